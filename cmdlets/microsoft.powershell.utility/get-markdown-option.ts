/** Get-MarkdownOption: the colours of Markdown at the terminal. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { MARKDOWN_OPTIONS } from './markdown-options.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'MarkdownOption',
  className: 'Microsoft.PowerShell.Commands.GetMarkdownOptionCommand',
  outputTypes: ['Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo'],
  help: {
    synopsis: 'Gives the sequences that headings, code, links and emphases are coloured with.',
    examples: [{ title: 'That of the first heading', transcript: 'PS> (Get-MarkdownOption).Header1\n[7m' }],
  },
  parameters: {},
  run(ps) {
    return {
      end() {
        ps.write(ps.service(MARKDOWN_OPTIONS).current);
      },
    };
  },
});
