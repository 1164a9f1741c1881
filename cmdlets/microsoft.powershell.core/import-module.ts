/** Import-Module: loads modules and makes their commands known. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { importGiven } from './module-import.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'Module',
  aliases: ['ipmo'],
  defaultParameterSet: 'Name',
  outputTypes: ['System.Management.Automation.PSModuleInfo'],
  help: {
    synopsis: 'Loads modules and makes their commands known.',
    description:
      'A module is named, found in the directories of $env:PSModulePath, or given by the path of its file or directory. Modules that are part of this shell are there already.',
    examples: [
      {
        title: 'A module by its path',
        transcript: 'Import-Module ./Tools/Tools.psd1',
        remarks: 'It needs a module of that path.',
        runnable: false,
      },
      { title: 'A module that is there already', transcript: 'PS> Import-Module Microsoft.PowerShell.Utility' },
    ],
    links: ['Get-Module', 'New-Module', 'Remove-Module', 'Export-ModuleMember'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['Name', 'PSSession', 'CimSession', 'WinCompat'],
      help: 'Names; wildcards are allowed where several can be meant.',
    },
    FullyQualifiedName: {
      type: 'other[]',
      typeName: 'Microsoft.PowerShell.Commands.ModuleSpecification',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['FullyQualifiedName', 'FullyQualifiedNameAndPSSession', 'FullyQualifiedNameAndWinCompat'],
      help: 'Modules by name and version, as hashtables.',
    },
    Assembly: {
      type: 'other[]',
      typeName: 'System.Reflection.Assembly',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['Assembly'],
      help: 'An assembly; this program loads none.',
    },
    ModuleInfo: {
      type: 'other[]',
      typeName: 'psmoduleinfo',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['ModuleInfo'],
      help: 'Modules as objects.',
    },
    CimSession: {
      type: 'other',
      typeName: 'CimSession',
      mandatory: true,
      in: ['CimSession'],
      validate: [{ kind: 'notNull' }],
      help: 'The session with a CIM server whose modules are meant.',
      refused: 'no CIM server of a lab offers modules',
    },
    Global: { type: 'switch', help: 'Makes the commands known to the whole session.' },
    Prefix: {
      type: 'string',
      validate: [{ kind: 'notNull' }],
      help: 'Put in front of the nouns of the imported commands.',
    },
    Function: {
      type: 'string[]',
      validate: [{ kind: 'notNull' }],
      help: 'Functions to choose; wildcards are allowed.',
    },
    Cmdlet: { type: 'string[]', validate: [{ kind: 'notNull' }], help: 'Cmdlets to choose; wildcards are allowed.' },
    PSSession: {
      type: 'other',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      mandatory: true,
      in: ['PSSession', 'FullyQualifiedNameAndPSSession'],
      validate: [{ kind: 'notNull' }],
      help: 'A session on another computer.',
    },
    UseWindowsPowerShell: {
      type: 'switch',
      mandatory: true,
      in: ['WinCompat', 'FullyQualifiedNameAndWinCompat'],
      aliases: ['UseWinPS'],
      help: 'Loads the module in a Windows PowerShell.',
      refused: 'there is no Windows PowerShell beside this one',
    },
    Variable: {
      type: 'string[]',
      validate: [{ kind: 'notNull' }],
      help: 'Variables to choose; wildcards are allowed.',
    },
    Alias: { type: 'string[]', validate: [{ kind: 'notNull' }], help: 'Aliases to choose; wildcards are allowed.' },
    Force: { type: 'switch', help: 'Does it also where something would hold it back.' },
    SkipEditionCheck: {
      type: 'switch',
      in: [
        'Name',
        'PSSession',
        'CimSession',
        'FullyQualifiedName',
        'FullyQualifiedNameAndPSSession',
        'Assembly',
        'ModuleInfo',
      ],
      help: 'Loads also modules for the other edition.',
      noEffect: 'modules are loaded whatever edition they are for',
    },
    PassThru: { type: 'switch', help: 'Also gives the object it worked on.' },
    AsCustomObject: { type: 'switch', help: 'Gives an object whose methods are the functions of the module.' },
    MinimumVersion: {
      type: 'version',
      in: ['Name', 'PSSession', 'CimSession', 'WinCompat'],
      aliases: ['Version'],
      help: 'The lowest version that will do.',
    },
    MaximumVersion: {
      type: 'string',
      in: ['Name', 'PSSession', 'CimSession', 'WinCompat'],
      help: 'The highest version that will do.',
    },
    RequiredVersion: {
      type: 'version',
      in: ['Name', 'PSSession', 'CimSession', 'WinCompat'],
      help: 'The exact version.',
    },
    ArgumentList: { type: 'Object[]', aliases: ['Args'], help: 'Arguments for the script or module.' },
    DisableNameChecking: {
      type: 'switch',
      help: 'Does not warn of names with unapproved verbs or restricted characters.',
    },
    NoClobber: { type: 'switch', aliases: ['NoOverwrite'], help: 'Leaves commands of the same names alone.' },
    Scope: {
      type: 'string',
      validate: [{ kind: 'set', values: ['Local', 'Global'] }],
      help: 'Whether the commands belong to the current scope or to the session.',
    },
    CimResourceUri: {
      type: 'uri',
      in: ['CimSession'],
      validate: [{ kind: 'notNull' }],
      help: 'The address of the modules on the CIM server.',
      refused: 'no CIM server of a lab offers modules',
    },
    CimNamespace: {
      type: 'string',
      in: ['CimSession'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The namespace of the modules on the CIM server.',
      refused: 'no CIM server of a lab offers modules',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name, FullyQualifiedName, ModuleInfo, Assembly, PSSession } = ps.parameters;
        if (Assembly || PSSession) {
          ps.fail(
            'ImportSourceNotBuilt',
            'NotImplemented',
            'Importing modules from assemblies and remote sessions is not built.',
            { exception: 'System.NotImplementedException' },
          );
        }
        for (const value of [...(Name ?? []), ...(FullyQualifiedName ?? []), ...(ModuleInfo ?? [])])
          importGiven(ps, value);
      },
    };
  },
});
