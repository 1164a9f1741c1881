/**
 * Where the streams other than output go for a command and everything it calls. A null pipe is the default: the
 * runspace's display. Made anew only by redirections (`2>&1`, `3>file`), otherwise shared from caller to callee.
 */
import { NullPipe, type Pipe } from './pipeline/pipe.ts';

export type StreamName = 'error' | 'warning' | 'verbose' | 'debug' | 'information';

export class Streams {
  error: Pipe | null = null;
  warning: Pipe | null = null;
  verbose: Pipe | null = null;
  debug: Pipe | null = null;
  information: Pipe | null = null;
  /** Lists that also get what is written: -ErrorVariable and its kind of the commands around; null while there are none. */
  captures: { readonly stream: StreamName; readonly take: (record: unknown) => void }[] | null = null;

  /** All streams to the display. */
  static readonly display = new Streams();

  copy(): Streams {
    return Object.assign(new Streams(), this, { silent: null });
  }

  /** The same streams, but no -ErrorVariable of the commands around follows them: methods of classes are outside of it. */
  withoutErrorCaptures(): Streams {
    if (!this.captures?.some(({ stream }) => stream === 'error')) return this;
    const streams = this.copy();
    streams.captures = this.captures.filter(({ stream }) => stream !== 'error');
    return streams;
  }

  private silent: Streams | null = null;

  /** The same streams, but errors are shown to nobody. */
  withoutErrors(): Streams {
    if (this.error === NullPipe.instance) return this;
    if (this.silent) return this.silent;
    const silent = this.copy();
    silent.error = NullPipe.instance;
    this.silent = silent;
    return silent;
  }
}
