/** System.Globalization.TextInfo: letter case and code pages of a culture. */
import type { Culture } from '../culture/culture.ts';
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class TextInfo extends NetObject {
  private separator: string | null = null;

  constructor(
    readonly culture: Culture,
    readonly isReadOnly = false,
  ) {
    super();
  }

  get listSeparator(): string {
    return this.separator ?? this.culture.listSeparator;
  }

  set listSeparator(value: string) {
    if (this.isReadOnly) throw netException('System.InvalidOperationException', 'Instance is read-only.');
    this.separator = value;
  }

  /** A copy that a script may change. */
  copy(): TextInfo {
    const copy = new TextInfo(this.culture);
    copy.separator = this.separator;
    return copy;
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
