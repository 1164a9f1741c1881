/** Export-Alias: writes aliases into a file. */

import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { filePathOf, openingFile } from '../../src/providers/cmdlet-paths.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { hostPathOf, makeWritable, writeText } from '../../src/types/files/host-files.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { csvLine, headerLines, scriptLine } from './alias-file.ts';
import { matchingAliases } from './alias-lookup.ts';
import { scopeArgument } from './variable-lookup.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'Alias',
  aliases: ['epal'],
  defaultParameterSet: 'ByPath',
  supportsShouldProcess: true,
  outputTypes: ['System.Management.Automation.AliasInfo'],
  help: {
    synopsis: 'Writes aliases into a file.',
    examples: [
      {
        title: 'One alias',
        transcript:
          'PS> Set-Alias now Get-Date; Export-Alias a.csv now; (Get-Content a.csv)[-1]\n"now","Get-Date","","None"',
      },
    ],
    links: ['Import-Alias', 'Get-Alias'],
  },
  parameters: {
    Path: { type: 'string', position: 0, mandatory: true, in: ['ByPath'], help: 'The file.' },
    Name: { type: 'string[]', position: 1, pipeline: 'name', wildcards: true, help: 'The aliases; all unless given.' },
    LiteralPath: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The file; no character is a wildcard.',
    },
    PassThru: { type: 'switch', help: 'Gives the aliases out.' },
    As: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.ExportAliasFormat',
      values: ['Csv', 'Script'],
      help: 'Csv for Import-Alias, Script for a script that sets the aliases.',
    },
    Append: { type: 'switch', help: 'Adds to the end of the file.' },
    Force: { type: 'switch', help: 'Writes to a read-only file too.' },
    NoClobber: { type: 'switch', aliases: ['NoOverwrite'], help: 'Fails when the file exists.' },
    Description: { type: 'string', help: 'A text for the head of the file.' },
    Scope: { type: 'string', help: 'Global, Local, Script, or how many scopes further out.' },
  },
  run(ps) {
    return { process: () => exportAliases(ps) };
  },
});

interface Given {
  Path?: string;
  LiteralPath?: string;
  Name?: string[];
  As?: string;
  Append?: boolean;
  NoClobber?: boolean;
  Description?: string;
  PassThru?: boolean;
  Scope?: string;
  Force?: boolean;
}

function exportAliases(ps: CmdletWith<Given>): void {
  const { Path, LiteralPath, Name, As, Append = false, NoClobber, Description, PassThru, Scope, Force } = ps.parameters;
  const path = filePathOf(ps, Path ?? LiteralPath ?? '', LiteralPath !== undefined);
  const aliases = (Name ?? ['*']).flatMap((name) => matchingAliases(ps, 'name', name, scopeArgument(ps, Scope)));
  if (!ps.shouldProcess(path, 'Export Alias')) return;
  if (NoClobber && !Append && hostFiles().exists(hostPathOf(path))) {
    const full = ambient().files.fullPath(path);
    ps.fail('NoClobber', 'ResourceExists', `File ${full} already exists and NoClobber was specified.`, {
      target: full,
      exception: 'System.IO.IOException',
    });
  }
  const { userName, machineName, culture } = ambient();
  const header = headerLines(Description, userName, machineName, formatValue(DateTime.now(), null, culture));
  const lines = [...header, ...aliases.map(As === 'Script' ? scriptLine : csvLine)];
  if (Force) makeWritable(path);
  openingFile(ps, () => writeText(path, `${lines.join('\n')}\n`, undefined, Append));
  if (PassThru) for (const alias of aliases) ps.write(alias);
}
