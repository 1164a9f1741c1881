/** The text that is typed as the language reads it: read once for all who ask while it stays as it is. */
import { type ParseResult, parse } from '../../language/parser.ts';

export class ParsedText {
  private text = '';
  private result: ParseResult | null = null;

  of(text: string): ParseResult {
    if (this.result === null || text !== this.text) {
      this.result = parse(text);
      this.text = text;
    }
    return this.result;
  }
}
