/** When a server says that something was published. */
import { DateTime } from '../../src/types/values/date-time.ts';

/** In local time; `null` for what is no date. */
export function publishedDate(text: string): DateTime | null {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : DateTime.fromUnixMs(moment).toLocalTime();
}
