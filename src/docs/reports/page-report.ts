/** What is known of a page after its run: the matter of every report. */
import type { LabPicture } from '../../pictures/lab-picture.ts';
import type { LabOfPage } from '../lab-of-page.ts';
import type { PageResult } from '../page-run.ts';

export interface PageReport {
  readonly path: string;
  /** Null where the page could not be read. */
  readonly result: PageResult | null;
  /** The lab that was chosen for it; null where it was told, or where nothing was run. */
  readonly lab: LabOfPage | null;
  /** Why it could not be read. */
  readonly problem: string | null;
  readonly exitCode: number;
  /** The deployment as the page has left it; null where nobody asked for it. */
  readonly picture: LabPicture | null;
}
