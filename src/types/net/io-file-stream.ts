/** System.IO.FileStream. */
import { type FileAccess, type FileMode, FileStream } from '../files/stream.ts';
import { defineType } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';

function open(path: string, mode: EnumValue, access?: EnumValue): FileStream {
  return new FileStream(path, mode.toString() as FileMode, access?.toString() as FileAccess | undefined);
}

export default defineType<FileStream>({
  name: 'System.IO.FileStream',
  base: 'System.IO.Stream',
  constructors: [
    ['(string path, System.IO.FileMode mode)', open],
    ['(string path, System.IO.FileMode mode, System.IO.FileAccess access)', open],
    ['(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)', open],
  ],
  properties: [['string Name {get;}', (self: FileStream) => self.name]],
});
