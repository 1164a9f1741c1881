/** Moments as wizards show them. */
import { formatValue } from '../types/format/format-value.ts';
import { localDate } from '../types/values/instants.ts';
import type { FormLanguage } from './form-view.ts';

const CULTURES: Readonly<Record<FormLanguage, string>> = { en: 'en-US', fr: 'fr-FR' };

/** The day, as people of the language write it. */
export function dateText(instant: number, language: FormLanguage): string {
  return formatValue(localDate(instant), 'd', CULTURES[language]);
}

/** Day and time, as the details of a certificate have them. */
export function timeText(instant: number, language: FormLanguage): string {
  return formatValue(localDate(instant), 'F', CULTURES[language]);
}
