/** Get-FileHash: hashes of files. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { hexText } from '../../src/platform/bytes.ts';
import type { HashName } from '../../src/platform/cryptography.ts';
import { platform } from '../../src/platform/platform.ts';
import { itemsOf } from '../../src/providers/cmdlet-paths.ts';
import { pipedItemPath } from '../../src/providers/path-parameters.ts';
import type { ResolvedPath } from '../../src/providers/resolved-path.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { readBytes } from '../../src/types/files/host-files.ts';
import { NetStream } from '../../src/types/files/stream.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';

/** Ids and categories of files that cannot be read, by exception. */
const UNREADABLE: Readonly<Record<string, readonly [string, ErrorCategory]>> = {
  'System.IO.FileNotFoundException': ['FileNotFound', 'ObjectNotFound'],
  'System.UnauthorizedAccessException': ['UnauthorizedAccessError', 'InvalidData'],
};

export default cmdlet({
  verb: 'Get',
  noun: 'FileHash',
  defaultParameterSet: 'Path',
  outputTypes: ['Microsoft.PowerShell.Commands.FileHashInfo'],
  help: {
    synopsis: 'Gives the hash of files.',
    examples: [
      {
        title: 'Of a file',
        transcript:
          "PS> Set-Content a.txt 'x' -NoNewline\nPS> (Get-FileHash a.txt -Algorithm MD5).Hash\n9DD4E461268C8034F5C8564E155C67A6",
      },
    ],
  },
  parameters: {
    Path: pipedItemPath,
    LiteralPath: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
    InputStream: {
      type: 'object',
      typeName: 'System.IO.Stream',
      position: 0,
      mandatory: true,
      in: ['StreamParameterSet'],
      help: 'A stream that is read to its end.',
    },
    Algorithm: {
      type: 'string',
      position: 1,
      validate: [{ kind: 'set', values: ['SHA1', 'SHA256', 'SHA384', 'SHA512', 'MD5'] }],
      help: 'The kind of hash; SHA256 if omitted.',
    },
  },
  run(ps) {
    const write = (bytes: Uint8Array, path: string | null): void => {
      const algorithm = (ps.parameters.Algorithm ?? 'SHA256').toUpperCase();
      const hash = hexText(platform().cryptography.hash(algorithm.toLowerCase() as HashName, bytes)).toUpperCase();
      const info = PSCustomObject.from([
        ['Algorithm', algorithm],
        ['Hash', hash],
        ['Path', path],
      ]);
      requireExtension(info).typeNames = ['Microsoft.PowerShell.Commands.FileHashInfo', 'System.Object'];
      ps.write(info);
    };
    const files = (): ResolvedPath[] => {
      const { Path, LiteralPath } = ps.parameters;
      return (LiteralPath ?? Path ?? []).flatMap((path) =>
        itemsOf(ps, path, LiteralPath !== undefined, (error) =>
          ps.recordOf(error, 'FileNotFound', 'ObjectNotFound', path),
        ),
      );
    };
    const hashFile = (path: string): void => {
      try {
        write(readBytes(path), path);
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
        const [id, category] = UNREADABLE[error.typeName] ?? ['FileReadError', 'ReadError'];
        ps.writeError(ps.recordOf(error, id, category, path));
      }
    };
    return {
      process() {
        const { InputStream } = ps.parameters;
        if (InputStream instanceof NetStream)
          write(InputStream.read(Math.max(InputStream.length - InputStream.position, 0)), null);
        else for (const item of files()) hashFile(item.path);
      },
    };
  },
});
