/** Keeps what a console shows of a command, and of that the errors: a command that showed one did not succeed. */
import { ForwardingUI } from '../../engine/forwarding-ui.ts';
import type { ConsoleColor, HostUI, StreamKind } from '../../engine/host.ts';

/** What was shown. */
export interface Watched {
  readonly output: string;
  /** The errors of it, which stand in the output too. */
  readonly errors: string;
}

export class WatchedUI extends ForwardingUI {
  private output = '';
  private errors = '';

  constructor(
    target: HostUI,
    /** Whether the console shows it too. */
    private readonly isShown: boolean,
  ) {
    super(target);
  }

  /** What was shown since the last call. */
  take(): Watched {
    const { output, errors } = this;
    this.output = '';
    this.errors = '';
    return { output, errors };
  }

  override write(text: string, foreground?: ConsoleColor, background?: ConsoleColor): void {
    this.output += text;
    if (this.isShown) super.write(text, foreground, background);
  }

  override writeOutputLine(line: string): void {
    this.output += `${line}\n`;
    if (this.isShown) super.writeOutputLine(line);
  }

  override writeErrorText(text: string, style?: string): void {
    this.output += text;
    this.errors += text;
    if (this.isShown) super.writeErrorText(text, style);
  }

  override writeStreamLine(kind: StreamKind, line: string, style?: string): void {
    this.output += `${line}\n`;
    if (this.isShown) super.writeStreamLine(kind, line, style);
  }

  override clear(): void {
    if (this.isShown) super.clear();
  }
}
