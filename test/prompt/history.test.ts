/** The history: its file, which sessions share, and what must not get into it. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CaptureUI } from '../../src/docs/capture-ui.ts';
import { createRunspace } from '../../src/host/create-runspace.ts';
import { historyRule } from '../../src/host/prompt-history.ts';
import { commandNamed } from '../../src/prompt/commands/all-commands.ts';
import { EditorState } from '../../src/prompt/editor-state.ts';
import { History } from '../../src/prompt/history/history.ts';
import { SharedHistoryFile } from '../../src/prompt/history/shared-file.ts';
import { HistorySearchMode } from '../../src/prompt/menus/history-search.ts';
import { DEFAULT_OPTIONS } from '../../src/prompt/options.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-history-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(path: string, troubles: string[] = []): History {
  return new History(new SharedHistoryFile(path, 4096, (text) => troubles.push(text)));
}

const texts = (history: History): string[] => [...history.newestFirst()].reverse();

describe('the history file', () => {
  test('has PSReadLine’s form: a command of several lines is one entry', () => {
    const path = join(folder, 'form.txt');
    const history = open(path);
    history.add('if (1) {\n  2\n}', 'memory-and-file');
    history.add('Get-Date', 'memory-and-file');
    history.add('secret', 'memory');
    expect(readFileSync(path, 'utf8')).toBe('if (1) {`\n  2`\n}\nGet-Date\n');
    expect(texts(open(path))).toEqual(['if (1) {\n  2\n}', 'Get-Date']);
  });

  test('is shared by sessions that run at the same time', () => {
    const path = join(folder, 'shared.txt');
    const one = open(path);
    const other = open(path);
    one.add('first', 'memory-and-file');
    other.add('second', 'memory-and-file');
    one.refresh();
    expect(texts(one)).toEqual(['first', 'second']);
    expect(texts(other)).toEqual(['first', 'second']);
  });

  test('is written by others between a look and a line: nothing is lost, and nothing is read twice', () => {
    const path = join(folder, 'between.txt');
    const history = open(path);
    history.add('first', 'memory-and-file');
    const file = new SharedHistoryFile(path, 4096, () => {});
    file.open();
    // What another writes while this session appends stands before or behind its entry.
    appendFileSync(path, 'other\n');
    history.add('second', 'memory-and-file');
    appendFileSync(path, 'half of a line');
    history.refresh();
    appendFileSync(path, ' and the rest\n');
    history.refresh();
    expect(texts(history)).toEqual(['first', 'other', 'second', 'half of a line and the rest']);
    expect(file.append('third')).toEqual(['other', 'second', 'half of a line and the rest']);
  });

  test('goes on where its last line has no end', () => {
    const path = join(folder, 'no-end.txt');
    writeFileSync(path, 'by hand');
    open(path).add('typed', 'memory-and-file');
    expect(readFileSync(path, 'utf8')).toBe('by hand\ntyped\n');
  });

  test('that has grown large is cut down to its newest part', () => {
    const path = join(folder, 'large.txt');
    writeFileSync(path, 'Get-Date -Year 2012\n'.repeat(300_000));
    appendFileSync(path, 'newest\n');
    expect(texts(open(path))).toEqual(['Get-Date -Year 2012', 'newest']);
    expect(statSync(path).size).toBeLessThan(200_000);
  });

  test('keeps nothing that is as long as a file', () => {
    const path = join(folder, 'long-entry.txt');
    const history = open(path);
    history.add(`# ${'x'.repeat(200_000)}`, 'memory-and-file');
    history.add('short', 'memory-and-file');
    expect([history.length, readFileSync(path, 'utf8')]).toEqual([2, 'short\n']);
  });

  test('is no file of another kind: what is no text stays as it is', () => {
    const path = join(folder, 'binary');
    const bytes = Buffer.alloc(5 << 20, Uint8Array.of(0x7f, 0, 0x0a));
    writeFileSync(path, bytes);
    const troubles: string[] = [];
    const history = open(path, troubles);
    history.add('1', 'memory-and-file');
    expect(texts(history)).toEqual(['1']);
    expect(troubles).toEqual([`The history file ${path} is not used: it is not a text`]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test.each([
    ['PreviousHistory', ''],
    ['BeginningOfHistory', ''],
    ['HistorySearchBackward', 'from'],
  ])('gives %s what another session typed while the prompt stood', (name, typed) => {
    const path = join(folder, `${name}.txt`);
    const state = new EditorState(open(path), DEFAULT_OPTIONS);
    state.begin();
    state.buffer.insert(typed);
    open(path).add('from the other', 'memory-and-file');
    commandNamed(name)?.(state, null, { chord: '', text: '' });
    expect(state.buffer.text).toBe('from the other');
  });

  test('gives Ctrl+R what another session typed while the prompt stood', () => {
    const path = join(folder, 'search.txt');
    const state = new EditorState(open(path), DEFAULT_OPTIONS);
    state.begin();
    open(path).add('from the other', 'memory-and-file');
    new HistorySearchMode(state, true).handle({ chord: 'm', text: 'm' });
    expect(state.buffer.text).toBe('from the other');
  });

  test('that cannot be used is told of in one line, and the session goes on', () => {
    const isFolder = join(folder, 'folder.txt');
    mkdirSync(isFolder);
    const isPipe = join(folder, 'pipe.txt');
    execFileSync('mkfifo', [isPipe]);
    const below = join(folder, 'file');
    writeFileSync(below, '');
    for (const path of [isFolder, isPipe, join(below, 'history.txt')]) {
      const troubles: string[] = [];
      const history = open(path, troubles);
      history.add('1', 'memory-and-file');
      history.add('2', 'memory-and-file');
      history.refresh();
      expect(texts(history)).toEqual(['1', '2']);
      expect(troubles).toHaveLength(1);
      expect(troubles[0]).toMatch(/^The history file \S+ is not used: [^\n]+$/);
    }
  });

  test('need not be UTF-8', () => {
    const path = join(folder, 'bytes.txt');
    writeFileSync(path, Buffer.from([0x61, 0xff, 0x0a, 0x62, 0x0a]));
    expect(texts(open(path))).toEqual(['a\ufffd', 'b']);
  });
});

describe('secrets', () => {
  const runspace = createRunspace({ ui: new CaptureUI() });

  test.each([
    'Import-CsCertificate -Identity global -Type OAuthTokenIssuer -Path C:\\x.pfx -Password "P@ssw0rd"',
    'Import-CsCertificate -Pass "hunter2" -Path x',
    'Import-CsCertificate -Pass:hunter2',
    "$password = 'x'",
    "[string] $script:adminPassword = 'x'",
    "$env:TOKEN = 'abc'",
    "ConvertTo-SecureString 'x' -AsPlainText -Force",
    "ConvertTo-SecureString 'x' -a -f",
    "$c = [pscredential]::new('u', (ConvertTo-SecureString hunter2 -AsPlainText -Force))",
    "[Net.NetworkCredential]::new('u', 'hunter2')",
    "@{ Password = 'x' }",
    'openssl pkcs12 -in x.pfx -passin pass:hunter2',
    'curl --password hunter2',
    'Connect-Somewhere -Token abc',
    '# the password is hunter2',
    "Invoke-RestMethod x -Headers @{ Authorization = 'token abc' }",
    "if ($password -eq 'x'",
    "& { Import-CsCertificate -Pass 'x' }",
  ])('%s stays in memory', (text) => {
    expect(historyRule(runspace, text)).toBe('MemoryOnly');
  });

  test.each([
    'Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint 0123456789012345678901234567890123456789',
    'Get-CsCertificate -Type OAuthTokenIssuer | Format-List',
    'Get-CsCertificate OAuthTokenIssuer',
    '$password = Read-Host -AsSecureString',
    '$token = Get-Secret a',
    'Import-CsCertificate -Password $p -Path x',
    'Import-CsCertificate -Password (Read-Host)',
    'Get-Secret foo -AsPlainText',
    'Get-ADUser -Filter * -Properties PasswordLastSet',
    'Get-ChildItem ./secrets',
    '$o.Password',
    'function Get-Token { 1 }',
    'Get-Date',
  ])('%s is written', (text) => {
    expect(historyRule(runspace, text)).toBe('MemoryAndFile');
  });
});
