/** `switch -File`: the lines of a file, through the FileSystem provider. */

import { toText } from '../types/conversion/conversion.ts';
import type { Frame } from './runspace.ts';

export function linesOfFile(f: Frame, path: unknown): Iterable<unknown> {
  return f.runspace.fileReader.lines(toText(path));
}
