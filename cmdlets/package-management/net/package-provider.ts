/** PackageProvider, what Get-PackageProvider gives. */
import { typeNamed } from '../../../src/types/net-type.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { asTypedArray } from '../../../src/types/values/typed-array.ts';
import type { PackageProvider } from '../package-providers.ts';

const texts = (values: readonly string[]) => asTypedArray([...values], typeNamed('System.String'));

export default defineType({
  name: 'Microsoft.PackageManagement.Implementation.PackageProvider',
  properties: [
    ['string Name {get;}', (self: PackageProvider) => self.facts.name],
    ['string ProviderName {get;}', (self: PackageProvider) => self.facts.name],
    ['version Version {get;}', (self: PackageProvider) => self.version],
    ['string[] SupportedFileExtensions {get;}', (self: PackageProvider) => texts(self.facts.extensions)],
    ['string[] SupportedUriSchemes {get;}', (self: PackageProvider) => texts(self.facts.schemes)],
    ['string[] DynamicOptions {get;}', (self: PackageProvider) => texts(self.facts.options)],
  ],
});
