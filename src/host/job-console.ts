/** The console of a job, which nobody sees: what is written to it waits with the job's results, and nobody answers. */
import { CaptureUI } from '../docs/capture-ui.ts';
import type { ConsoleColor } from '../engine/host.ts';
import type { StreamItem } from '../engine/jobs/isolated-run.ts';
import type { WireHostMessage } from '../engine/jobs/job-messages.ts';
import type { ProgressRecord } from '../engine/progress-record.ts';

export class JobConsole extends CaptureUI {
  /** Gets what is written: the job that runs. */
  give: (item: StreamItem) => void = () => {};

  override write(text: string, foreground?: ConsoleColor, background?: ConsoleColor): void {
    this.show({ text, noNewline: true, foreground, background });
  }

  override writeOutputLine(line: string): void {
    this.show({ text: line, noNewline: false });
  }

  override writeErrorText(text: string): void {
    this.show({ text, noNewline: true });
  }

  override writeStreamLine(_kind: string, line: string): void {
    this.show({ text: line, noNewline: false });
  }

  override writeProgress(record: ProgressRecord): void {
    this.give({ stream: 'progress', value: record });
  }

  private show(value: WireHostMessage): void {
    this.give({ stream: 'host', value });
  }
}
