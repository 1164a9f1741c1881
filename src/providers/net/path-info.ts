/** System.Management.Automation.PathInfo. */

import { defineType } from '../../types/type-declaration.ts';
import type { PathInfo } from '../path-info.ts';

export default defineType<PathInfo>({
  name: 'System.Management.Automation.PathInfo',
  properties: [
    ['System.Management.Automation.PSDriveInfo Drive {get;}', (self: PathInfo) => self.drive],
    ['System.Management.Automation.ProviderInfo Provider {get;}', (self: PathInfo) => self.provider.info],
    ['string ProviderPath {get;}', (self: PathInfo) => self.providerPath],
    ['string Path {get;}', (self: PathInfo) => self.path],
  ],
  toText: (self) => self.path,
});
