/** The texts of the page. A text is data: `{0}` stands for a fact of the lab, which is shown as text and never as markup. */
import type { Language } from '../src/serve/message-types.ts';
import en from './texts/en.json';
import fr from './texts/fr.json';

export type WordKey = keyof typeof en;

const texts: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, fr };

export type Words = (key: WordKey, ...facts: readonly (string | number)[]) => string;

export function wordsIn(language: Language): Words {
  const of = texts[language];
  return (key, ...facts) => of[key].replace(/\{(\d)\}/g, (_place, number) => String(facts[Number(number)] ?? ''));
}

export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(en, key);
}

/** Lab time, as the language writes it. */
export function dateText(instant: number, language: Language, timeZone: string | null): string {
  const zone = timeZone === null ? {} : { timeZone };
  return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium', ...zone }).format(instant);
}

export function timeText(instant: number, language: Language, timeZone: string | null): string {
  const zone = timeZone === null ? {} : { timeZone };
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', ...zone }).format(instant);
}
