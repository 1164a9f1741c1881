/** What a picture shows: a lab live, or one in a recording. */
import type { MachineMark, SiteMark } from '../../src/pictures/lab-marks.ts';
import type { Words } from '../words.ts';

/** A lab as a picture shows it: live, or in a recording. */
export interface PicturedLab {
  readonly sites: readonly SiteMark[];
  readonly machines: ReadonlyMap<string, MachineMark>;
  /** The machine whose panel is open. */
  readonly inspected: string | null;
  /** Opens a machine's panel; null where there is none. */
  readonly inspect: ((machine: string) => void) | null;
}

export interface PictureProps {
  readonly lab: PicturedLab;
  readonly words: Words;
}
