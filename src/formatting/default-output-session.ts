/** What a host shows of a top-level input: Out-Default with the errors, warnings and host lines between the objects. */
import type { ConsoleColor, DefaultOutput } from '../engine/host.ts';
import type { Runspace } from '../engine/runspace.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { hostOutput } from './host-output.ts';
import { OutputSession } from './output-session.ts';
import { RunspaceContext } from './runspace-context.ts';

export class DefaultOutputSession implements DefaultOutput {
  private session: OutputSession | null = null;

  constructor(private readonly runspace: Runspace) {}

  /** Made with the first object: many inputs show nothing. */
  private get open(): OutputSession {
    return (this.session ??= new OutputSession(
      hostOutput(this.runspace.ui, this.runspace.style),
      new RunspaceContext(this.runspace),
    ));
  }

  write(value: unknown): void {
    // One statement may give millions of objects: Ctrl+C has to be seen between them.
    this.runspace.interrupt.check();
    if (value !== null && value !== undefined) this.open.process(value);
  }

  writeError(record: ErrorRecord): void {
    this.open.processError(record);
  }

  /**
   * Goes to the console at once, as in PowerShell: rows of a table that are still held back to find its widths come
   * after it, everything else that was written came before.
   */
  writeStreamLine(kind: 'warning' | 'verbose' | 'debug' | 'information', line: string): void {
    this.runspace.ui.writeStreamLine(kind, line);
  }

  writeHost(text: string, foreground?: ConsoleColor, background?: ConsoleColor): void {
    this.runspace.ui.write(text, foreground, background);
  }

  end(): void {
    this.session?.end();
    this.session = null;
  }

  abandon(): void {
    this.session = null;
  }
}
