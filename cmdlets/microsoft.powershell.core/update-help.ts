/** Update-Help: refused, because help comes with the program. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { refuseUpdatableHelp } from './updatable-help.ts';

export default cmdlet({
  verb: 'Update',
  noun: 'Help',
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Would fetch newer help; there is none to fetch, and it says so.',
    description: 'The help of every cmdlet is part of the program and never older than it.',
    examples: [
      {
        title: 'The refusal',
        transcript:
          'PS> try { Update-Help } catch { $_.FullyQualifiedErrorId }\nUpdatableHelpNotSupported,Microsoft.PowerShell.Commands.UpdateHelpCommand',
      },
    ],
    links: ['Get-Help'],
  },
  refused: 'the help of this shell is part of the program',
  parameters: {
    Module: {
      type: 'string[]',
      position: 0,
      pipeline: 'name',
      in: ['Path', 'LiteralPath'],
      aliases: ['Name'],
      validate: [{ kind: 'notNull' }],
      help: 'The modules, by name.',
    },
    SourcePath: {
      type: 'string[]',
      position: 1,
      in: ['Path'],
      aliases: ['Path'],
      validate: [{ kind: 'notNull' }],
      help: 'Folders to take help files from.',
    },
    UICulture: {
      type: 'other[]',
      typeName: 'cultureinfo',
      position: 2,
      validate: [{ kind: 'notNull' }],
      help: 'The languages.',
    },
    FullyQualifiedModule: {
      type: 'other[]',
      typeName: 'Microsoft.PowerShell.Commands.ModuleSpecification',
      pipeline: 'name',
      in: ['Path', 'LiteralPath'],
      validate: [{ kind: 'notNull' }],
      help: 'The modules, by name and version.',
    },
    LiteralPath: {
      type: 'string[]',
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      validate: [{ kind: 'notNull' }],
      help: 'Folders to take help files from, taken literally.',
    },
    Recurse: { type: 'switch', help: 'Looks in the folders below, too.' },
    Credential: { type: 'pscredential', help: 'Who would fetch it.' },
    UseDefaultCredentials: { type: 'switch', help: 'Fetches as the user who is logged on.' },
    Force: { type: 'switch', help: 'Would fetch it again on the same day.' },
    Scope: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.UpdateHelpScope',
      values: ['CurrentUser', 'AllUsers'],
      pipeline: 'name',
      help: 'Whether the help would be for this user or for all.',
    },
  },
  run(ps) {
    return { end: () => refuseUpdatableHelp(ps, 'There is nothing to update') };
  },
});
