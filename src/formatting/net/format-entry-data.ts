import { defineType } from '../../types/type-declaration.ts';
import type { FormatEntryData } from '../format-data.ts';

export default defineType<FormatEntryData>({
  name: 'Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData',
  properties: [
    ['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '27c87ef9bbda4f709f6b4002fa4af63c'],
    ['bool outOfBand {get;set;}', (self: FormatEntryData) => self.outOfBand],
  ],
});
