/** Pages and transcripts as they are read: what cannot be one is told in words, so that the files behind it still run. */
import type { HostErrorParts } from '../platform/host-error.ts';
import { hostReason } from '../platform/host-reason.ts';
import { platform } from '../platform/platform.ts';
import { decodeText } from '../types/files/host-files.ts';
import { exitCodes } from './exit-codes.ts';

/** A text, or why there is none. */
export type InputDocument =
  | { readonly text: string; readonly problem: null; readonly exitCode: 0 }
  | { readonly text: null; readonly problem: string; readonly exitCode: number };

/** The largest page of Lync's documentation has 0.3 MB; what is larger than this is a log, a dump or an image. */
const LARGEST = 2 * 1024 * 1024;

/** Reads a file as text. */
export function readDocument(path: string): InputDocument {
  try {
    const stat = platform().files.stat(path);
    if (!stat.isFile()) return unreadable(stat.isDirectory() ? 'is a folder, not a file' : 'is no plain file');
    if (stat.size > LARGEST)
      return badData(`is too large for a page (${megabytes(stat.size)} MB, at most ${megabytes(LARGEST)} MB)`);
    const text = decodeText(platform().files.readFile(path));
    if (isBinary(text)) return badData('is no text: it holds bytes that no text has');
    return { text, problem: null, exitCode: 0 };
  } catch (error) {
    if ((error as HostErrorParts).syscall === undefined) throw error;
    return unreadable(`cannot be read: ${hostReason(error)}`);
  }
}

function unreadable(problem: string): InputDocument {
  return { text: null, problem, exitCode: exitCodes.noInput };
}

function badData(problem: string): InputDocument {
  return { text: null, problem, exitCode: exitCodes.badData };
}

/** NUL is in no text; stray control characters are, so a few are let pass. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 64 * 1024);
  if (start.includes('\0')) return true;
  const odd = start.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return odd > 8 && odd > start.length / 10;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
