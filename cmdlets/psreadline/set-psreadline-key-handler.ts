/** Set-PSReadLineKeyHandler: binds keys of the prompt to functions of the editor or to script blocks. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { bindableNames } from '../../src/prompt/commands/bindable-functions.ts';
import { chordParameters, tableOf } from './chord-parameters.ts';
import { chordNamed } from './key-handlers.ts';
import { bindScript } from './prompt-options.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'PSReadLineKeyHandler',
  className: 'Microsoft.PowerShell.SetPSReadLineKeyHandlerCommand',
  help: {
    synopsis: 'Binds keys of the prompt to a function or a script block.',
    description:
      'A script block gets the key and the number that was typed before it. It reads and changes the text by the static methods of [Microsoft.PowerShell.PSConsoleReadLine], and runs in the session.',
    examples: [
      {
        title: 'The arrows search for what was typed',
        transcript:
          'PS> Set-PSReadLineKeyHandler -Chord UpArrow -Function HistorySearchBackward\nPS> (Get-PSReadLineKeyHandler -Chord UpArrow).Function\nHistorySearchBackward',
      },
      {
        title: 'A key that types a command and runs it',
        transcript:
          "PS> Set-PSReadLineKeyHandler -Chord F7 -BriefDescription Replicas -ScriptBlock {\n>> [Microsoft.PowerShell.PSConsoleReadLine]::RevertLine()\n>> [Microsoft.PowerShell.PSConsoleReadLine]::Insert('Get-CsManagementStoreReplicationStatus')\n>> [Microsoft.PowerShell.PSConsoleReadLine]::AcceptLine()\n>> }\nPS> (Get-PSReadLineKeyHandler -Chord F7).Function\nReplicas",
      },
    ],
    links: ['Get-PSReadLineKeyHandler', 'Remove-PSReadLineKeyHandler', 'Set-PSReadLineOption'],
  },
  parameters: {
    ScriptBlock: {
      type: 'scriptblock',
      in: { ScriptBlock: { position: 1, mandatory: true } },
      validate: [{ kind: 'notNull' }],
      help: 'What the keys run.',
    },
    BriefDescription: { type: 'string', in: ['ScriptBlock'], help: 'The name under which lists of keys show it.' },
    Description: {
      type: 'string',
      aliases: ['LongDescription'],
      in: ['ScriptBlock'],
      help: 'What lists of keys say of it.',
    },
    ...chordParameters,
    Function: {
      type: 'string',
      in: { Function: { position: 1, mandatory: true } },
      validate: [{ kind: 'set', values: bindableNames(), ignoreCase: true }],
      help: 'The function of the editor.',
    },
  },
  run(ps) {
    return {
      end() {
        const { Chord: chords = [], ScriptBlock: block, BriefDescription, Description, Function: name } = ps.parameters;
        const { options, table } = tableOf(ps);
        const keys = chords.map(chordNamed);
        if (block) {
          bindScript(options, table, keys, block, BriefDescription, Description);
          return;
        }
        const known = bindableNames().find((one) => one.toLowerCase() === name?.toLowerCase());
        for (const chord of keys) options.bind({ table, chord, binding: known ?? null });
      },
    };
  },
});
