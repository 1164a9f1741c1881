/** MatchInfo: what Select-String gives for each line that fits. */
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import type { RegexMatch } from '../../src/types/regex/regex.ts';

/** Lines around a match. The display lists leave out what a neighbouring match shows. */
export class MatchInfoContext extends NetObject {
  constructor(
    readonly preContext: readonly string[],
    readonly postContext: readonly string[],
    readonly displayPreContext: readonly string[],
    readonly displayPostContext: readonly string[],
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.MatchInfoContext');
  }
}

const INPUT_STREAM = 'InputStream';

export class MatchInfo extends NetObject {
  context: MatchInfoContext | null = null;

  constructor(
    readonly line: string,
    readonly lineNumber: number,
    readonly pattern: string,
    readonly matches: readonly RegexMatch[],
    readonly ignoreCase: boolean,
    /** Full path of the file; null for an object from the pipeline. */
    private readonly filePath: string | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.MatchInfo');
  }

  get path(): string {
    return this.filePath ?? INPUT_STREAM;
  }

  get filename(): string {
    return this.path.slice(Math.max(this.path.lastIndexOf('/'), this.path.lastIndexOf('\\')) + 1);
  }

  /** The path as seen from a directory that it lies below; else the whole. */
  relativePath(directory: string | null): string {
    const { path } = this;
    if (this.filePath === null || !directory || !path.toLowerCase().startsWith(directory.toLowerCase())) return path;
    const rest = path.slice(directory.length);
    if (rest === '') return path;
    if (/[\\/]$/.test(directory)) return rest;
    return /^[\\/]/.test(rest) ? rest.slice(1) : path;
  }

  /** `file:3:text`; with context each line behind a prefix that marks the match. @param directory null shows full paths. */
  text(directory: string | null = null, shownLine = this.line): string {
    const path = directory === null ? this.path : this.relativePath(directory);
    const format = (line: string, number: number, prefix: string) =>
      this.filePath === null ? prefix + line : `${prefix}${path}:${number}:${line}`;
    if (!this.context) return format(shownLine, this.lineNumber, '');
    const { displayPreContext, displayPostContext } = this.context;
    let number = this.lineNumber - displayPreContext.length;
    return [
      ...displayPreContext.map((line) => format(line, number++, '  ')),
      format(shownLine, number++, '> '),
      ...displayPostContext.map((line) => format(line, number++, '  ')),
    ].join('\n');
  }

  /** As `text`, with the matches in reverse video. */
  emphasizedText(directory: string | null): string {
    let line = '';
    let at = 0;
    for (const match of this.matches) {
      line += `${this.line.slice(at, match.index)}\u001b[7m${match.value}\u001b[0m`;
      at = match.index + match.length;
    }
    return this.text(directory, line + this.line.slice(at));
  }

  override toString(): string {
    return this.text();
  }
}
