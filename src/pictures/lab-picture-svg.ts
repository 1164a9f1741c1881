/**
 * A deployment drawn as SVG. Every certificate has a colour of its own, and its first digits beside it for those who do not
 * see colours; the picture holds texts of the lab only as text.
 */
import { colourOf } from './certificate-colours.ts';
import type { CertificatePicture, LabPicture, MachinePicture, PoolPicture, SitePicture } from './lab-picture.ts';
import { markupText } from './safe-text.ts';

/** Lengths in pixels. */
const MACHINE = { width: 290, head: 20, line: 17, gap: 10 } as const;
const POOL = { padding: 12, head: 24, gap: 16 } as const;
const SITE = { padding: 14, head: 28, gap: 18 } as const;
const COLUMNS = 4;

/** Something drawn, and how much room it takes. */
interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export function labPictureSvg(picture: LabPicture): string {
  const sites = picture.sites.map(drawSite);
  const { svg, width, height } = stacked(sites, SITE.gap);
  const when = new Date(picture.instant).toISOString().slice(0, 16).replace('T', ' ');
  const title = `${picture.name} at ${when}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12"><title>${markupText(title)}</title>${svg}</svg>`;
}

function drawSite({ name, pools }: SitePicture): Drawing {
  const body = stacked(pools.map(drawPool), POOL.gap);
  return framed(`Site ${name}`, body, SITE, '#8886');
}

function drawPool({ fqdn, role, isCentral, machines, more }: PoolPicture): Drawing {
  const notes = [role, ...(isCentral ? ['Central Management Store'] : []), ...(more > 0 ? [`${more} more`] : [])];
  const rows: Drawing[] = [];
  for (let at = 0; at < machines.length; at += COLUMNS) {
    rows.push(sideBySide(machines.slice(at, at + COLUMNS).map(drawMachine)));
  }
  return framed(`${fqdn} (${notes.join(', ')})`, stacked(rows, MACHINE.gap), POOL, '#8889');
}

function drawMachine({ fqdn, certificates, stopped, upToDate }: MachinePicture): Drawing {
  const lines = [
    ...certificates.map(certificateLine),
    ...(stopped.length > 0 ? [plainLine(`stopped: ${stopped.join(', ')}`, '#c62828')] : []),
    ...(upToDate === false ? [plainLine('replica is behind', '#b7791f')] : []),
  ];
  const height = MACHINE.head + lines.length * MACHINE.line + 8;
  const drawn = lines.map((line, index) => moved(line, 8, MACHINE.head + index * MACHINE.line + 4)).join('');
  const head = `<rect width="${MACHINE.width}" height="${height}" rx="4" fill="#8881" stroke="#888"/><text x="8" y="15" font-weight="600">${markupText(fqdn)}</text>`;
  return { svg: head + drawn, width: MACHINE.width, height };
}

/** A square in the certificate's colour: full while it is in force, a frame while it is staged, pale when it is past. */
function certificateLine({ thumbprint, state, uses }: CertificatePicture): string {
  const colour = colourOf(thumbprint);
  const fill = state === 'current' ? colour : state === 'previous' ? `${colour}55` : 'none';
  const words = `${thumbprint.slice(0, 8)} ${state === 'current' ? '' : `${state} `}${uses.join(', ')}`;
  const title = `<title>${markupText(`${thumbprint}: ${state}: ${uses.join(', ')}`)}</title>`;
  return `<g>${title}<rect y="1" width="10" height="10" rx="2" fill="${fill}" stroke="${colour}"/><text x="16" y="10">${markupText(shortened(words))}</text></g>`;
}

function plainLine(text: string, colour: string): string {
  return `<g><title>${markupText(text)}</title><text x="16" y="10" fill="${colour}">${markupText(shortened(text))}</text></g>`;
}

/** What fits into a machine's frame. */
function shortened(text: string): string {
  return text.length <= 37 ? text : `${text.slice(0, 36)}…`;
}

function framed(
  label: string,
  { svg, width, height }: Drawing,
  { padding, head }: { readonly padding: number; readonly head: number },
  stroke: string,
): Drawing {
  const outer = { width: width + 2 * padding, height: height + head + padding };
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

function sideBySide(drawings: readonly Drawing[]): Drawing {
  let at = 0;
  let svg = '';
  for (const drawing of drawings) {
    svg += moved(drawing.svg, at, 0);
    at += drawing.width + MACHINE.gap;
  }
  return { svg, width: at - MACHINE.gap, height: Math.max(...drawings.map(({ height }) => height)) };
}

function moved(svg: string, x: number, y: number): string {
  return `<g transform="translate(${x} ${y})">${svg}</g>`;
}
