/** What the parser says about a text which it cannot accept. */
import type { Extent } from './extent.ts';

/** One error found while parsing; parsing goes on after it. */
export interface ParseError {
  readonly extent: Extent;
  /** PowerShell's id of the message, shown as FullyQualifiedErrorId. */
  readonly errorId: string;
  readonly message: string;
  /** True when more text could still make the input right: the prompt then asks for another line. */
  readonly incompleteInput: boolean;
}
