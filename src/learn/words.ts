/** The words around exercises in the languages that the program speaks; the texts of exercises may be in more. */
import en from './words/en.json' with { type: 'json' };
import fr from './words/fr.json' with { type: 'json' };

export type Word = keyof typeof en;

const tables: ReadonlyMap<string, Readonly<Record<Word, string>>> = new Map([
  ['en', en],
  ['fr', fr],
]);

/** A sentence in a language, or in English where the program does not speak it; `{0}` is the first value. */
export function inWords(language: string, word: Word, ...values: readonly (string | number)[]): string {
  const text = (tables.get(language) ?? en)[word];
  return text.replace(/\{(\d)\}/g, (whole, index) => String(values[Number(index)] ?? whole));
}

/** The language of a culture, or of a locale as Unix names it: `fr` of `fr-FR` and of `fr_FR.UTF-8`. */
export function languageOf(culture: string): string {
  return /^[a-z]{2,8}(?=$|[-_.])/i.exec(culture)?.[0].toLowerCase() ?? 'en';
}
