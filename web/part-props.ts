/** What each part of the page is given. */
import type { LabPage } from './lab.ts';
import type { Words } from './words.ts';

export interface PartProps {
  readonly lab: LabPage;
  readonly words: Words;
}
