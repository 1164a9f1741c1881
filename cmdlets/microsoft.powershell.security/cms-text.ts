/** The text that the Cms cmdlets read: of one file, or what was piped, line by line. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { pathNotFound } from '../../src/providers/provider-errors.ts';
import { readBytes } from '../../src/types/files/host-files.ts';
import { construct } from '../../src/types/members/construction.ts';
import { invokeMethod, invokeStatic } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { type NetObject, typeNamed } from '../../src/types/net-type.ts';

export interface CmsSource {
  readonly Path?: string;
  readonly LiteralPath?: string;
}

/** The bytes of the file that is named. What is no single file ends the cmdlet. */
export function bytesOf(ps: CmdletActions, { Path, LiteralPath }: CmsSource): Uint8Array {
  const path = LiteralPath ?? Path ?? '';
  const [place, ...others] = found(ps, path, LiteralPath !== undefined);
  if (!place || others.length > 0 || place.provider.name !== 'FileSystem') {
    ps.fail(
      'FilePathMustBeFileSystemPath',
      'ObjectNotFound',
      `The path '${path}' must refer to a single file system path.`,
      {
        exception: 'System.ArgumentException',
        target: place?.provider.info ?? null,
      },
    );
  }
  try {
    return readBytes(place.path);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    // A literal path need not be there to be found.
    const isMissing = error.typeName === 'System.IO.FileNotFoundException';
    return ps.throwTerminatingError(
      isMissing
        ? ps.recordOf(pathNotFound(path), 'PathNotFound', 'ObjectNotFound', path)
        : ps.recordOf(error, error.typeName, 'NotSpecified'),
    );
  }
}

function found(ps: CmdletActions, path: string, literal: boolean) {
  try {
    return drivesOf(ps).findExisting(path, literal);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return ps.throwTerminatingError(ps.recordOf(error, 'PathNotFound', 'ObjectNotFound', error.identity?.target));
  }
}

/** An EnvelopedCms with the message that stands in Base64. @throws NetException where it is none */
export function decodedMessage(base64: string): NetObject {
  const bytes = invokeStatic(typeNamed('System.Convert'), 'FromBase64String', [base64]);
  const message = construct(typeNamed('System.Security.Cryptography.Pkcs.EnvelopedCms'), []) as NetObject;
  invokeMethod(message, 'Decode', [bytes]);
  return message;
}

/** Does what .NET does for a cmdlet; its errors are those of the cmdlet, by the name of the exception. */
export function asCmdlet<T>(ps: CmdletActions, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const exception = error.innerException ?? error;
    return ps.throwTerminatingError(ps.recordOf(exception, exception.typeName, 'NotSpecified'));
  }
}
