/** What an IFormatProvider argument means for numbers. */
import type { NumberFormat } from '../culture/culture.ts';
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { CultureInfo, NumberFormatInfo } from '../values/culture-info.ts';

/** The number format of a provider; the current culture's for null and for providers of other things. */
export function numberFormatOf(provider: unknown): NumberFormat {
  if (provider instanceof CultureInfo || provider instanceof NumberFormatInfo) return provider.numberFormat;
  return cultureOrCurrent(null).numberFormat;
}
