/**
 * Every binding of PSReadLine's tables, typed at the program in a pseudo-terminal, and what the screen shows afterwards:
 * the text that an editor without a terminal makes of the same bytes. `npm run keys` runs it; it takes a few minutes.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openLab } from '../../src/deployment/deployment.ts';
import tables from '../../src/prompt/keys/key-tables.json' with { type: 'json' };
import { pause, TerminalSession } from '../host/terminal-session.ts';
import { bytesOf, EditorHarness } from '../prompt/editor-harness.ts';

jest.setTimeout(600_000);

const TEXT = 'Get-Item (a.b) c';
/** The cursor before the closing parenthesis. */
const BACK = 3;
const HISTORY = ['Get-Date', 'Get-Item (1, 2)', 'Get-Culture'];
const COLUMNS = 100;
const ROWS = 40;

/** What these do is the engine's to say, the terminal's, or goes back to the key before: that a prompt comes back is all that is looked at. */
const ELSEWHERE =
  /Complet|Help$|RepeatLastCommand|^Yank|ShowKeyBindings|WhatIsKey|EditVisually|InvokePrompt|ClearScreen|Scroll|Paste|Prediction|Suggestion/;

const LEFT = '\u001b[D';
const ESCAPE_MS = 150;
const PATIENCE_MS = 20_000;

/** The rows from the last prompt on, as the text that is typed there. */
function typedOn(lines: readonly string[]): string[] | null {
  const at = lines.findLastIndex((line) => line.startsWith('PS C:\\'));
  if (at < 0) return null;
  const [first = '', ...others] = lines.slice(at);
  return [first.replace(/^PS [^>]*>+ ?/, ''), ...others.map((line) => line.replace(/^>> ?/, ''))].map((line) =>
    line.trimEnd(),
  );
}

async function settled(session: TerminalSession): Promise<void> {
  let before = '';
  for (let same = 0; same < 3; ) {
    await pause(15);
    const now = session.text();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

/** Ctrl+C copies what is selected, and some keys wait for one more. */
const WAYS_BACK = ['\u0003', '\u001b', '\u0003', '\u0007', '\u0003', '\u001b', '\u0003'];

/** Out of menus, searches, pages, a selection and half a command, back to an empty line. */
async function backToPrompt(session: TerminalSession): Promise<void> {
  // A command that was accepted may take a loaded machine its time.
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    for (const key of WAYS_BACK) {
      session.type(/q to go back/.test(session.text()) ? 'q' : key);
      if (key === '\u001b') await pause(ESCAPE_MS);
      await settled(session);
      // Escape alone may have begun a chord.
      if (key !== '\u001b' && typedOn(session.lines())?.join('') === '') return;
    }
  }
  throw new Error(`No way back to the prompt:\n${session.text()}`);
}

describe('the keys in a terminal', () => {
  let home = '';

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'lyncshell-keys-'));
    openLab({ name: 'contoso', root: join(home, 'labs'), create: {} });
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test.each(Object.keys(tables))('%s', async (table) => {
    const mode = table.startsWith('Vi') ? 'Vi' : (table as 'Windows' | 'Emacs');
    const history = [...HISTORY];
    writeFileSync(join(home, 'history.txt'), `${history.join('\n')}\n`);
    const session = new TerminalSession(['-NoLogo', '-NoProfile'], { LYNCSHELL_HOME: home, EDITOR: '', VISUAL: '' });
    const wrong: unknown[] = [];
    try {
      await session.untilPrompt();
      for (const option of ['-PredictionSource None', '-BellStyle None', `-EditMode ${mode}`]) {
        history.push(`Set-PSReadLineOption ${option}`);
        session.enter(`Set-PSReadLineOption ${option}`);
        await session.untilPrompt(`${option}\n`);
      }
      for (const [chord, name] of Object.entries<string>(tables[table as keyof typeof tables])) {
        const harness = new EditorHarness({
          mode,
          history,
          columns: COLUMNS,
          rows: ROWS,
          options: { bellStyle: 'None' },
        });
        const toCommand = table === 'ViCommand' ? '\u001b' : '';
        for (const keys of [TEXT + LEFT.repeat(BACK), toCommand, bytesOf(chord)]) {
          if (keys === '') continue;
          session.type(keys);
          await harness.type(keys);
          if (keys.endsWith('\u001b')) {
            await pause(ESCAPE_MS);
            await harness.rest(ESCAPE_MS);
          }
          await settled(session);
        }
        const shown = typedOn(session.lines());
        const accepted = harness.line;
        if (accepted === null && !ELSEWHERE.test(name)) {
          const expected = harness.text.split('\n').map((line) => line.trimEnd());
          // Messages and searches stand below the text.
          if (JSON.stringify(shown?.slice(0, expected.length)) !== JSON.stringify(expected))
            wrong.push({ chord, name, shown, expected });
        }
        if (accepted?.kind === 'line' && accepted.text !== '' && history.at(-1) !== accepted.text)
          history.push(accepted.text);
        harness.stop();
        if (session.exitCode !== null) throw new Error(`${chord} (${name}) ended the shell.`);
        await backToPrompt(session);
      }
    } finally {
      session.stop();
    }
    expect(wrong).toEqual([]);
  });
});
