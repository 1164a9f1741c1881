/** What is in a ZIP file that came from elsewhere: what it says of its sizes and names is not believed. */
import { unzipSync } from 'fflate';

/** The most that comes out of one archive, in bytes. */
const MOST_BYTES = 2 ** 30;

/**
 * The entries by name, of those that are wanted. `refuse` is told what is wrong with a file that is no archive, holds too
 * much, or names a place outside of the folder that it is taken out to.
 */
export function zipContents(
  bytes: Uint8Array,
  refuse: (problem: string) => never,
  isWanted: (name: string) => boolean = () => true,
): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!isWanted(name)) return false;
        total += originalSize;
        if (total > MOST_BYTES) refuse(`more than ${MOST_BYTES} bytes would come out`);
        if (name.split(/[\\/]/).includes('..') || /^[a-z]:|^[\\/]/i.test(name)) {
          refuse(`its entry '${name}' would lie outside of the folder`);
        }
        return true;
      },
    });
  } catch (error) {
    // What fflate throws of bytes that are no archive has a number of its own.
    if (error instanceof Error && 'code' in error) return refuse('it is no ZIP file, or a damaged one');
    throw error;
  }
}
