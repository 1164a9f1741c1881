/**
 * Writing a file so that it survives a power cut: contents first, then the folder's entry. The rest of the store
 * relies on a file being either absent or whole.
 */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Makes a new file (never overwrites one) and returns when its contents are on the disk. */
export function writeNewFile(path: string, text: string, durable: boolean): void {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let offset = 0; offset < bytes.length; ) offset += writeSync(descriptor, bytes, offset);
    if (durable) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts a folder's list of entries on the disk. Windows has no such call and does not need it. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
