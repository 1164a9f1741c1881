/** Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData: one object in formatted output. */
import { typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { entryInfo, type FormatEntryData } from '../format-data.ts';

export default defineType<FormatEntryData>({
  name: 'Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData',
  properties: [
    ['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '27c87ef9bbda4f709f6b4002fa4af63c'],
    ['Microsoft.PowerShell.Commands.Internal.Format.FormatEntryInfo formatEntryInfo {get;set;}', entryInfo],
    ['bool outOfBand {get;set;}', (self: FormatEntryData) => self.outOfBand],
    ['System.Management.Automation.WriteStreamType writeStream {get;set;}', writeStream],
  ],
});

/** In the order of WriteStreamType's values: None for output, to which nothing was redirected; Output is never seen. */
const STREAM_TYPES = ['output', '', 'error', 'warning', 'verbose', 'debug'];

function writeStream(self: FormatEntryData): EnumValue {
  return EnumValue.of(typeNamed('System.Management.Automation.WriteStreamType'), STREAM_TYPES.indexOf(self.stream));
}
