/** Microsoft.PowerShell.Commands.Internal.Format.FormatEndData: the end of formatted output. */
import { defineType } from '../../types/type-declaration.ts';
import type { FormatEndData } from '../format-data.ts';

export default defineType<FormatEndData>({
  name: 'Microsoft.PowerShell.Commands.Internal.Format.FormatEndData',
  properties: [
    ['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => 'cf522b78d86c486691226b40aa69e95c'],
    ['Microsoft.PowerShell.Commands.Internal.Format.GroupingEntry groupingEntry {get;set;}', () => null],
  ],
});
