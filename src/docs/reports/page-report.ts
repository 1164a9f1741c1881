/** What is known of a page after its run: the matter of every report. */
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
}
