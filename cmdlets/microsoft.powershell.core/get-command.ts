/** Get-Command: finds commands: cmdlets, functions, aliases, scripts and programs. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { commandNotFound } from '../../src/engine/command-errors.ts';
import type { CommandInfo } from '../../src/engine/command-info.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';
import { commandsNamed, listCommands, nearlyNamed, sortCommands, syntaxOf } from './command-search.ts';
import { showCommandInfo } from './show-command-info.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Command',
  aliases: ['gcm'],
  defaultParameterSet: 'CmdletSet',
  outputTypes: [
    'System.Management.Automation.AliasInfo',
    'System.Management.Automation.ApplicationInfo',
    'System.Management.Automation.FunctionInfo',
    'System.Management.Automation.CmdletInfo',
    'System.Management.Automation.ExternalScriptInfo',
    'System.Management.Automation.FilterInfo',
    'System.String',
    'System.Management.Automation.PSObject',
  ],
  help: {
    synopsis: 'Finds commands: cmdlets, functions, aliases, scripts and programs.',
    description: 'Without a name: all cmdlets, functions and aliases. A plain name gives what that name runs.',
    examples: [
      { title: 'What a name runs', transcript: 'PS> (Get-Command ForEach-Object).CommandType\nCmdlet' },
      {
        title: 'The syntax',
        transcript: 'PS> Get-Command Out-Null -Syntax\n\nOut-Null [-InputObject <psobject>] [<CommonParameters>]\n',
      },
    ],
    links: ['Get-Help', 'Get-Member'],
  },
  parameters: {
    ArgumentList: {
      type: 'Object[]',
      position: 1,
      remaining: true,
      aliases: ['Args'],
      allowNull: true,
      allowEmptyCollection: true,
      help: 'Arguments, for parameters that depend on them.',
      noEffect: 'parameters that depend on arguments are not listed',
    },
    Verb: {
      type: 'string[]',
      pipeline: 'name',
      in: ['CmdletSet'],
      help: 'Verbs of the commands; wildcards are allowed.',
    },
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      in: ['AllCommandSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of the commands; wildcards are allowed.',
    },
    Noun: {
      type: 'string[]',
      pipeline: 'name',
      in: ['CmdletSet'],
      help: 'Nouns of the commands; wildcards are allowed.',
    },
    Module: { type: 'string[]', pipeline: 'name', aliases: ['PSSnapin'], help: 'Modules whose commands are wanted.' },
    ExcludeModule: { type: 'string[]', help: 'Modules whose commands are left out.' },
    FullyQualifiedModule: {
      type: 'other[]',
      typeName: 'Microsoft.PowerShell.Commands.ModuleSpecification',
      pipeline: 'name',
      help: 'Modules by name and version.',
    },
    CommandType: {
      type: 'enum[]',
      typeName: 'System.Management.Automation.CommandTypes',
      values: [
        'Alias',
        'Function',
        'Filter',
        'Cmdlet',
        'ExternalScript',
        'Application',
        'Script',
        'Configuration',
        'All',
      ],
      pipeline: 'name',
      in: ['AllCommandSet'],
      aliases: ['Type'],
      help: 'Kinds of commands.',
    },
    TotalCount: { type: 'int', pipeline: 'name', help: 'How many commands at most.' },
    Syntax: { type: 'switch', pipeline: 'name', help: 'The syntax only.' },
    ShowCommandInfo: {
      type: 'switch',
      help: 'Gives commands as Show-Command wants them: names, sets and parameters as plain objects.',
    },
    All: { type: 'switch', pipeline: 'name', help: 'Also what is hidden behind others of the same name.' },
    ListImported: { type: 'switch', pipeline: 'name', help: 'Only commands of modules that are loaded.' },
    ParameterName: { type: 'string[]', validate: [{ kind: 'notNullOrEmpty' }], help: 'The parameter.' },
    ParameterType: {
      type: 'other[]',
      typeName: 'System.Management.Automation.PSTypeName',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Types of parameters.',
    },
    UseFuzzyMatching: { type: 'switch', in: ['AllCommandSet'], help: 'Also finds names that are nearly right.' },
    FuzzyMinimumDistance: { type: 'uint', in: ['AllCommandSet'], help: 'How different a name may be.' },
    UseAbbreviationExpansion: {
      type: 'switch',
      pipeline: 'name',
      in: ['AllCommandSet'],
      help: 'Also finds commands by their capital letters.',
    },
  },
  run(ps) {
    const found: CommandInfo[] = [];
    let sorted = false;
    return {
      process() {
        const { Name } = ps.parameters;
        if (!Name) {
          sorted = true;
          found.push(...listCommands(ps, null));
          return;
        }
        for (const name of Name) {
          const matches = hasWildcards(name)
            ? listCommands(ps, name)
            : [...commandsNamed(ps, name), ...nearlyNamed(ps, name)];
          sorted ||= hasWildcards(name);
          if (matches.length > 0 || hasWildcards(name) || ps.parameters.UseFuzzyMatching) found.push(...matches);
          else if (!ps.isBound('Verb') && !ps.isBound('Noun')) reportMissing(ps, name);
        }
      },
      end() {
        const { TotalCount } = ps.parameters;
        const unique = [...new Set(found)];
        const ordered = sorted ? sortCommands(unique) : unique;
        for (const command of TotalCount === undefined ? ordered : ordered.slice(0, TotalCount))
          ps.write(shown(command, ps.parameters, ps.runspace));
      },
    };
  },
});

interface Form {
  readonly Syntax?: boolean;
  readonly ShowCommandInfo?: boolean;
}

/** A command in the form that is asked for. */
function shown(command: CommandInfo, { Syntax, ShowCommandInfo }: Form, runspace: Runspace): unknown {
  if (Syntax) return syntaxOf(command, runspace);
  return ShowCommandInfo ? showCommandInfo(command) : command;
}

function reportMissing(ps: CmdletActions, name: string): void {
  const exception = commandNotFound(name, null);
  ps.error('CommandNotFoundException', 'ObjectNotFound', exception.message, {
    target: name,
    exception: 'System.Management.Automation.CommandNotFoundException',
  });
}
