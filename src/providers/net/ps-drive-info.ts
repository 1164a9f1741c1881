/** System.Management.Automation.PSDriveInfo. */

import type { FileSystemSpace } from '../../platform/files.ts';
import { ambient, hostFiles } from '../../types/ambient.ts';
import { NativeScript } from '../../types/members/native-script.ts';
import { ScriptProperty } from '../../types/members/ps-member.ts';
import { NetException } from '../../types/net-exception.ts';
import { defineType } from '../../types/type-declaration.ts';
import { Int64 } from '../../types/values/numbers.ts';
import type { PSDriveInfo } from '../provider.ts';

/** Bytes of the file system that a drive's root lies on; null for drives without files and roots that are not there. */
function space(drive: PSDriveInfo): FileSystemSpace | null {
  if (drive.provider.name !== 'FileSystem') return null;
  try {
    return hostFiles().statfs(ambient().files.hostPath(drive.root));
  } catch (error) {
    if (error instanceof NetException || error instanceof Error) return null;
    throw error;
  }
}

function free(drive: PSDriveInfo): Int64 | null {
  const stats = space(drive);
  return stats && new Int64(BigInt(stats.bavail) * BigInt(stats.bsize));
}

function used(drive: PSDriveInfo): Int64 | null {
  const stats = space(drive);
  return stats && new Int64(BigInt(stats.blocks - stats.bfree) * BigInt(stats.bsize));
}

export default defineType<PSDriveInfo>({
  name: 'System.Management.Automation.PSDriveInfo',
  interfaces: ['System.IComparable'],
  properties: [
    [
      'string CurrentLocation {get;set;}',
      (self: PSDriveInfo) => self.currentLocation,
      (self: PSDriveInfo, value: string) => {
        self.currentLocation = value;
      },
    ],
    ['string Name {get;}', (self: PSDriveInfo) => self.name],
    ['System.Management.Automation.ProviderInfo Provider {get;}', (self: PSDriveInfo) => self.provider.info],
    ['string Root {get;}', (self: PSDriveInfo) => self.root],
    [
      'string Description {get;set;}',
      (self: PSDriveInfo) => self.description,
      (self: PSDriveInfo, value: string) => {
        self.description = value;
      },
    ],
    ['System.Nullable[long] MaximumSize {get;}', () => null],
    ['pscredential Credential {get;}', (self: PSDriveInfo) => self.credential],
    ['string DisplayRoot {get;}', () => null],
    ['bool VolumeSeparatedByColon {get;}', (self: PSDriveInfo) => self.separatedByColon],
  ],
  extended: () => [
    new ScriptProperty('Used', new NativeScript('', used)),
    new ScriptProperty('Free', new NativeScript('', free)),
  ],
  toText: (self) => self.name,
});
