/** What session configuration and role capability files have alike: parameters, the checks of what is defined, the writing. */
import type { CmdletActions, ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { ScriptBlock } from '../../src/engine/runspace.ts';
import { filePathOf, openingFile } from '../../src/providers/cmdlet-paths.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { writeText } from '../../src/types/files/host-files.ts';
import { netException } from '../../src/types/net-exception.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { type ConfigurationFileKind, type ConfigurationValues, configurationText } from './configuration-text.ts';

const texts = (help: string) => ({ type: 'string[]', help }) as const;

export const configurationParameters = {
  Path: {
    type: 'string',
    position: 0,
    mandatory: true,
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'The file.',
  },
  Guid: { type: 'guid', help: 'The identifier of the file; a new one if omitted.' },
  Author: { type: 'string', help: 'Who wrote it; the user of the session if omitted.' },
  Description: { type: 'string', help: 'What it is for.' },
  CompanyName: { type: 'string', help: 'The company; Unknown if omitted.' },
  Copyright: { type: 'string', help: 'The notice of rights.' },
  ModulesToImport: { type: 'Object[]', help: 'Modules that are loaded: names, or tables with versions.' },
  VisibleAliases: texts('Aliases that may be used; patterns too.'),
  VisibleCmdlets: { type: 'Object[]', help: 'Cmdlets that may be used: names, or tables that limit their parameters.' },
  VisibleFunctions: {
    type: 'Object[]',
    help: 'Functions that may be used: names, or tables that limit their parameters.',
  },
  VisibleExternalCommands: texts('Programs and scripts that may be run.'),
  VisibleProviders: texts('Providers whose drives may be used.'),
  ScriptsToProcess: texts('Scripts that run when a session begins.'),
  AliasDefinitions: { type: 'IDictionary[]', help: 'Aliases: tables with Name and Value.' },
  FunctionDefinitions: { type: 'IDictionary[]', help: 'Functions: tables with Name and ScriptBlock.' },
  VariableDefinitions: { type: 'object', help: 'Variables: tables with Name and Value.' },
  EnvironmentVariables: { type: 'IDictionary', help: 'Environment variables and their values.' },
  TypesToProcess: texts('Files of types that are loaded.'),
  FormatsToProcess: texts('Files of views that are loaded.'),
  AssembliesToLoad: texts('Assemblies that are loaded.'),
} as const satisfies Record<string, ParameterDeclaration>;

/** What the two kinds of files differ in. */
export interface ConfigurationFile extends ConfigurationFileKind {
  readonly ending: string;
  readonly errorId: string;
  readonly what: string;
}

/** Writes the file; ends the cmdlet for a path of another kind, and for definitions that lack something. */
export function writeConfiguration(ps: CmdletActions, given: ConfigurationValues, file: ConfigurationFile): void {
  const path = String(given.Path);
  if (!path.toLowerCase().endsWith(file.ending)) {
    ps.fail(
      file.errorId,
      'InvalidArgument',
      `${file.what} file path '${path}' is not valid. The path argument must resolve to a single file in the file system with a '${file.ending}' extension. Please fix the path specification and try again.`,
      { target: path },
    );
  }
  checkDefinitions(ps, path, 'FunctionDefinitions', given.FunctionDefinitions, 'ScriptBlock');
  checkDefinitions(ps, path, 'VariableDefinitions', given.VariableDefinitions, 'Value');
  openingFile(ps, () => writeText(filePathOf(ps, path, true), configurationText(given, file)));
}

function checkDefinitions(ps: CmdletActions, path: string, member: string, value: unknown, needed: string): void {
  const base = baseOf(value ?? null);
  const tables = base instanceof KeyedTable ? [base] : [...(enumerate(base) ?? [])].map((one) => baseOf(one));
  for (const table of tables) {
    if (!(table instanceof KeyedTable)) continue;
    for (const key of ['Name', needed]) {
      if (table.has(key)) continue;
      refuse(
        ps,
        `The member '${member}' must contain the required key '${key}'. Add the require key to the file ${path}.`,
      );
    }
    if (needed === 'ScriptBlock' && !(baseOf(table.get(needed)) instanceof ScriptBlock)) {
      refuse(
        ps,
        `The key '${needed}' in the member '${member}' must be a script block. Change the key to the correct type in the file ${path}.`,
      );
    }
  }
}

function refuse(ps: CmdletActions, message: string): never {
  return ps.fail('Argument', 'InvalidArgument', message, {
    exception: netException('System.Management.Automation.CmdletInvocationException', message),
  });
}
