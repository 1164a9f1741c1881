/** Files that `>` and `>>` write to, and files that `switch -File` reads. The host gives the way to write and read. */

import { ErrorRecord } from '../types/error-record.ts';
import { NetException } from '../types/net-exception.ts';
import { InvocationInfo } from './invocation-info.ts';
import type { Frame, RedirectionFile } from './runspace.ts';
import { notGiven } from './services.ts';
import { locate, ScriptError } from './statement-errors.ts';

export interface RedirectionTarget {
  /** Opens a file for formatted output, as Out-File would. */
  open(f: Frame, path: string, append: boolean): RedirectionFile;
  lines(path: string): Iterable<string>;
}

export class RedirectionFiles {
  target: RedirectionTarget | null = null;

  /** @throws ScriptError as Out-File reports it */
  open(f: Frame, path: string, append: boolean): RedirectionFile {
    try {
      return this.require().open(f, path, append);
    } catch (error) {
      if (!(error instanceof NetException) || error.identity?.errorId === 'DriveNotFound') throw error;
      throw new ScriptError(outFileRecord(f, error, 'Out-File'), false);
    }
  }

  lines(path: string): Iterable<string> {
    return this.require().lines(path);
  }

  private require(): RedirectionTarget {
    if (!this.target) throw notGiven('files to redirect to');
    return this.target;
  }
}

/** PowerShell writes files through the cmdlet, also for redirections and Tee-Object, which is why the errors name it. */
export function outFileRecord(f: Frame, exception: NetException, activity: string): ErrorRecord {
  const { errorId, category, target } = exception.identity ?? { errorId: 'FileOpenFailure', category: 'OpenError' };
  const record = new ErrorRecord(exception, errorId, category, target ?? null);
  record.errorIdSuffix = 'Microsoft.PowerShell.Commands.OutFileCommand';
  record.categoryInfo.activity = activity;
  record.invocationInfo = new InvocationInfo(null, f.at, 'out-file');
  locate(f, record);
  return record;
}
