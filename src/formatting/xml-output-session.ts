/**
 * What a session writes for another PowerShell that has started it with `-OutputFormat XML`: objects as CLIXML on standard
 * output, errors and the other streams on standard error.
 */
import type { DefaultOutput } from '../engine/host.ts';
import type { Runspace } from '../engine/runspace.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { type StreamedValue, writeCliXmlStreams } from '../types/serialization/clixml-writer.ts';

const HEADER = '#< CLIXML\n';
const DEPTH = 2;
/** `WARNING: ` before a line of the console: the other side puts it there itself. */
const PREFIX = /^[A-Z]+: /;

export class XmlOutputSession implements DefaultOutput {
  private readonly output: StreamedValue[] = [];
  private readonly others: StreamedValue[] = [];

  constructor(private readonly runspace: Runspace) {}

  write(value: unknown): void {
    this.runspace.interrupt.check();
    this.output.push({ stream: 'Output', value });
  }

  writeError(record: ErrorRecord): void {
    this.others.push({ stream: 'Error', value: record });
  }

  writeStreamLine(kind: 'warning' | 'verbose' | 'debug' | 'information', line: string): void {
    this.others.push({ stream: kind, value: line.replace(PREFIX, '') });
  }

  /** The console of a process without one is its output. */
  writeHost(text: string): void {
    this.output.push({ stream: 'Output', value: text });
  }

  /** Nothing is held back: what was written is handed over at the end. */
  abandon(): void {}

  end(): void {
    const { ui } = this.runspace;
    if (this.output.length > 0) ui.write(HEADER + writeCliXmlStreams(this.output.splice(0), DEPTH));
    if (this.others.length > 0) ui.writeErrorText(HEADER + writeCliXmlStreams(this.others.splice(0), DEPTH));
  }
}
