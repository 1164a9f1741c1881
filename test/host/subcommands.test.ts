/** Subcommands: what they take, and what is said where their arguments are wrong. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { exitCodeTable, worstOf } from '../../src/host/exit-codes.ts';
import { parseSubcommand } from '../../src/host/subcommands.ts';
import { extendedHelp } from '../../src/host/usage-text.ts';

describe('arguments that are a mistake', () => {
  test.each<[string[], string, string]>([
    [['run'], 'no page is named', 'run'],
    [['run', '--reprot', 'x.xml', 'page.md'], 'there is no option --reprot', 'run'],
    [['run', '--reprot=x.xml', 'page.md'], 'there is no option --reprot=x.xml', 'run'],
    [['run', '-x', '--yy', 'page.md'], 'there is no option -x, --yy', 'run'],
    [['run', 'page.md', '--lab'], 'the option --lab wants a value', 'run'],
    [['run', 'page.md', '--lab='], 'the value of lab is empty', 'run'],
    [['run', 'page.md', '--lab', 'a', '--lab', 'b'], 'the option --lab is given 2 times', 'run'],
    [['run', 'page.md', '--set', 'Server'], '--set wants NAME=VALUE, not "Server"', 'run'],
    [['run', 'page.md', '--set', '=x'], '--set wants NAME=VALUE, not "=x"', 'run'],
    [['test'], 'no transcript is named', 'test'],
    [['test', '--upd', 'x.transcript'], 'there is no option --upd', 'test'],
    [['record', 'x.doc'], 'the name of a recording ends with .md, .transcript, .cast: "x.doc" does not', 'record'],
    [
      ['lab'],
      'what is to be done with labs is not said: list, new, topology, join, leave, delete, history, undo, repair, snapshot, show, export, import, protect or unprotect',
      'lab',
    ],
    [['lab', 'paint'], '"paint" is too much or not known here', 'lab'],
    [['lab', 'list', 'all'], '"all" is too much or not known here', 'lab list'],
    [['lab', 'new'], 'the name of the new lab is missing', 'lab new'],
    [['lab', 'new', 'a', 'b'], '"b" is too much or not known here', 'lab new'],
    [['lab', 'new', ''], 'the value of name is empty', 'lab new'],
    [['lab', 'delete'], 'the name of the lab is missing', 'lab delete'],
    [['lab', 'protect', '--change'], 'the name of the lab is missing', 'lab protect'],
    [
      ['lab', 'snapshot'],
      'what is to be done is not said (take, list, restore, delete, diff), or the name of the lab is missing',
      'lab snapshot',
    ],
    [['config'], 'what is to be done with settings is not said: list, get, set, unset or path', 'config'],
    // What may be given several times for one subcommand (serve --learner) may not for another.
    [['learn', 'list', '--learner', 'a', '--learner', 'b'], 'the option --learner is given 2 times', 'learn list'],
    [['lab', 'undo', 'a', '--to', 'x'], '--to wants the number of a state, not "x"', 'lab undo'],
    [['play', 'x.cast', '--speed', '0'], '--speed wants a number above zero, not "0"', 'play'],
    [
      ['play', 'x.cast', '--to', 'x.doc'],
      '--to wants a name that ends with .md, .transcript, .cast: "x.doc" does not',
      'play',
    ],
    [['learn', 'new', 'x'], '"learn new" wants --from: a recording', 'learn new'],
    [['learn', 'list', '--from', 'x'], '"learn list" has no use for --from', 'learn list'],
    [['learn', 'start', 'x', '--watch'], '"learn start" has no use for --watch', 'learn start'],
    [['learn', 'drill', '--level', '5'], '--level wants 1, 2, 3 or 4, not "5"', 'learn drill'],
    [
      ['learn', 'marks', 'x.doc'],
      'the name of a file of marks ends with .csv or .json: "x.doc" does not',
      'learn marks',
    ],
  ])('%j', (args, what, help) => {
    expect(parseSubcommand(args)).toEqual({
      kind: 'mistake',
      message: `lyncshell: ${what}.\nNothing was done. "lyncshell ${help} --help" shows what there is.\n`,
    });
  });

  test('several values that were meant', () => {
    const line = parseSubcommand(['run', 'a.md', 'b.md', '--set', 'A=1', '--set', 'B=2=3']);
    expect(line).toMatchObject({
      kind: 'work',
      subcommand: {
        pages: ['a.md', 'b.md'],
        values: [
          ['A', '1'],
          ['B', '2=3'],
        ],
      },
    });
  });
});

test('learners of a server are several', () => {
  expect(parseSubcommand(['serve', '--learner', 'ann', '--learner', 'ben'])).toMatchObject({
    subcommand: { kind: 'serve', serving: { learners: ['ann', 'ben'] } },
  });
});

describe('exit codes', () => {
  test('help and documentation show the table', () => {
    const page = readFileSync(new URL('../../docs/exit-codes.md', import.meta.url), 'utf8');
    const shown = [...page.matchAll(/^\| (\d+|N) +\| (.*?) +\|$/gm)].map(([, code, meaning]) => [code, meaning]);
    expect(shown).toEqual(exitCodeTable);
    for (const [code, meaning] of exitCodeTable) expect(extendedHelp()).toContain(`${code}  ${meaning}\n`);
  });

  test('the worst of several says how all went', () => {
    expect(worstOf([0, 0])).toBe(0);
    expect(worstOf([0, 3, 2])).toBe(2);
    expect(worstOf([3, 66, 0])).toBe(66);
    expect(worstOf([66, 1, 65])).toBe(1);
  });
});
