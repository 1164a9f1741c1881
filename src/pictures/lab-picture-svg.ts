/**
 * A deployment drawn as SVG. Every certificate has a colour of its own, and its first digits beside it for those who do not
 * see colours; the picture holds texts of the lab only as text.
 */
import { wallTimeText } from '../deployment/zoned-time.ts';
import { colourOf } from './certificate-colours.ts';
import type { CertificatePicture, LabPicture, MachinePicture, PoolPicture, SitePicture } from './lab-picture.ts';
import { markupText } from './safe-text.ts';
import { shortenedName } from './shortened-name.ts';

/** Lengths in pixels. */
const MACHINE = { width: 290, head: 20, line: 17, gap: 10 } as const;
const POOL = { padding: 12, head: 24, gap: 16 } as const;
const SITE = { padding: 14, head: 28, gap: 18 } as const;
const COLUMNS = 4;
/** Pools stand beside each other as far as they fit into this. */
const SITE_WIDTH = COLUMNS * MACHINE.width + (COLUMNS - 1) * MACHINE.gap + 2 * POOL.padding;
/** The average width of a letter, which is all that can be known of the reader's font. */
const LETTER = { plain: 6.9, bold: 7.6 } as const;
const ALARM = '#c62828';
const WARNING = '#b7791f';

/** Something drawn, and how much room it takes. */
interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export function labPictureSvg(picture: LabPicture): string {
  const { svg, width, height } = stacked([...picture.sites.map(drawSite), legend()], SITE.gap);
  const when = wallTimeText(picture.instant, picture.timeZone).slice(0, 16);
  const title = `${picture.name} at ${when}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12"><title>${markupText(title)}</title>${svg}</svg>`;
}

function drawSite({ name, pools }: SitePicture): Drawing {
  const body = flowed(pools.map(drawPool), SITE_WIDTH, POOL.gap);
  return framed(`Site ${name}`, body, SITE, '#8886');
}

function drawPool({ fqdn, role, isCentral, machines, more }: PoolPicture): Drawing {
  const notes = [role, ...(isCentral ? ['Central Management Store'] : []), ...(more > 0 ? [`${more} more`] : [])];
  const rows: Drawing[] = [];
  for (let at = 0; at < machines.length; at += COLUMNS) {
    rows.push(sideBySide(machines.slice(at, at + COLUMNS).map(drawMachine), MACHINE.gap));
  }
  return framed(`${fqdn} (${notes.join(', ')})`, stacked(rows, MACHINE.gap), POOL, '#8889');
}

/** What is the matter with a machine is said in words, and seen by its frame. */
function drawMachine({ fqdn, isOn, certificates, stopped, upToDate }: MachinePicture): Drawing {
  const lines = [
    ...(isOn ? [] : [plainLine('switched off', ALARM)]),
    ...certificates.map(certificateLine),
    ...(stopped.length > 0 ? [plainLine(`stopped: ${stopped.join(', ')}`, ALARM)] : []),
    ...(upToDate === false ? [plainLine('replica is behind', WARNING)] : []),
  ];
  const { width, head, line } = MACHINE;
  const height = head + lines.length * line + 8;
  const drawn = lines.map((text, index) => moved(text, 8, head + index * line + 4)).join('');
  const stroke = !isOn || stopped.length > 0 ? ALARM : upToDate === false ? WARNING : '#888';
  const dashes = isOn ? '' : ' stroke-dasharray="5 4"';
  const frame = `<rect width="${width}" height="${height}" rx="4" fill="#8881" stroke="${stroke}"${dashes}/>`;
  const name = markupText(shortenedName(fqdn, (width - 16) / LETTER.bold));
  const title = `<text x="8" y="15" font-weight="600"><title>${markupText(fqdn)}</title>${name}</text>`;
  return { svg: frame + title + drawn, width, height };
}

/** A square in the certificate's colour: full while it is in force, a frame while it is staged, pale when it is past. */
function certificateLine({ thumbprint, state, uses }: CertificatePicture): string {
  const words = `${thumbprint.slice(0, 8)} ${state === 'current' ? '' : `${state} `}${uses.join(', ')}`;
  const title = `<title>${markupText(`${thumbprint}: ${state}: ${uses.join(', ')}`)}</title>`;
  return `<g>${title}${certificateMark(state, colourOf(thumbprint))}<text x="16" y="10">${markupText(shortened(words, LINE_LETTERS))}</text></g>`;
}

function certificateMark(state: CertificatePicture['state'], colour: string): string {
  const fill = state === 'current' ? colour : state === 'previous' ? `${colour}55` : 'none';
  return `<rect y="1" width="10" height="10" rx="2" fill="${fill}" stroke="${colour}"/>`;
}

/** What the marks mean. */
function legend(): Drawing {
  const states = ['current', 'staged', 'previous'] as const;
  const entries = states.map((state) => ({
    svg: `${certificateMark(state, '#888888')}<text x="16" y="10">${state}</text>`,
    width: 80,
    height: 14,
  }));
  return sideBySide(entries, 0);
}

function plainLine(text: string, colour: string): string {
  return `<g><title>${markupText(text)}</title><text x="16" y="10" fill="${colour}">${markupText(shortened(text, LINE_LETTERS))}</text></g>`;
}

/** What fits into a line of a machine, behind its mark. */
const LINE_LETTERS = (MACHINE.width - 32) / LETTER.plain;

function shortened(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
}

function framed(
  label: string,
  { svg, width, height }: Drawing,
  { padding, head }: { readonly padding: number; readonly head: number },
  stroke: string,
): Drawing {
  const inner = Math.max(width, Math.ceil(label.length * LETTER.plain));
  const outer = { width: inner + 2 * padding, height: height + head + padding };
  const frame = `<rect width="${outer.width}" height="${outer.height}" rx="6" fill="none" stroke="${stroke}"/>`;
  const text = `<text x="${padding}" y="${head - 8}">${markupText(label)}</text>`;
  return { ...outer, svg: frame + text + moved(svg, padding, head) };
}

function stacked(drawings: readonly Drawing[], gap: number): Drawing {
  let at = 0;
  let svg = '';
  for (const drawing of drawings) {
    svg += moved(drawing.svg, 0, at);
    at += drawing.height + gap;
  }
  return { svg, width: Math.max(MACHINE.width, ...drawings.map(({ width }) => width)), height: Math.max(0, at - gap) };
}

function sideBySide(drawings: readonly Drawing[], gap: number): Drawing {
  let at = 0;
  let svg = '';
  for (const drawing of drawings) {
    svg += moved(drawing.svg, at, 0);
    at += drawing.width + gap;
  }
  return { svg, width: at - gap, height: Math.max(...drawings.map(({ height }) => height)) };
}

/** As words on a page: beside each other as long as there is room, then in the next row. */
function flowed(drawings: readonly Drawing[], room: number, gap: number): Drawing {
  const rows: Drawing[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const drawing of drawings) {
    if (used + gap + drawing.width > room) {
      rows.push([]);
      used = -gap;
    }
    rows.at(-1)?.push(drawing);
    used += gap + drawing.width;
  }
  return stacked(
    rows.map((row) => sideBySide(row, gap)),
    gap,
  );
}

function moved(svg: string, x: number, y: number): string {
  return `<g transform="translate(${x} ${y})">${svg}</g>`;
}
