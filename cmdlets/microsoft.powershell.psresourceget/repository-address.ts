/** What -Uri may be: an address, or a folder that is there. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { ErrorRecord } from '../../src/types/error-record.ts';
import { NetException, netException } from '../../src/types/net-exception.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { Reporter } from '../packages/resources.ts';
import { addressOfFolder } from '../packages/source-choice.ts';

const SCHEMES = new Set(['http', 'https', 'ftp', 'file', 'temp']);

/** The address; the error of one that is none. */
export function repositoryAddress(ps: CmdletActions, text: string, className: string): NetUri | ErrorRecord {
  if (/^[a-z][a-z\d+.-]+:/i.test(text)) {
    try {
      return NetUri.parse(text, 'absolute');
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      return invalid(text, className);
    }
  }
  try {
    const [place] = drivesOf(ps).find(text, {});
    if (place?.provider.name !== 'FileSystem') return invalid(text, className);
    return addressOfFolder(place.path);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return invalid(text, className);
  }
}

export function isSupported(uri: NetUri): boolean {
  return SCHEMES.has(uri.absolute().scheme);
}

function invalid(text: string, className: string): ErrorRecord {
  const exception = netException(
    'System.Management.Automation.PSArgumentException',
    `The provided Uri is not valid: ${text}. It must be of Uri Scheme: HTTP, HTTPS, FTP or a file path`,
  );
  return new ErrorRecord(exception, 'InvalidUri', 'InvalidArgument', new Reporter(className));
}
