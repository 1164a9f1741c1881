/** What the parameters of a Format-* cmdlet ask for, in one form for all of them. */

import type { PropertyParameter } from './property-parameters.ts';
import type { View } from './view-definition.ts';

export interface FormatOptions {
  /** The cmdlet's kind of view; null for the default formatting of Out-*. */
  readonly kind: View['kind'] | null;
  readonly properties: readonly PropertyParameter[];
  readonly groupBy: PropertyParameter | null;
  readonly viewName: string | null;
  readonly force: boolean;
  /** -ShowError: failed properties are reported as errors behind the object. */
  readonly showErrors: boolean;
  /** -DisplayError: failed properties show `#ERR`. */
  readonly displayErrors: boolean;
  readonly expand: 'CoreOnly' | 'EnumOnly' | 'Both' | null;
  /** Undefined where the view decides. */
  readonly autoSize?: boolean;
  readonly wrap?: boolean;
  readonly hideHeaders?: boolean;
  readonly repeatHeader?: boolean;
  /** Columns of Format-Wide. */
  readonly columns?: number;
  /** Depth of Format-Custom. */
  readonly depth?: number;
}

/** Formatting without any Format-* cmdlet. */
export const DEFAULT_FORMAT: FormatOptions = {
  kind: null,
  properties: [],
  groupBy: null,
  viewName: null,
  force: false,
  showErrors: false,
  displayErrors: false,
  expand: null,
};
