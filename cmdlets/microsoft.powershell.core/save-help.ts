/** Save-Help: refused, because help comes with the program. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { refuseUpdatableHelp } from './updatable-help.ts';

export default cmdlet({
  verb: 'Save',
  noun: 'Help',
  defaultParameterSet: 'Path',
  outputTypes: [],
  help: {
    synopsis: 'Would save help files to a folder; there are none, and it says so.',
    description: 'The help of every cmdlet is part of the program. docs/reference holds the same help as pages.',
    examples: [
      {
        title: 'The refusal',
        transcript:
          'PS> try { Save-Help x } catch { $_.FullyQualifiedErrorId }\nUpdatableHelpNotSupported,Microsoft.PowerShell.Commands.SaveHelpCommand',
      },
    ],
    links: ['Get-Help'],
  },
  refused: 'the help of this shell is part of the program',
  parameters: {
    DestinationPath: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      in: ['Path'],
      aliases: ['Path'],
      validate: [{ kind: 'notNull' }],
      help: 'The folders to save them to.',
    },
    Module: {
      type: 'other[]',
      typeName: 'psmoduleinfo',
      position: 1,
      pipeline: 'both',
      in: ['Path', 'LiteralPath'],
      aliases: ['Name'],
      validate: [{ kind: 'notNull' }],
      help: 'The modules.',
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
    Credential: { type: 'pscredential', help: 'Who would save them.' },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      validate: [{ kind: 'notNull' }],
      help: 'The folders, taken literally.',
    },
    UseDefaultCredentials: { type: 'switch', help: 'Saves as the user who is logged on.' },
    Force: { type: 'switch', help: 'Would save them again on the same day.' },
    Scope: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.UpdateHelpScope',
      values: ['CurrentUser', 'AllUsers'],
      pipeline: 'name',
      help: 'Whether the help would be for this user or for all.',
    },
  },
  run(ps) {
    return { end: () => refuseUpdatableHelp(ps, 'There is nothing to save') };
  },
});
