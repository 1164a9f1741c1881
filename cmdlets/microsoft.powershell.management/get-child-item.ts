/** Get-ChildItem: what is in containers. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath, parametersOfProvider } from '../../src/providers/cmdlet-paths.ts';
import { itemFilters, itemForce } from '../../src/providers/path-parameters.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { attributeTest } from './attribute-expression.ts';
import { type ListingOptions, listItems } from './child-items.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ChildItem',
  aliases: ['dir', 'gci'],
  defaultParameterSet: 'Items',
  outputTypes: ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  className: 'Microsoft.PowerShell.Commands.GetChildItemCommand',
  help: {
    synopsis: 'Lists what is in folders and other containers.',
    description: 'Folders come before files, each in the order of the culture. Hidden items are shown under -Force.',
    examples: [
      {
        title: 'Names of the files below',
        transcript: 'PS> New-Item logs/a.log -Force | Out-Null\nPS> Get-ChildItem -Recurse -File -Name\nlogs/a.log',
      },
      {
        title: 'By a pattern',
        transcript: "PS> Set-Content b.txt 'b'; Set-Content c.log 'c'\nPS> (Get-ChildItem *.txt).Name\nb.txt",
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      in: ['Items'],
      help: 'The containers; the current location if omitted.',
    },
    Filter: { type: 'string', position: 1, help: 'A pattern in the language of the provider, which looks for itself.' },
    Include: itemFilters.Include,
    Exclude: itemFilters.Exclude,
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralItems'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
    Recurse: { type: 'switch', aliases: ['s', 'r'], help: 'With everything below.' },
    Depth: { type: 'uint', help: 'How many levels below the container are listed; includes -Recurse.' },
    Force: itemForce,
    Name: { type: 'switch', help: 'Only the names, as paths from the container on.' },
    Attributes: {
      type: 'object',
      typeName: 'System.Management.Automation.FlagsExpression[System.IO.FileAttributes]',
      help: 'Only items with these attributes: Hidden, !ReadOnly, Directory+Hidden; commas mean or.',
    },
    FollowSymlink: { type: 'switch', help: 'Goes into folders behind links.' },
    Directory: { type: 'switch', aliases: ['ad'], help: 'Only folders.' },
    File: { type: 'switch', aliases: ['af'], help: 'Only files.' },
    Hidden: { type: 'switch', aliases: ['ah', 'h'], help: 'Only hidden items.' },
    ReadOnly: { type: 'switch', aliases: ['ar'], help: 'Only items that are read-only.' },
    System: { type: 'switch', aliases: ['as'], help: 'Only items of the system.' },
  },
  dynamicParameters: (ps) => {
    const { Path, LiteralPath } = ps.parameters as { Path?: string[]; LiteralPath?: string[] };
    return parametersOfProvider(ps, 'Get-ChildItem', LiteralPath ?? Path ?? ['.']);
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath, Recurse, Depth, Attributes } = ps.parameters;
        const options: ListingOptions = {
          ...ps.parameters,
          given: ps.parameters,
          literal: LiteralPath !== undefined,
          depth: Depth ? Number(Depth.value) : Recurse ? Number.POSITIVE_INFINITY : 0,
          recurses: Recurse === true || Depth !== undefined,
          attributes: Attributes === undefined ? null : attributeTest(toText(Attributes, ',')),
        };
        for (const path of LiteralPath ?? Path ?? ['.'])
          forPath(ps, () => listItems(ps, drivesOf(ps), path === '' ? '.' : path, options));
      },
    };
  },
});
