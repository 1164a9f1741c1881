/** The syntax lines of commands. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { metadataOfCmdlet } from '../../../src/engine/binder/metadata-from-cmdlet.ts';
import { syntaxLines } from '../../../src/engine/binder/syntax.ts';
import { cmdlet } from '../../../src/engine/cmdlet.ts';
import './binder-setting.ts';

const help = { synopsis: '' };
const run = () => ({});

/** The syntax of every cmdlet by set, as PowerShell prints it; a part of the recorded reference. */
const recorded = new Map(
  Object.entries(
    JSON.parse(readFileSync(new URL('fixtures/cmdlet-syntax.json', import.meta.url), 'utf8')) as Record<
      string,
      Record<string, string>
    >,
  ),
);

describe('syntax lines', () => {
  test.each([
    [
      'Add-Content',
      cmdlet({
        verb: 'Add',
        noun: 'Content',
        help,
        run,
        defaultParameterSet: 'Path',
        supportsShouldProcess: true,
        parameters: {
          Path: { type: 'string[]', in: { Path: { mandatory: true, position: 0, pipeline: 'name' } } },
          LiteralPath: { type: 'string[]', in: { LiteralPath: { mandatory: true, pipeline: 'name' } } },
          Value: { type: 'Object[]', mandatory: true, position: 1, pipeline: 'both' },
          PassThru: { type: 'switch' },
          Filter: { type: 'string' },
          Include: { type: 'string[]' },
          Exclude: { type: 'string[]' },
          Force: { type: 'switch' },
          Credential: { type: 'pscredential', pipeline: 'name' },
          NoNewline: { type: 'switch' },
          Encoding: { type: 'Encoding' },
          AsByteStream: { type: 'switch' },
        },
      }),
    ],
    [
      'Add-History',
      cmdlet({
        verb: 'Add',
        noun: 'History',
        help,
        run,
        parameters: {
          InputObject: { type: 'psobject[]', position: 0, pipeline: 'value' },
          Passthru: { type: 'switch' },
        },
      }),
    ],
    [
      'Get-Date',
      cmdlet({
        verb: 'Get',
        noun: 'Date',
        help,
        run,
        defaultParameterSet: 'DateAndFormat',
        parameters: {
          Date: {
            type: 'datetime',
            in: { DateAndFormat: { position: 0, pipeline: 'both' }, DateAndUFormat: { position: 0, pipeline: 'both' } },
          },
          UnixTimeSeconds: {
            type: 'long',
            aliases: ['UnixTime'],
            in: { UnixTimeSecondsAndFormat: { mandatory: true }, UnixTimeSecondsAndUFormat: { mandatory: true } },
          },
          Year: { type: 'int' },
          Month: { type: 'int' },
          Day: { type: 'int' },
          Hour: { type: 'int' },
          Minute: { type: 'int' },
          Second: { type: 'int' },
          Millisecond: { type: 'int' },
          DisplayHint: {
            type: 'enum',
            typeName: 'Microsoft.PowerShell.Commands.DisplayHintType',
            values: ['Date', 'Time', 'DateTime'],
          },
          UFormat: {
            type: 'string',
            in: { DateAndUFormat: { mandatory: true }, UnixTimeSecondsAndUFormat: { mandatory: true } },
          },
          Format: { type: 'string', in: ['DateAndFormat', 'UnixTimeSecondsAndFormat'] },
          AsUTC: { type: 'switch' },
        },
      }),
    ],
  ])('%s', (name, definition) => {
    const lines = syntaxLines(metadataOfCmdlet(definition));
    const own = new Map(lines.map(({ setName, text }) => [setName, sorted(text)]));
    const real = new Map(Object.entries(recorded.get(name)!).map(([setName, text]) => [setName, sorted(text)]));
    expect(own).toEqual(real);
  });

  test('positional parameters come first, then mandatory ones, then the others', () => {
    const definition = cmdlet({
      verb: 'Test',
      noun: 'Order',
      help,
      run,
      parameters: {
        Last: { type: 'string' },
        Must: { type: 'int', mandatory: true },
        Second: { type: 'string[]', position: 1 },
        First: { type: 'object', position: 0, mandatory: true },
        Hidden: { type: 'string', dontShow: true },
        On: { type: 'switch', mandatory: true },
      },
    });
    expect(syntaxLines(metadataOfCmdlet(definition)).map(({ text }) => text)).toEqual([
      'Test-Order [-First] <Object> [[-Second] <string[]>] -Must <int> -On [-Last <string>] [<CommonParameters>]',
    ]);
  });
});

/** WhatIf and Confirm stand where reflection finds them in PowerShell; the order of optional parameters is no matter here. */
function sorted(syntax: string): string[] {
  return syntax.split(/ (?=\[?\[?-|\[<)/).sort();
}
