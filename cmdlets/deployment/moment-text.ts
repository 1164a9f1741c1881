/** Moments as scripts and people read them. */
import { ambient } from '../../src/types/ambient.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { localDate } from '../../src/types/values/instants.ts';

/** A moment in the words of the session's culture, as ToString() of a date gives it. */
export function momentText(instant: number): string {
  return formatValue(localDate(instant), 'G', ambient().culture);
}
