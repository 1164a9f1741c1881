/** Microsoft.PowerShell.Commands.Internal.Format.GroupStartData: the beginning of a group in formatted output. */
import { defineType } from '../../types/type-declaration.ts';
import type { GroupStartData } from '../format-data.ts';

export default defineType<GroupStartData>({
  name: 'Microsoft.PowerShell.Commands.Internal.Format.GroupStartData',
  properties: [
    ['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '9e210fe47d09416682b841769c78b8a3'],
    ['Microsoft.PowerShell.Commands.Internal.Format.ShapeInfo shapeInfo {get;set;}', () => null],
    ['Microsoft.PowerShell.Commands.Internal.Format.GroupingEntry groupingEntry {get;set;}', () => null],
  ],
});
