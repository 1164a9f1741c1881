/** System.Management.Automation.ExtendedTypeDefinition: the views of a type, as Get-FormatData gives them. */
import { defineType } from '../../types/type-declaration.ts';
import type { ExtendedTypeDefinition } from '../format-definitions.ts';

export default defineType<ExtendedTypeDefinition>({
  name: 'System.Management.Automation.ExtendedTypeDefinition',
  properties: [
    ['string TypeName {get;}', (self: ExtendedTypeDefinition) => self.typeNames[0] ?? ''],
    ['string[] TypeNames {get;}', (self: ExtendedTypeDefinition) => [...self.typeNames]],
    ['System.Object[] FormatViewDefinition {get;}', (self: ExtendedTypeDefinition) => [...self.views]],
  ],
  defaultDisplay: ['TypeNames', 'FormatViewDefinition'],
  toText: (self) => self.typeNames[0] ?? '',
});
