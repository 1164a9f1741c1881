/** The parameters by which cmdlets name keys of the prompt. */
import type { CmdletWith } from '../../src/engine/cmdlet.ts';
import type { TableName } from '../../src/prompt/keys/key-map.ts';
import { type PSConsoleReadLineOptions, promptOptionsOf } from './prompt-options.ts';

export const chordParameters = {
  Chord: {
    type: 'string[]',
    aliases: ['Key'],
    position: 0,
    mandatory: true,
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'The keys, such as Ctrl+a; a comma stands between the keys of a chord.',
  },
  ViMode: {
    type: 'enum',
    typeName: 'Microsoft.PowerShell.ViMode',
    values: ['Insert', 'Command'],
    help: 'The mode of vi in which they are meant.',
  },
} as const;

/** The options, and the table of keys that -ViMode means. */
export function tableOf(ps: CmdletWith<{ readonly ViMode?: string }>): {
  options: PSConsoleReadLineOptions;
  table: TableName;
} {
  const options = promptOptionsOf(ps.runspace);
  const { ViMode } = ps.parameters;
  if (ViMode !== undefined && options.editor.editMode !== 'Vi')
    ps.warning('The -ViMode parameter was used, but the current EditMode is not Vi.');
  return { options, table: options.table(ViMode) };
}
