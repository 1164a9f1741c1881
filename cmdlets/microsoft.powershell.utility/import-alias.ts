/** Import-Alias: makes the aliases of a file. */

import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { displayPath, type ResolvedPath } from '../../src/providers/resolved-path.ts';
import { linesOf, readText } from '../../src/types/files/host-files.ts';
import { NetException, runtimeException } from '../../src/types/net-exception.ts';
import { parseCsvLine } from './alias-file.ts';
import { makeAlias } from './alias-lookup.ts';
import { scopeArgument } from './variable-lookup.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'Alias',
  aliases: ['ipal'],
  defaultParameterSet: 'ByPath',
  supportsShouldProcess: true,
  outputTypes: ['System.Management.Automation.AliasInfo'],
  help: {
    synopsis: 'Makes the aliases of a file that Export-Alias wrote.',
    examples: [
      {
        title: 'There and back',
        transcript:
          'PS> Set-Alias now Get-Date; Export-Alias a.csv now; Remove-Alias now\nPS> Import-Alias a.csv; (Get-Alias now).Definition\nGet-Date',
      },
    ],
    links: ['Export-Alias', 'Set-Alias'],
  },
  parameters: {
    Path: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['ByPath'],
      wildcards: true,
      help: 'The file.',
    },
    LiteralPath: {
      type: 'string',
      mandatory: true,
      pipeline: 'both',
      in: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The file; no character is a wildcard.',
    },
    Scope: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Global, Local, Script, or how many scopes further out.',
    },
    PassThru: { type: 'switch', help: 'Gives the aliases out.' },
    Force: { type: 'switch', help: 'Replaces aliases that there are, read-only ones too.' },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath } = ps.parameters;
        const [item, ...others] = drivesOf(ps).findExisting(LiteralPath ?? Path ?? '', LiteralPath !== undefined);
        if (!item || others.length > 0) throw severalPaths(Path ?? '');
        importFile(ps, item);
      },
    };
  },
});

interface Given {
  Force?: boolean;
  PassThru?: boolean;
  Scope?: string;
}

function severalPaths(path: string): NetException {
  const message = `Cannot import alias because path '${path}' contains wildcard characters that resolve to multiple paths. Aliases can be imported from only one file. Change the value of the Path parameter to a path that resolves to a single file.`;
  return runtimeException('NotSupported', 'NotImplemented', message, {
    typeName: 'System.Management.Automation.PSNotSupportedException',
  });
}

function importFile(ps: CmdletWith<Given>, item: ResolvedPath): void {
  const { Force, PassThru, Scope } = ps.parameters;
  const scope = scopeArgument(ps, Scope) ?? ps.session.current;
  const read = (): string => {
    try {
      return readText(item.path);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      const message = `Cannot open file ${item.path} to import the alias. ${error.message}`;
      return ps.fail('FileOpenFailure', 'OpenError', message, { target: item.path, exception: error });
    }
  };
  linesOf(read()).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const alias = parseCsvLine(line);
    if (!alias) {
      ps.error(
        'ImportAliasFileFormatError',
        'ReadError',
        `The line ${i + 1} of the file ${displayPath(item)} does not have four values.`,
        {
          target: displayPath(item),
          exception: 'System.FormatException',
        },
      );
      return;
    }
    if (!ps.shouldProcess(`Name: ${alias.name} Value: ${alias.definition}`, 'Import Alias')) return;
    if (!Force && scope.aliases?.has(alias.name.toLowerCase())) {
      ps.error(
        'AliasAlreadyExists',
        'ResourceExists',
        `The alias is not allowed, because an alias with the name '${alias.name}' already exists.`,
        {
          target: alias.name,
          exception: 'System.Management.Automation.SessionStateException',
        },
      );
      return;
    }
    const made = makeAlias(ps, { ...alias, force: Force }, scope);
    if (made && PassThru) ps.write(made);
  });
}
