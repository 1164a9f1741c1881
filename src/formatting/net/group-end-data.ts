/** Microsoft.PowerShell.Commands.Internal.Format.GroupEndData: the end of a group in formatted output. */
import { defineType } from '../../types/type-declaration.ts';
import type { GroupEndData } from '../format-data.ts';

export default defineType<GroupEndData>({
  name: 'Microsoft.PowerShell.Commands.Internal.Format.GroupEndData',
  properties: [
    ['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '4ec4f0187cb04f4cb6973460dfe252df'],
    ['Microsoft.PowerShell.Commands.Internal.Format.GroupingEntry groupingEntry {get;set;}', () => null],
  ],
});
