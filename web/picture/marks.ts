/** How certificates are told apart: each has a letter and a colour, and a shape that says whether it is in force. */
import { hueOf } from '../../src/pictures/certificate-colours.ts';
import type { CertificateMark, MachineMark, SiteMark } from '../../src/pictures/lab-marks.ts';

const LETTERS = 26;

/** A letter for each certificate, in the order of the picture. */
export function lettersOf(sites: readonly SiteMark[], machines: ReadonlyMap<string, MachineMark>): Map<string, string> {
  const letters = new Map<string, string>();
  for (const name of sites.flatMap(({ pools }) => pools.flatMap((pool) => pool.machines))) {
    for (const { thumbprint } of machines.get(name)?.certificates ?? []) {
      if (!letters.has(thumbprint)) letters.set(thumbprint, letterOf(letters.size));
    }
  }
  return letters;
}

function letterOf(number: number): string {
  const round = Math.floor(number / LETTERS);
  return String.fromCharCode(65 + (number % LETTERS)) + (round === 0 ? '' : String(round));
}

export function hueStyle({ thumbprint }: CertificateMark): { '--hue': string } {
  return { '--hue': String(hueOf(thumbprint)) };
}

/** In force, coming, past. */
export const SHAPES: Readonly<Record<CertificateMark['state'], string>> = {
  current: '■',
  staged: '▷',
  previous: '□',
};

export type Health = 'ok' | 'behind' | 'stopped' | 'off';

/** The gravest of what there is to say of a machine. */
export function healthOf({ isOn, stopped, upToDate }: MachineMark): Health {
  if (!isOn) return 'off';
  if (stopped.length > 0) return 'stopped';
  return upToDate === false ? 'behind' : 'ok';
}

/** The machines of a pool, counted by how they are. */
export function countsOf(machines: readonly MachineMark[]): Record<Health, number> {
  const counts: Record<Health, number> = { ok: 0, behind: 0, stopped: 0, off: 0 };
  for (const machine of machines) counts[healthOf(machine)]++;
  return counts;
}
