/** Those who get the lines of trace sources (System.Diagnostics.TraceListener and PowerShell's own kinds). */
import { utf8Bytes } from '../../platform/bytes.ts';
import { hostFiles } from '../../types/ambient.ts';
import { withFile, writeToOpenFile } from '../../types/files/host-files.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { HostUI } from '../host.ts';
import { TRACE_OPTIONS } from './trace-options.ts';

export abstract class TraceListener extends NetObject {
  /** What stands below each line: flags of System.Diagnostics.TraceOptions. */
  details = 0;

  constructor(public name: string) {
    super();
  }

  /** Whether what it gets can be seen by anybody. */
  abstract readonly isSeen: boolean;
  protected abstract readonly typeName: string;

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  /** Takes a line, and what is known of the moment at which it was written. */
  abstract write(line: string, moment: TraceMoment): void;

  /** Nothing comes any more. */
  close(): void {}

  /** The lines that stand below each one, as System.Diagnostics.TraceListener writes them. */
  protected detailsOf(moment: TraceMoment): string[] {
    return TRACE_DETAILS.filter(([flag]) => (this.details & flag) !== 0).map(
      ([, name, detail]) => `    ${name}=${detail(moment)}`,
    );
  }
}

/** When a line of a trace was written, and by what. */
export interface TraceMoment {
  /** Universal time, as `2026-11-30T14:33:37.5474000Z`. */
  readonly utc: string;
  /** As the console shows it: `2026-11-30 14:33:37.5474`. */
  readonly shown: string;
  /** Ticks of the clock that measures durations. */
  readonly ticks: bigint;
  readonly processId: number;
  readonly threadId: number;
}

const TRACE_DETAILS: readonly (readonly [flag: number, name: string, detail: (moment: TraceMoment) => unknown])[] = [
  [TRACE_OPTIONS.ProcessId, 'ProcessId', ({ processId }) => processId],
  [TRACE_OPTIONS.ThreadId, 'ThreadId', ({ threadId }) => threadId],
  [TRACE_OPTIONS.DateTime, 'DateTime', ({ utc }) => utc],
  [TRACE_OPTIONS.Timestamp, 'Timestamp', ({ ticks }) => ticks],
];

/** What every source has from the start, and an attached debugger of .NET would hear: here nobody does. */
export class DefaultTraceListener extends TraceListener {
  readonly isSeen = false;
  protected readonly typeName = 'System.Diagnostics.DefaultTraceListener';

  constructor() {
    super('Default');
  }

  write(): void {}
}

/** Shows the lines on the console, as debug messages. */
export class HostTraceListener extends TraceListener {
  readonly isSeen = true;
  protected readonly typeName = 'System.Management.Automation.PSHostTraceListener';

  constructor(private readonly ui: HostUI) {
    super('Host');
  }

  write(line: string, moment: TraceMoment): void {
    for (const one of [line, ...this.detailsOf(moment)])
      this.ui.writeStreamLine('debug', `DEBUG: ${moment.shown} ${one}`);
  }
}

/** Adds the lines to a file. */
export class FileTraceListener extends TraceListener {
  readonly isSeen = true;
  protected readonly typeName = 'System.Diagnostics.TextWriterTraceListener';
  private file: number | null;

  /** @param path as scripts name files, in full; @param name as the script wrote it. @throws NetException where it cannot be opened */
  constructor(
    private readonly path: string,
    name: string,
  ) {
    super(name);
    this.file = withFile(path, (hostPath) => hostFiles().open(hostPath, 'a'));
  }

  write(line: string, moment: TraceMoment): void {
    if (this.file === null) return;
    const bytes = utf8Bytes([line, ...this.detailsOf(moment)].map((one) => `${one}\n`).join(''));
    writeToOpenFile(this.path, this.file, bytes);
  }

  override close(): void {
    if (this.file !== null) hostFiles().close(this.file);
    this.file = null;
  }
}
