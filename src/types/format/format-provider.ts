/** The number format that an IFormatProvider argument stands for. */
import type { NumberFormat } from '../culture/culture.ts';
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { NetObject } from '../net-object.ts';

/** What values that are format providers have: a CultureInfo its number format, a NumberFormatInfo itself. */
interface NumberFormatSource {
  readonly numberFormat: NumberFormat;
}

function isSource(value: object): value is NumberFormatSource {
  return 'numberFormat' in value && typeof value.numberFormat === 'object';
}

/** The number format of a provider; the current culture's for null and for providers of other things. */
export function numberFormatOf(provider: unknown): NumberFormat {
  if (provider instanceof NetObject) {
    if (isSource(provider)) return provider.numberFormat;
    if (
      'culture' in provider &&
      typeof provider.culture === 'object' &&
      provider.culture &&
      isSource(provider.culture)
    ) {
      return provider.culture.numberFormat;
    }
  }
  return cultureOrCurrent(null).numberFormat;
}
