/** Views of what the object and utility cmdlets give: members, groups, matches, measures, hashes. */

import { column, custom, item, list, table, token, type View } from '../../../src/formatting/view-definition.ts';
import { abbreviated, escapesShown, valueAt } from '../../../src/formatting/view-values.ts';
import { invokeMethod } from '../../../src/types/members/member-access.ts';

const views: readonly View[] = [
  table(
    'Microsoft.PowerShell.Commands.MemberDefinition',
    ['Microsoft.PowerShell.Commands.MemberDefinition'],
    ['Name', 'MemberType', 'Definition'],
    { groupBy: { by: 'TypeName' }, autoSize: true },
  ),
  table(
    'Microsoft.PowerShell.Commands.GroupInfo',
    ['Microsoft.PowerShell.Commands.GroupInfo'],
    [column('Count', { width: 5, align: 'Right' }), column('Name', { width: 25 }), 'Group'],
  ),
  list(
    'Microsoft.PowerShell.Commands.GroupInfo',
    ['Microsoft.PowerShell.Commands.GroupInfo'],
    ['Name', 'Count', 'Group', 'Values'],
  ),
  table(
    'Microsoft.PowerShell.Commands.GroupInfoNoElement',
    ['Microsoft.PowerShell.Commands.GroupInfoNoElement'],
    [column('Count', { width: 5, align: 'Right' }), column('Name', { width: 25 })],
  ),
  list(
    'Microsoft.PowerShell.Commands.GroupInfoNoElement',
    ['Microsoft.PowerShell.Commands.GroupInfoNoElement'],
    ['Name', 'Count', 'Values'],
  ),
  custom(
    'MatchInfo',
    ['Microsoft.PowerShell.Commands.MatchInfo'],
    [token.value((match, context) => invokeMethod(match, 'ToString', [context.currentLocation()]))],
  ),
  custom('MatchInfo', ['Deserialized.Microsoft.PowerShell.Commands.MatchInfo'], [token.value('Line')]),
  table(
    'Microsoft.PowerShell.Commands.TextMeasureInfo',
    ['Deserialized.Microsoft.PowerShell.Commands.TextMeasureInfo'],
    ['Lines', 'Words', 'Characters', 'Property'],
  ),
  list(
    'Microsoft.PowerShell.Commands.GenericMeasureInfo',
    ['Deserialized.Microsoft.PowerShell.Commands.GenericMeasureInfo'],
    ['Count', 'Average', 'Sum', 'Maximum', 'Minimum', 'Property'],
  ),
  list(
    'Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject',
    ['Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject'],
    [
      'StatusCode',
      'StatusDescription',
      item('Content', (response) => abbreviated(valueAt(response, 'Content'))),
      item('RawContent', (response) => abbreviated(valueAt(response, 'RawContent'))),
      'Headers',
      'Images',
      'InputFields',
      'Links',
      'RawContentLength',
      'RelationLink',
    ],
  ),
  list(
    'Microsoft.PowerShell.Commands.WebResponseObject',
    ['Microsoft.PowerShell.Commands.WebResponseObject'],
    [
      'StatusCode',
      'StatusDescription',
      'Content',
      item('RawContent', (response) => abbreviated(valueAt(response, 'RawContent'))),
      'Headers',
      'RawContentLength',
      'RelationLink',
    ],
  ),
  table(
    'Microsoft.PowerShell.Commands.FileHashInfo',
    ['Microsoft.PowerShell.Commands.FileHashInfo'],
    [column('Algorithm', { width: 15, align: 'Left' }), column('Hash', { width: 70, align: 'Left' }), 'Path'],
  ),
  list(
    'Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo',
    ['Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo'],
    [
      item('Header1', escapesShown('Header1')),
      item('Header2', escapesShown('Header2')),
      item('Header3', escapesShown('Header3')),
      item('Header4', escapesShown('Header4')),
      item('Header5', escapesShown('Header5')),
      item('Header6', escapesShown('Header6')),
      item('Code', escapesShown('Code')),
      item('Link', escapesShown('Link')),
      item('Image', escapesShown('Image')),
      item('EmphasisBold', escapesShown('EmphasisBold')),
      item('EmphasisItalics', escapesShown('EmphasisItalics')),
    ],
  ),
  table(
    'Microsoft.PowerShell.Commands.ByteCollection',
    ['Microsoft.PowerShell.Commands.ByteCollection'],
    [
      column('HexOffset', { label: 'Offset', width: 16, align: 'Right' }),
      column('HexBytes', { label: 'Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F', width: 47, align: 'Left' }),
      column('Ascii', { width: 16, align: 'Left' }),
    ],
    { groupBy: { by: 'Label' } },
  ),
];

export default views;
