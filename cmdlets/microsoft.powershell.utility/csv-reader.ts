/** Reads CSV as PowerShell does: fields in quotation marks may hold delimiters, line ends and doubled marks. */

/** The records of a text. Empty lines are none; a field outside quotation marks is trimmed at its beginning. */
export class CsvReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
  ) {}

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The next record, null at the end of the text. */
  record(): string[] | null {
    for (;;) {
      if (this.atEnd) return null;
      const fields = this.fields();
      if (fields.length > 1 || fields[0] !== '' || this.quoted) return fields;
    }
  }

  /** The next line as a record, also an empty one. */
  line(): string[] {
    return this.fields();
  }

  /** Whether the record read last had a field in quotation marks. */
  private quoted = false;

  /** A line as it stands; for `#TYPE` lines. */
  peekLine(): string {
    const end = this.text.slice(this.at, this.at + 4096).search(/[\r\n]/);
    return end < 0 ? this.text.slice(this.at) : this.text.slice(this.at, this.at + end);
  }

  skipLine(): void {
    this.at += this.peekLine().length;
    this.lineEnd();
  }

  private lineEnd(): void {
    if (this.text[this.at] === '\r') this.at++;
    if (this.text[this.at] === '\n') this.at++;
  }

  private fields(): string[] {
    const { text } = this;
    const delimiter = this.delimiter.charCodeAt(0);
    const fields: string[] = [];
    this.quoted = false;
    for (;;) {
      this.skipBlanks(delimiter);
      const field = text.charCodeAt(this.at) === 34 ? this.quotedField(delimiter) : this.plainField(delimiter);
      fields.push(field);
      const code = text.charCodeAt(this.at);
      if (code === delimiter) {
        this.at++;
        continue;
      }
      this.lineEnd();
      return fields;
    }
  }

  private skipBlanks(delimiter: number): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if ((code !== 32 && code !== 9) || code === delimiter) return;
      this.at++;
    }
  }

  private plainField(delimiter: number): string {
    const { text } = this;
    const start = this.at;
    let i = start;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === delimiter || code === 10 || code === 13) break;
    }
    this.at = i;
    return text.slice(start, i);
  }

  /** What follows the closing mark up to the delimiter belongs to the field, too. */
  private quotedField(delimiter: number): string {
    const { text } = this;
    this.quoted = true;
    let field = '';
    let start = this.at + 1;
    for (;;) {
      const end = text.indexOf('"', start);
      if (end < 0) {
        this.at = text.length;
        return field + text.slice(start);
      }
      field += text.slice(start, end);
      if (text.charCodeAt(end + 1) === 34) {
        field += '"';
        start = end + 2;
        continue;
      }
      this.at = end + 1;
      this.skipBlanks(delimiter);
      return field + this.plainField(delimiter);
    }
  }
}
