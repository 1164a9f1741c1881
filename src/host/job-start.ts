/** What the thread of a job is started with. */
import type { Edition } from '../types/edition.ts';
import type { LabChoice } from './lab-link.ts';

export interface JobThreadStart {
  /** A number that the thread raises with each message. */
  readonly bell: SharedArrayBuffer;
  readonly place: JobPlace;
}

/** Where the session of a job is. */
export interface JobPlace extends Pick<LabChoice, 'lab' | 'labsRoot' | 'machine' | 'user'> {
  readonly loggedOn: boolean;
  readonly culture: string | null;
  /** Which PowerShell it shows itself as; 7 when omitted. */
  readonly edition?: Edition;
  /** Those that open the lab, where it is protected. */
  readonly passphrases: readonly string[];
}
