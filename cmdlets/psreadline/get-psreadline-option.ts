/** Get-PSReadLineOption: how the prompt is edited. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { promptOptionsOf } from './prompt-options.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSReadLineOption',
  className: 'Microsoft.PowerShell.GetPSReadLineOption',
  outputTypes: ['Microsoft.PowerShell.PSConsoleReadLineOptions'],
  help: {
    synopsis: 'Gives the options of the editor of the prompt.',
    description:
      'The object is the one that the editor works by: what is set on its properties counts from the next key on. Set-PSReadLineOption checks what it is given.',
    examples: [
      {
        title: 'How many commands the history keeps',
        transcript:
          'PS> Set-PSReadLineOption -MaximumHistoryCount 500\nPS> (Get-PSReadLineOption).MaximumHistoryCount\n500',
      },
    ],
    links: ['Set-PSReadLineOption', 'Get-PSReadLineKeyHandler'],
  },
  parameters: {},
  run(ps) {
    return { process: () => ps.write(promptOptionsOf(ps.runspace)) };
  },
});
