/** Cmdlets for objects, texts, formats and variables. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';
import { MARKDOWN_OPTIONS, MarkdownOptions } from './markdown-options.ts';

export default builtInModule({
  name: 'Microsoft.PowerShell.Utility',
  version: '7.0.0.0',
  moduleType: 'Manifest',
  pages: 'microsoft.powershell.utility',
  aliases: {
    plain: ['fhx', 'set', 'sls'],
    allScope: ['echo'],
    readOnlyAllScope: ['select'],
  },
  connect: ({ services }) => services.provideLazily(MARKDOWN_OPTIONS, () => ({ current: new MarkdownOptions() })),
});
