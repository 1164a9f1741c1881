/** The texts of the page. A text is data: `{0}` stands for a fact of the lab, which is shown as text and never as markup. */
import type { Language } from '../src/serve/message-types.ts';
import en from './texts/en.json';
import fr from './texts/fr.json';

export type WordKey = keyof typeof en;

export type Words = (key: WordKey, ...facts: readonly (string | number)[]) => string;

/** One function a language: what is drawn with the same words need not be drawn anew. */
const words: Readonly<Record<Language, Words>> = { en: wordsOf(en), fr: wordsOf(fr) };

export function wordsIn(language: Language): Words {
  return words[language];
}

function wordsOf(texts: Readonly<Record<WordKey, string>>): Words {
  return (key, ...facts) => texts[key].replace(/\{(\d)\}/g, (_place, number) => String(facts[Number(number)] ?? ''));
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
