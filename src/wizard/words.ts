/** The texts of wizards by their keys, in English and French. `{0}` and `{1}` stand for what is filled in. */
import type { FormLanguage } from './form-view.ts';
import en from './texts/en.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };

/** A text by its key, with what is to be filled in. */
export type Words = (key: string, ...filled: readonly string[]) => string;

/** The texts of a language. */
export function wordsOf(language: FormLanguage): Words {
  const texts: Readonly<Record<string, string | undefined>> = language === 'fr' ? fr : en;
  return (key, ...filled) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`There is no text ${key} in the language ${language}.`);
    return text.replace(/\{(\d)\}/g, (whole, index) => filled[Number(index)] ?? whole);
  };
}
