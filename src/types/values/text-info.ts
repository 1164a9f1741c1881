/** System.Globalization.TextInfo: letter case and code pages of a culture. */
import type { Culture } from '../culture/culture.ts';
import { NetObject } from '../net-object.ts';
import { type NetType, typeNamed } from '../net-type.ts';

export class TextInfo extends NetObject {
  constructor(readonly culture: Culture) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Globalization.TextInfo');
  }

  toLower(text: string): string {
    return text.toLocaleLowerCase(this.culture.locale);
  }

  /** One character stays one: ß has no capital of its own. */
  toUpper(text: string): string {
    return Array.from(text, (char) => {
      const upper = char.toLocaleUpperCase(this.culture.locale);
      return upper.length === char.length ? upper : char;
    }).join('');
  }

  /** The first letter of each word large, the rest small; words in capitals are acronyms and stay. */
  toTitleCase(text: string): string {
    return text.replace(/\p{L}[\p{L}\p{M}\p{N}']*/gu, (word) => {
      if (word.length > 1 && word === this.toUpper(word) && word !== this.toLower(word)) return word;
      const [first = ''] = word;
      return this.toUpper(first) + this.toLower(word.slice(first.length));
    });
  }
}
