/** The members of PathIntrinsics; their behaviour was asked of PowerShell 7.6. */
import { defineType } from '../../types/type-declaration.ts';
import type { PSReference } from '../../types/values/reference.ts';
import type { PathIntrinsics } from '../path-intrinsics.ts';

const N = 'System.Management.Automation.';
const TEXTS = 'System.Collections.ObjectModel.Collection[string]';

export default defineType<PathIntrinsics>({
  name: 'System.Management.Automation.PathIntrinsics',
  properties: [
    [`${N}PathInfo CurrentLocation {get;}`, (self: PathIntrinsics) => self.location],
    [`${N}PathInfo CurrentFileSystemLocation {get;}`, (self: PathIntrinsics) => self.locationOf('FileSystem')],
  ],
  methods: [
    [
      'string Combine(string parent, string child)',
      (self: PathIntrinsics, parent: string, child: string) => self.combine(parent, child),
    ],
    [
      `${N}PathInfo CurrentProviderLocation(string providerName)`,
      (self: PathIntrinsics, name: string) => self.locationOf(name),
    ],
    [
      `${TEXTS} GetResolvedProviderPathFromProviderPath(string path, string providerId)`,
      (self: PathIntrinsics, path: string, provider: string) => self.resolvedOfProvider(path, provider),
    ],
    [
      `${TEXTS} GetResolvedProviderPathFromPSPath(string path, ref ${N}ProviderInfo provider)`,
      (self: PathIntrinsics, path: string, provider: PSReference) => {
        const found = self.resolvedProviderPaths(path);
        provider.value = found.provider;
        return found.paths;
      },
    ],
    [
      `System.Collections.ObjectModel.Collection[${N}PathInfo] GetResolvedPSPathFromPSPath(string path)`,
      (self: PathIntrinsics, path: string) => self.resolved(path),
    ],
    [
      'string GetUnresolvedProviderPathFromPSPath(string path)',
      (self: PathIntrinsics, path: string) => self.providerPath(path),
    ],
    [
      `string GetUnresolvedProviderPathFromPSPath(string path, ref ${N}ProviderInfo provider, ref ${N}PSDriveInfo drive)`,
      (self: PathIntrinsics, path: string, provider: PSReference, drive: PSReference) => {
        const resolved = self.unresolved(path);
        provider.value = resolved.provider.info;
        drive.value = self.isProviderQualified(path) ? null : resolved.drive;
        return resolved.path;
      },
    ],
    ['bool IsProviderQualified(string path)', (self: PathIntrinsics, path: string) => self.isProviderQualified(path)],
    [
      'bool IsPSAbsolute(string path, ref string driveName)',
      (self: PathIntrinsics, path: string, drive: PSReference) => {
        const qualifier = self.qualifier(path);
        drive.value = qualifier ?? self.driveHere;
        return qualifier !== null;
      },
    ],
    ['bool IsValid(string path)', (self: PathIntrinsics, path: string) => self.isValid(path)],
    [`${N}PathInfoStack LocationStack(string stackName)`, (self: PathIntrinsics, name: string) => self.stack(name)],
    [
      'string NormalizeRelativePath(string path, string basePath)',
      (self: PathIntrinsics, path: string, base: string) => self.relativePath(path, base),
    ],
    ['string ParseChildName(string path)', (self: PathIntrinsics, path: string) => self.childNameOf(path)],
    ['string ParseParent(string path, string root)', (self: PathIntrinsics, path: string) => self.parentOf(path)],
    [`${N}PathInfo PopLocation(string stackName)`, (self: PathIntrinsics, stack: string) => self.pop(stack)],
    ['void PushCurrentLocation(string stackName)', (self: PathIntrinsics, stack: string) => self.push(stack)],
    [
      `${N}PathInfoStack SetDefaultLocationStack(string stackName)`,
      (self: PathIntrinsics, name: string) => self.chooseStack(name),
    ],
    [`${N}PathInfo SetLocation(string path)`, (self: PathIntrinsics, path: string) => self.setLocation(path)],
  ],
});
