/** A file that takes objects as the console would show them: Out-File, `>` and `>>`. */

import type { Runspace } from '../engine/runspace.ts';
import { utf8Bytes } from '../platform/bytes.ts';
import type { OpenFlag } from '../platform/files.ts';
import { hostFiles } from '../types/ambient.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { withFile, writeToOpenFile } from '../types/files/host-files.ts';
import { invokeMethod } from '../types/members/member-access.ts';
import type { NetObject } from '../types/net-type.ts';
import { textWidth } from './host-output.ts';
import { CallbackLineOutput } from './line-output.ts';
import { OutputSession } from './output-session.ts';
import { RunspaceContext } from './runspace-context.ts';

export interface FormattedFileOptions {
  readonly append?: boolean;
  /** Fails when the file exists. */
  readonly noClobber?: boolean;
  readonly noNewline?: boolean;
  readonly width?: number;
  /** A System.Text.Encoding; UTF-8 without mark when null. */
  readonly encoding?: NetObject | null;
  readonly raise?: (record: ErrorRecord) => never;
}

/** Lines are written together once there is this much of them. */
const BUFFER_LENGTH = 1 << 16;

export class FormattedFile {
  private readonly session: OutputSession;
  private readonly file: number;
  private readonly encoding: NetObject | null;
  private pending = '';
  private closed = false;

  /** @param path as a script writes it. @throws NetException as .NET does for paths that cannot be opened. */
  constructor(
    runspace: Runspace,
    private readonly path: string,
    options: FormattedFileOptions = {},
  ) {
    this.encoding = options.encoding ?? null;
    this.file = open(path, options.append ? 'a' : options.noClobber ? 'wx' : 'w');
    if (hostFiles().fstat(this.file).size === 0) this.writeMark();
    const end = options.noNewline ? '' : '\n';
    const output = new CallbackLineOutput(
      (line) => this.take(line + end),
      options.width ?? textWidth(runspace.ui),
      runspace.style.forOutput(false),
    );
    this.session = new OutputSession(output, new RunspaceContext(runspace), options.raise);
  }

  write(value: unknown): void {
    this.session.process(value);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    try {
      this.session.end();
      this.flush();
    } finally {
      hostFiles().close(this.file);
    }
  }

  private take(text: string): void {
    this.pending += text;
    if (this.pending.length >= BUFFER_LENGTH) this.flush();
  }

  private flush(): void {
    if (this.pending === '') return;
    const text = this.pending;
    this.pending = '';
    this.put(this.encoding ? (invokeMethod(this.encoding, 'GetBytes', [text]) as Uint8Array) : utf8Bytes(text));
  }

  /** The byte order mark of encodings that have one, at the beginning of a file. */
  private writeMark(): void {
    if (!this.encoding) return;
    const mark = invokeMethod(this.encoding, 'GetPreamble', []) as Uint8Array;
    if (mark.length > 0) this.put(mark);
  }

  private put(bytes: Uint8Array): void {
    writeToOpenFile(this.path, this.file, bytes);
  }
}

function open(path: string, flags: OpenFlag): number {
  return withFile(path, (hostPath) => hostFiles().open(hostPath, flags));
}
