/** What arguments ask for, in any spelling that pwsh takes. */
import { describe, expect, test } from '@jest/globals';
import { parseCommandLine } from '../../src/host/command-line.ts';

const files = new Set(['a.ps1', '/scripts/b.ps1', 'run']);

function parsed(args: readonly string[], inputIsTerminal = true) {
  return parseCommandLine(args, { inputIsTerminal, fileExists: (path) => files.has(path) });
}

describe('the command line', () => {
  test.each<[string, string[], unknown]>([
    ['no arguments', [], { kind: 'prompt' }],
    ['-Command', ['-Command', 'Get-Date', '-Format', 'o'], { kind: 'command', text: 'Get-Date -Format o' }],
    ['-c', ['-c', '1'], { kind: 'command', text: '1' }],
    ['--COMM', ['--COMM', '1'], { kind: 'command', text: '1' }],
    ['/c', ['/c', '1'], { kind: 'command', text: '1' }],
    ['an encoded command', ['-e', 'MQArADIA'], { kind: 'command', text: '1+2' }],
    [
      'a script with arguments',
      ['-noprofile', '-nonint', '-exec', 'Bypass', '-f', 'a.ps1', 'x', '-Name', 'y', '-Loud:$true', '-To:', 'z'],
      {
        kind: 'file',
        path: 'a.ps1',
        args: [
          { name: null, value: 'x' },
          { name: 'Name' },
          { name: null, value: 'y' },
          { name: 'Loud', value: true },
          { name: 'To', value: 'z' },
        ],
      },
    ],
    [
      'a script as first argument',
      ['/scripts/b.ps1', '-c'],
      { kind: 'file', path: '/scripts/b.ps1', args: [{ name: 'c' }] },
    ],
    ['a script on standard input', ['-File', '-'], { kind: 'input-script' }],
    ['a script named like a subcommand', ['run'], { kind: 'file', path: 'run', args: [] }],
  ])('%s', (_name, args, task) => {
    expect(parsed(args)).toMatchObject({ kind: 'session', task });
  });

  test('commands come from standard input when it is no terminal', () => {
    expect(parsed([], false)).toMatchObject({ task: { kind: 'input' } });
    expect(parsed(['-c', '-'], false)).toMatchObject({ task: { kind: 'input' } });
  });

  test('switches of the session', () => {
    expect(
      parsed([
        '-NoExit',
        '-nologo',
        '-noni',
        '-wd',
        '/tmp',
        '-lab',
        'x',
        '-machine',
        'fe02',
        '-culture',
        'de-DE',
        '-edition',
        'desktop',
        '-c',
        '1',
      ]),
    ).toMatchObject({
      choices: {
        noExit: true,
        noLogo: true,
        interactive: false,
        workingDirectory: '/tmp',
        lab: 'x',
        machine: 'fe02',
        culture: 'de-DE',
        edition: 'Desktop',
      },
    });
  });

  test('subcommands are left to their own parser', () => {
    expect(parsed(['test', 'x.transcript', '--quiet'])).toEqual({
      kind: 'subcommand',
      name: 'test',
      args: ['test', 'x.transcript', '--quiet'],
    });
  });

  test.each<[string[], string]>([
    [['nope.ps1'], "The argument 'nope.ps1' is not recognized as the name of a script file."],
    [['-noprofyl'], "The argument '-noprofyl' is not recognized as the name of a script file."],
    [['-profile'], "Invalid argument '-profile', did you mean:\n\n  -NoProfile"],
    [['-Command'], 'Cannot process the command because of a missing parameter. A command must follow -Command.'],
    [['-File'], 'The command cannot be run because the File parameter requires a file path.'],
    [
      ['-e', '!'],
      'Cannot process the command because the value specified with -EncodedCommand is not properly encoded.',
    ],
    [['-c', '-'], "'-' was specified as the argument to -Command but standard input has not been redirected"],
    [['-o', 'Json'], '"Json" is not a valid format.'],
    [['-ed', '5.1'], "Invalid value '5.1' for -Edition: it is Core or Desktop."],
    [['-ep'], 'A policy name must follow -ExecutionPolicy.'],
  ])('%s is refused', (args, message) => {
    const result = parsed(args);
    expect(result.kind).toBe('usage-error');
    expect(result).toHaveProperty('message', expect.stringContaining(message));
  });
});
