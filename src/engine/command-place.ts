/** Where a command was called, as errors about finding it tell. */

import type { Extent } from '../language/extent.ts';

export interface CommandPlace {
  /** As the caller wrote it: the name, or the operator before a value. */
  readonly name: string;
  readonly extent: Extent | null;
}
