import { defineType } from '../../types/type-declaration.ts';
import type { FormatStartData } from '../format-data.ts';

export default defineType<FormatStartData>({
  name: 'Microsoft.PowerShell.Commands.Internal.Format.FormatStartData',
  properties: [['string ClassId2e4f51ef21dd47e99d3c952918aff9cd {get;}', () => '033ecb2bc07a4d43b5ef94ed5a35d280']],
});
