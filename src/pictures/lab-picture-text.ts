/**
 * A deployment drawn in letters, for a terminal. A certificate has a mark in a colour of its own (full while it is in force, an
 * outline while it is staged, half while it is past), and its first digits for those who see no colours.
 */
import { wallTimeText } from '../deployment/zoned-time.ts';
import { hueOf, thumbprintsIn } from './certificate-colours.ts';
import type { CertificatePicture, LabPicture, MachinePicture, PoolPicture } from './lab-picture.ts';
import { plainText } from './safe-text.ts';

const MARKS = { current: '●', staged: '○', previous: '◐' } as const;

/** Lines without line ends. @param hasColors whether escape sequences colour them. */
export function labPictureText(picture: LabPicture, hasColors: boolean): string[] {
  const paint: Paint = (text, code) => (hasColors ? `\u001b[${code}m${text}\u001b[0m` : text);
  return [
    `${paint(plainText(picture.name), '1')} at ${wallTimeText(picture.instant, picture.timeZone)}`,
    ...picture.sites.flatMap(({ name, pools }) => [
      '',
      `Site ${plainText(name)}`,
      ...pools.flatMap((pool) => poolLines(pool, paint)),
    ]),
    ...legend(picture, paint),
  ];
}

/** Colours a text by the parameters of an SGR sequence. */
type Paint = (text: string, code: string) => string;

function poolLines({ fqdn, role, isCentral, machines, more }: PoolPicture, paint: Paint): string[] {
  const central = isCentral ? ', Central Management Store' : '';
  const rest = more > 0 ? [`  └─ ${more} more`] : [];
  return [
    `  ${paint(plainText(fqdn), '1')} (${role}${central})`,
    ...machines.flatMap((machine, index) => machineLines(machine, index === machines.length - 1 && more === 0, paint)),
    ...rest.map((line) => `  ${line}`),
  ];
}

function machineLines(machine: MachinePicture, isLast: boolean, paint: Paint): string[] {
  const { fqdn, isOn, certificates, stopped, upToDate } = machine;
  const state = [
    ...(isOn ? [] : [paint('switched off', '31')]),
    ...(upToDate === false ? [paint('replica is behind', '33')] : []),
    ...(stopped.length > 0 ? [paint(`stopped: ${stopped.join(', ')}`, '31')] : []),
  ];
  const head = [`${isLast ? '└─' : '├─'} ${plainText(fqdn)}`, ...state].join('  ');
  const stem = isLast ? '  ' : '│ ';
  return [`    ${head}`, ...certificates.map((certificate) => `    ${stem}   ${certificateLine(certificate, paint)}`)];
}

function certificateLine({ thumbprint, state, uses }: CertificatePicture, paint: Paint): string {
  const word = state === 'current' ? '' : `${state} `;
  return `${paint(MARKS[state], colourCode(thumbprint))} ${thumbprint.slice(0, 8)} ${word}${uses.join(', ')}`;
}

function legend(picture: LabPicture, paint: Paint): string[] {
  const count = thumbprintsIn(picture).length;
  const marks = Object.entries(MARKS).map(([state, mark]) => `${mark} ${state}`);
  return ['', paint(`${marks.join('   ')}   ${count} ${count === 1 ? 'certificate' : 'certificates'}`, '2')];
}

/** One of the colours of a terminal of 256, by hue. */
function colourCode(thumbprint: string): string {
  const hue = hueOf(thumbprint);
  const part = (offset: number): number => {
    const at = (offset + hue / 60) % 6;
    return Math.round(5 * Math.max(0, Math.min(1, Math.min(at, 4 - at))));
  };
  return `38;5;${16 + 36 * part(5) + 6 * part(3) + part(1)}`;
}
