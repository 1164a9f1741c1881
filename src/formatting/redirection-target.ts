/** Where `>` and `>>` write to and `switch -File` reads from: the host's files, formatted as Out-File does. */

import { CallbackPipe } from '../engine/pipeline/pipe.ts';
import type { RedirectionTarget } from '../engine/redirection-files.ts';
import type { RedirectionFile, Runspace } from '../engine/runspace.ts';
import type { HostErrorParts } from '../platform/host-error.ts';
import { ambient, hostFiles } from '../types/ambient.ts';
import { hostException } from '../types/host-exception.ts';
import { runtimeException } from '../types/net-exception.ts';
import { FormattedFile } from './formatted-file.ts';

/** The target that a host gives to a runspace (`runspace.redirections.target`). */
export function redirectionTarget(runspace: Runspace): RedirectionTarget {
  return {
    open(_frame, path, append): RedirectionFile {
      const file = new FormattedFile(runspace, path, { append });
      return { pipe: new CallbackPipe((value) => file.write(value)), close: () => file.close() };
    },
    lines(path) {
      const lines = textOf(path).split(/\r\n|\n|\r/);
      if (lines.at(-1) === '') lines.pop();
      return lines;
    },
  };
}

function textOf(path: string): string {
  const { files } = ambient();
  try {
    return hostFiles()
      .readText(files.hostPath(path))
      .replace(/^\ufeff/, '');
  } catch (error) {
    const { code, message } = error as HostErrorParts;
    if (code === undefined) throw error;
    const full = files.fullPath(path);
    if (code !== 'ENOENT') {
      const reason = hostException(error, full)?.message ?? message;
      throw runtimeException('FileReadError', 'InvalidOperation', `The file could not be read: ${reason}.`);
    }
    throw runtimeException('PathNotFound', 'ObjectNotFound', `Cannot find path '${full}' because it does not exist.`, {
      target: full,
      typeName: 'System.Management.Automation.ItemNotFoundException',
    });
  }
}
