/** Microsoft.PowerShell.Commands.Internal.Format.FormatStartData: the beginning of formatted output, with its shape. */
import { defineType } from '../../types/type-declaration.ts';
import { FormatPart, type FormatStartData, shapeInfo } from '../format-data.ts';

export default defineType<FormatStartData>({
  name: 'Microsoft.PowerShell.Commands.Internal.Format.FormatStartData',
  properties: [
    ['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '033ecb2bc07a4d43b5ef94ed5a35d280'],
    ['Microsoft.PowerShell.Commands.Internal.Format.PageHeaderEntry pageHeaderEntry {get;set;}', () => null],
    ['Microsoft.PowerShell.Commands.Internal.Format.PageFooterEntry pageFooterEntry {get;set;}', () => null],
    [
      'Microsoft.PowerShell.Commands.Internal.Format.AutosizeInfo autosizeInfo {get;set;}',
      (self: FormatStartData) => (self.autoSize ? new FormatPart('AutosizeInfo') : null),
    ],
    ['Microsoft.PowerShell.Commands.Internal.Format.ShapeInfo shapeInfo {get;set;}', shapeInfo],
    ['Microsoft.PowerShell.Commands.Internal.Format.GroupingEntry groupingEntry {get;set;}', () => null],
  ],
});
