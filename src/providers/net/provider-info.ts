/** System.Management.Automation.ProviderInfo. */

import { convertTo } from '../../types/conversion/conversion.ts';
import { findType, typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';
import type { ProviderInfo } from '../provider.ts';

export default defineType<ProviderInfo>({
  name: 'System.Management.Automation.ProviderInfo',
  properties: [
    ['type ImplementingType {get;}', (self: ProviderInfo) => findType(self.implementingType) ?? null],
    ['string HelpFile {get;}', () => 'System.Management.Automation.dll-Help.xml'],
    ['string Name {get;}', (self: ProviderInfo) => self.name],
    ['string PSSnapIn {get;}', (self: ProviderInfo) => self.snapIn],
    ['string ModuleName {get;}', (self: ProviderInfo) => self.snapIn],
    ['psmoduleinfo Module {get;}', () => null],
    ['string Description {get;set;}', () => '', () => undefined],
    [
      'System.Management.Automation.Provider.ProviderCapabilities Capabilities {get;}',
      (self: ProviderInfo) =>
        convertTo(
          self.capabilities.join(', ') || 'None',
          typeNamed('System.Management.Automation.Provider.ProviderCapabilities'),
        ),
    ],
    [
      'string Home {get;set;}',
      (self: ProviderInfo) => self.home,
      (self: ProviderInfo, value: string | null) => {
        self.home = value ?? '';
      },
    ],
    [
      'System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo] Drives {get;}',
      (self: ProviderInfo) => [...self.drives],
    ],
    ['bool VolumeSeparatedByColon {get;}', () => true],
    ['char ItemSeparator {get;}', () => '/'],
    ['char AltItemSeparator {get;}', () => '\\'],
  ],
  toText: (self) => self.fullName,
});
