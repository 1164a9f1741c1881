/** Microsoft.PowerShell.Commands.SelectXmlInfo. */
import { defineType } from '../../../src/types/type-declaration.ts';
import type { SelectXmlInfo } from '../select-xml-info.ts';

export default defineType<SelectXmlInfo>({
  name: 'Microsoft.PowerShell.Commands.SelectXmlInfo',
  properties: [
    ['System.Xml.XmlNode Node {get;set;}', (self: SelectXmlInfo) => self.node, () => undefined],
    ['string Path {get;set;}', (self: SelectXmlInfo) => self.path, () => undefined],
    ['string Pattern {get;set;}', (self: SelectXmlInfo) => self.pattern, () => undefined],
  ],
  toText: (self) => self.toString(),
});
