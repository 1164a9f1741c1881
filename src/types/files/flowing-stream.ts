/** A System.IO.Stream that comes and goes: it has neither a length nor a way back. */
import { type NetException, netException } from '../net-exception.ts';
import { NetStream } from './stream.ts';

export abstract class FlowingStream extends NetStream {
  override get canSeek(): boolean {
    return false;
  }

  get length(): number {
    throw noSeeking();
  }

  set length(_value: number) {
    throw noSeeking();
  }

  override seek(): number {
    throw noSeeking();
  }
}

function noSeeking(): NetException {
  return netException('System.NotSupportedException', 'Stream does not support seeking.');
}
