/** The delimiter that -Delimiter or -UseCulture asks for. */
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import type { Char } from '../../src/types/values/char.ts';
import { cultureInfoNamed } from '../../src/types/values/culture-info.ts';

export function delimiterOf(given: Char | undefined, useCulture: boolean | undefined): string {
  if (useCulture) return toText(getMember(getMember(cultureInfoNamed(ambient().culture), 'TextInfo'), 'ListSeparator'));
  return given === undefined ? ',' : given.toString();
}
