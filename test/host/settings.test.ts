/** The user's settings: what `lyncshell config` takes and says, and that each is heeded (those of the prompt: prompt.test.ts). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConsoleUI } from '../../src/host/console-ui.ts';
import { LabLink } from '../../src/host/lab-link.ts';
import { type ConfigAction, configCommand } from '../../src/host/settings/config-command.ts';
import { promptOptionsOf } from '../../src/host/settings/prompt-options.ts';
import { settingSchemas } from '../../src/host/settings/setting-schema.ts';
import { userSettings } from '../../src/host/settings/user-settings.ts';
import { program } from './terminal-session.ts';

let home = '';
const homeBefore = process.env.LYNCSHELL_HOME;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lyncshell-settings-'));
  process.env.LYNCSHELL_HOME = home;
});

afterEach(() => {
  if (homeBefore === undefined) delete process.env.LYNCSHELL_HOME;
  else process.env.LYNCSHELL_HOME = homeBefore;
  rmSync(home, { recursive: true, force: true });
});

function config(action: ConfigAction): { code: number; output: string; error: string } {
  let output = '';
  let error = '';
  const ui = {
    writeOutputLine: (line: string) => {
      output += `${line}\n`;
    },
    writeErrorText: (text: string) => {
      error += text;
    },
  } as ConsoleUI;
  return { code: configCommand(action, ui), output, error };
}

describe('lyncshell config', () => {
  test('sets, gets, lists and unsets', () => {
    expect(config({ what: 'get', name: 'keyMode' })).toEqual({ code: 1, output: '', error: '' });
    expect(config({ what: 'set', name: 'keyMode', value: 'Vi' }).code).toBe(0);
    expect(config({ what: 'set', name: 'historyCount', value: '12' }).code).toBe(0);
    expect(config({ what: 'get', name: 'historyCount' }).output).toBe('12\n');
    expect(JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'))).toEqual({ keyMode: 'Vi', historyCount: 12 });
    expect(config({ what: 'list' }).output).toContain('keyMode       = Vi\n');
    expect(config({ what: 'unset', name: 'keyMode' }).code).toBe(0);
    expect(userSettings()).toEqual({ historyCount: 12 });
    expect(config({ what: 'path' }).output).toBe(`${join(home, 'settings.json')}\n`);
  });

  test.each([
    ['keyMode', 'Other', 'Windows, Emacs, Vi'],
    ['historyCount', 'many', 'must be integer'],
    ['culture', 'not a culture', 'must match pattern'],
    ['nope', '1', 'there is no setting "nope"'],
  ])('refuses %s = %s and changes nothing', (name, value, reason) => {
    const { code, error } = config({ what: 'set', name, value });
    expect(code).toBe(64);
    expect(error).toContain(reason);
    expect(userSettings()).toEqual({});
  });

  test.each([
    ['{ bad', 'the file is no JSON'],
    ['{"keyMode":3}', '"keyMode" must be string'],
    ['{"other":1}', 'must NOT have additional properties'],
  ])('says what is wrong with a file that holds %s', (text, reason) => {
    writeFileSync(join(home, 'settings.json'), text);
    const { code, error } = config({ what: 'list' });
    expect(code).toBe(65);
    expect(error).toContain(reason);
  });
});

describe('settings are heeded', () => {
  test('the default lab: nothing else names one', () => {
    config({ what: 'set', name: 'lab', value: 'training' });
    const open = (lab: string | null) => () => new LabLink({ lab, machine: null }, {} as ConsoleUI).open();
    expect(open(null)).toThrow(/training/);
    expect(open('other')).toThrow(/other/);
  });

  test('keys and history go to the editor', () => {
    const options = promptOptionsOf({ keyMode: 'Vi', historyPath: '/h', historyCount: 9, historySaving: 'SaveAtExit' });
    expect([options.editMode, options.historySavePath, options.maximumHistoryCount, options.historySaveStyle]).toEqual([
      'Vi',
      '/h',
      9,
      'SaveAtExit',
    ]);
  });

  test('a plain command does not look at them, whatever is in the file', () => {
    writeFileSync(join(home, 'settings.json'), '{ bad');
    const env = { ...process.env, LYNCSHELL_HOME: home };
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, '-Command', '1 + 1'], {
      encoding: 'utf8',
      env,
    });
    expect({ stdout, stderr, status }).toEqual({ stdout: '2\n', stderr: '', status: 0 });
  });

  test('every setting has a description', () => {
    for (const { description } of Object.values(settingSchemas)) expect(description).toMatch(/\.$|\)\.$/);
  });
});
