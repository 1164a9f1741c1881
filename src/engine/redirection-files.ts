/** Files that `>` and `>>` write to, and files that `switch -File` reads. The host gives the way to write and read. */
import { runtimeException } from '../types/net-exception.ts';
import type { Frame } from './frame.ts';
import type { Pipe } from './pipeline/pipe.ts';

/** An open target of a redirection. */
export interface RedirectionFile {
  readonly pipe: Pipe;
  close(): void;
}

export interface RedirectionTarget {
  /** Opens a file for formatted output, as Out-File would. */
  open(f: Frame, path: string, append: boolean): RedirectionFile;
  lines(path: string): Iterable<string>;
}

export class RedirectionFiles {
  target: RedirectionTarget | null = null;

  open(f: Frame, path: string, append: boolean): RedirectionFile {
    return this.require().open(f, path, append);
  }

  lines(path: string): Iterable<string> {
    return this.require().lines(path);
  }

  private require(): RedirectionTarget {
    if (!this.target)
      throw runtimeException('NoFileSystem', 'NotImplemented', 'This host gives its sessions no files to redirect to.');
    return this.target;
  }
}
