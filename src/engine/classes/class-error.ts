/** Errors of definitions: what is known only when types are, but is reported as an error of parsing. */
import type { Extent } from '../../language/extent.ts';
import type { ParseError } from '../../language/parse-error.ts';

export function classError(extent: Extent, errorId: string, message: string): ParseError {
  return { extent, errorId, message, incompleteInput: false };
}
