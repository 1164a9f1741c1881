/** Text to standard output and standard error, also where their readers are slow or gone. */
import { utf8Bytes } from './bytes.ts';
import { hostErrorCode } from './host-error.ts';
import { platform } from './platform.ts';

/** As much as one write takes: a longer one could not be stopped while the reader is slow. */
const PORTION = 65_536;

/**
 * Writes a text whole, also when the reader of a pipe is slow, unless it `isStopped`. False when nobody reads any more: the
 * pipe is broken, the terminal is gone.
 */
export function writeWhole(descriptor: number, text: string, isStopped: () => boolean = () => false): boolean {
  const bytes = utf8Bytes(text);
  let offset = 0;
  // What is short is written in any case: it may be what cleans up after a stop.
  while (offset < bytes.length && !(offset >= PORTION && isStopped())) {
    try {
      offset += platform().streams.write(descriptor, bytes.subarray(offset, offset + PORTION), 0);
    } catch (error) {
      const code = hostErrorCode(error);
      if (code === 'EPIPE' || code === 'EIO') return false;
      if (code !== 'EAGAIN') throw error;
      platform().threads.pause(1);
    }
  }
  return true;
}
