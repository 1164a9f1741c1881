/** Split-Path: parts of paths. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath, refuseCredential } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential } from '../../src/providers/path-parameters.ts';
import { leafOfPath, parentOfPath, pathStyle, qualifierOf, withoutQualifier } from '../../src/providers/path-parts.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';
import { extension, fileNameWithoutExtension } from '../../src/types/files/path-text.ts';

export default cmdlet({
  verb: 'Split',
  noun: 'Path',
  defaultParameterSet: 'ParentSet',
  outputTypes: ['System.String', 'System.Boolean'],
  help: {
    synopsis: 'Gives a part of a path: its parent, its last part, its drive.',
    examples: [
      {
        title: 'The folder and the name',
        transcript: 'PS> Split-Path /a/b/c.txt\n/a/b\nPS> Split-Path /a/b/c.txt -LeafBase\nc',
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['ParentSet', 'LeafSet', 'LeafBaseSet', 'ExtensionSet', 'QualifierSet', 'NoQualifierSet', 'IsAbsoluteSet'],
      help: 'The paths; they need not lead anywhere.',
    },
    Extension: {
      type: 'switch',
      mandatory: true,
      pipeline: 'name',
      in: ['ExtensionSet'],
      help: 'The extension of the last part.',
    },
    IsAbsolute: { type: 'switch', mandatory: true, in: ['IsAbsoluteSet'], help: 'Whether the path is absolute.' },
    Leaf: { type: 'switch', mandatory: true, pipeline: 'name', in: ['LeafSet'], help: 'The last part.' },
    LeafBase: {
      type: 'switch',
      mandatory: true,
      pipeline: 'name',
      in: ['LeafBaseSet'],
      help: 'The last part without its extension.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPathSet'],
      aliases: ['PSPath', 'LP'],
      help: 'The paths; no character is a wildcard.',
    },
    NoQualifier: {
      type: 'switch',
      mandatory: true,
      pipeline: 'name',
      in: ['NoQualifierSet'],
      help: 'The path without the drive.',
    },
    Parent: {
      type: 'switch',
      pipeline: 'name',
      in: ['ParentSet'],
      help: 'The path without its last part; the default.',
      noEffect: 'it is what the command does anyway',
    },
    Qualifier: { type: 'switch', mandatory: true, pipeline: 'name', in: ['QualifierSet'], help: 'The drive.' },
    Resolve: { type: 'switch', help: 'What the path finds is taken apart instead of the path itself.' },
    Credential: itemCredential,
  },
  run(ps) {
    const part = (path: string): unknown => {
      const style = pathStyle(drivesOf(ps).location.path);
      switch (ps.parameterSet) {
        case 'LeafSet':
          return leafOfPath(path, style);
        case 'LeafBaseSet':
          return fileNameWithoutExtension(leafOfPath(path, style));
        case 'ExtensionSet':
          return extension(leafOfPath(path, style));
        case 'NoQualifierSet':
          return withoutQualifier(path);
        case 'IsAbsoluteSet':
          return qualifierOf(path) !== null || /^[\\/]/.test(path);
        case 'QualifierSet':
          return qualifierOf(path);
        default:
          return parentOfPath(path, style);
      }
    };
    return {
      process() {
        const { Path, LiteralPath, Resolve } = ps.parameters;
        for (const path of LiteralPath ?? Path ?? []) {
          refuseCredential(ps, ps.parameters.Credential, path);
          forPath(ps, () => {
            const found = Resolve
              ? drivesOf(ps)
                  .find(path, { literal: LiteralPath !== undefined })
                  .map(displayPath)
              : [path];
            for (const one of found) {
              const result = part(one);
              if (result !== null) ps.write(result);
              else {
                const message = `Cannot parse path because path '${one}' does not have a qualifier specified.`;
                ps.error('ParsePathFormatError', 'InvalidArgument', message, {
                  target: one,
                  exception: 'System.FormatException',
                });
              }
            }
          });
        }
      },
    };
  },
});
