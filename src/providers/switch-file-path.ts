/** The one file that `switch -File` reads, with the errors of its own that the statement has. */
import { runtimeException } from '../types/net-exception.ts';
import { genericTypeOf, typeNamed } from '../types/net-type.ts';
import { NetList } from '../types/values/net-list.ts';
import { hasWildcards } from '../types/wildcard.ts';
import type { DriveTable } from './drive-table.ts';

/** @throws NetException where the path names no file or several */
export function switchFilePath(drives: DriveTable, path: string): string {
  if (path === '') {
    const message = 'The file name argument to -file in the switch statement is not valid.';
    throw runtimeException('InvalidFilenameOption', 'InvalidOperation', message, { target: path });
  }
  const found = drives.findOrNew(path);
  const [place] = found;
  if (!place) {
    const message = `No files matching '${path}' were found.`;
    throw runtimeException('FileNotFound', 'InvalidOperation', message, { target: path });
  }
  if (place.provider.name !== 'FileSystem') {
    const message = `The current provider (${place.provider.info.fullName}) cannot open a file.`;
    throw runtimeException('FileOpenError', 'InvalidOperation', message, { target: path });
  }
  if (found.length > 1 && hasWildcards(path)) {
    const message =
      'The path cannot be processed because it resolved to more than one file; only one file at a time can be processed.';
    throw runtimeException('AmbiguousPath', 'InvalidOperation', message, {
      target: new NetList(
        genericTypeOf(typeNamed('System.Collections.ObjectModel.Collection`1'), [typeNamed('System.String')]),
        found.map((one) => one.path),
      ),
    });
  }
  return place.path;
}
