/**
 * System.Console's writers, its reader, colours and encodings. They are a session's own: what one redirects or colours shows
 * in no other.
 */
import { AmbientPort, ambient, ambientPort } from '../ambient.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { type Encoding, encodings } from '../text/encoding.ts';
import { EnumValue } from '../values/enum-value.ts';
import { TextReader } from './text-reader.ts';
import { TextWriter } from './text-writer.ts';

/** `[Console]::Out` and `[Console]::Error` as long as no script has put others in their place. */
class ConsoleWriter extends TextWriter {
  readonly encoding = encodings.utf8NoBom;

  constructor(private readonly stream: 'output' | 'error') {
    super();
  }

  netType(): NetType {
    return typeNamed('System.IO.TextWriter+SyncTextWriter');
  }

  write(text: string): void {
    const { foreground, background } = consoleState();
    if (this.stream === 'error') ambient().console.writeError(text);
    else ambient().console.write(text, foreground ?? undefined, background ?? undefined);
  }

  /** The console stays open. */
  close(): void {}
}

class ConsoleReader extends TextReader {
  netType(): NetType {
    return typeNamed('System.IO.SyncTextReader');
  }

  protected more(): string | null {
    const line = ambient().console.readLine();
    return line === null ? null : `${line}\n`;
  }

  override close(): void {}

  /** Closing does nothing, so nothing asks for this. */
  protected closedError(): unknown {
    return new Error('The reader of the console is never closed.');
  }
}

const NO_COLORS = { foreground: null, background: null };
/** What a console on Windows is in that nobody has painted. */
const USUAL = { foreground: 'Gray', background: 'Black' };

export class ConsoleState {
  output: TextWriter = new ConsoleWriter('output');
  error: TextWriter = new ConsoleWriter('error');
  input: TextReader = new ConsoleReader();
  /** The console itself takes and gives texts; these are what a script has set. */
  outputEncoding: Encoding = encodings.utf8NoBom;
  inputEncoding: Encoding = encodings.utf8NoBom;
  private colors: { readonly foreground: string | null; readonly background: string | null } = NO_COLORS;

  /** Names of ConsoleColor; null while nothing was chosen. */
  get foreground(): string | null {
    return this.colors.foreground;
  }

  get background(): string | null {
    return this.colors.background;
  }

  /** What the console writes in from now on. */
  paint(colors: { readonly foreground?: string; readonly background?: string }): void {
    this.colors = { ...this.colors, ...colors };
    ambient().console.paint(this.foreground, this.background);
  }

  /** The console's own colours again. */
  resetColors(): void {
    this.colors = NO_COLORS;
    ambient().console.paint(null, null);
  }
}

const CONSOLE_STATE = new AmbientPort<ConsoleState>('state of the console');

export function consoleState(): ConsoleState {
  const known = ambientPort(CONSOLE_STATE);
  if (known) return known;
  const made = new ConsoleState();
  ambient().ports.set(CONSOLE_STATE, made);
  return made;
}

/** A colour of the console, as System.Console and the host's raw interface give it. */
export function consoleColor(key: 'foreground' | 'background'): EnumValue {
  return EnumValue.named(typeNamed('System.ConsoleColor'), consoleState()[key] ?? USUAL[key]);
}
