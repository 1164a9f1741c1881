/**
 * Writing a file so that it survives a power cut: contents first, then the folder's entry. The rest of the store
 * relies on a file being either absent or whole.
 */
import { utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';

/** Makes a new file (never overwrites one) and returns when its contents are on the disk. */
export function writeNewFile(path: string, text: string, durable: boolean): void {
  const descriptor = platform().files.open(path, 'wx', 0o600);
  try {
    const bytes = utf8Bytes(text);
    for (let offset = 0; offset < bytes.length; ) offset += platform().files.write(descriptor, bytes, offset);
    if (durable) platform().files.fsync(descriptor);
  } finally {
    platform().files.close(descriptor);
  }
}

/** Puts a folder's list of entries on the disk. Windows has no such call and does not need it. */
export function syncFolder(path: string): void {
  if (platform().system.os === 'win32') return;
  const descriptor = platform().files.open(path, 'r');
  try {
    platform().files.fsync(descriptor);
  } finally {
    platform().files.close(descriptor);
  }
}
