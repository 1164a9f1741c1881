/** An error as an entry of format data. */
import type { ErrorRecord } from '../types/error-record.ts';
import { errorText } from './error-view.ts';
import type { FormatEntry } from './format-data.ts';
import type { FormattingContext } from './formatting-context.ts';

/** An error between other output: its lines, not broken to the screen's width. */
export function errorEntry(record: ErrorRecord, context: FormattingContext): FormatEntry {
  const text = errorText(record, context);
  return { kind: 'custom', values: [{ kind: 'entry', frame: null, values: [{ kind: 'text', text }] }] };
}
