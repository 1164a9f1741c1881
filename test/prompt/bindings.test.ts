/** Every binding of PSReadLine's tables, typed as a terminal sends it. */
import { describe, expect, jest, test } from '@jest/globals';
import { commandNamed } from '../../src/prompt/commands/all-commands.ts';
import { bindableNames, factsOf } from '../../src/prompt/commands/bindable-functions.ts';
import { ChordError, readChord } from '../../src/prompt/keys/chord.ts';
import { KeyDecoder } from '../../src/prompt/keys/decode-bytes.ts';
import { HIDDEN_FUNCTIONS } from '../../src/prompt/keys/key-map.ts';
import tables from '../../src/prompt/keys/key-tables.json' with { type: 'json' };
import { bytesOf, EditorHarness, splitChord } from './editor-harness.ts';

// A table has a hundred keys, each typed in an editor of its own.
jest.setTimeout(60_000);

const all = Object.entries(tables).flatMap(([table, entries]) =>
  Object.entries(entries).map(([chord, name]) => ({ table, chord, name })),
);

/** Each in a new editor with a text of two lines, the cursor in the middle of the first. */
async function press(table: string, chord: string): Promise<EditorHarness> {
  const mode = table.startsWith('Vi') ? 'Vi' : (table as 'Windows' | 'Emacs');
  const harness = new EditorHarness({ mode, history: ['Get-Date', 'Get-Item (1, 2)'] });
  harness.set('Get-Item (a.|b) c\nsecond line');
  if (table === 'ViCommand') harness.editor.state.viMode = 'command';
  await harness.type(bytesOf(chord));
  return harness;
}

describe('key tables', () => {
  test('hold the 385 bindings of PSReadLine 2.4', () => {
    expect(all).toHaveLength(385);
  });

  test('name only functions that the editor has', () => {
    for (const name of [...bindableNames(), ...all.map((entry) => entry.name)]) {
      if (!HIDDEN_FUNCTIONS.has(name)) expect([name, commandNamed(name)]).toEqual([name, expect.any(Function)]);
    }
    expect(bindableNames()).toHaveLength(182);
    expect(factsOf('SelfInsert')?.group).toBe('Miscellaneous');
  });

  test('are typed as terminals send them, and spelt as people write them', () => {
    for (const { chord } of all) {
      const decoder = new KeyDecoder();
      const events = [...decoder.push(Buffer.from(bytesOf(chord))), ...decoder.flush()];
      const keys = events.map((event) => (event.kind === 'key' ? event.chord : ''));
      // Escape and a key are that key with Alt, where both come at once.
      const read =
        chord.startsWith('Escape,') && keys.length === 1
          ? splitChord(chord)
              .slice(1)
              .map((k) => (k.startsWith('Ctrl+') ? k.replace('Ctrl+', 'Ctrl+Alt+') : `Alt+${k}`))
          : splitChord(chord);
      // One byte stands for both.
      expect(keys).toEqual(read.map((key) => (key === 'Ctrl+m' ? 'Enter' : key)));
      if (splitChord(chord).length < 3) expect(readChord(chord)).toBe(chord);
    }
    expect(readChord('ctrl+SHIFT+c')).toBe('Ctrl+C');
    expect(() => readChord('ctrl+nothing')).toThrow(ChordError);
  });

  // A fault of any function shows here: each does its work on a text, and the screen shows the text that it left.
  test.each(['Windows', 'Emacs', 'ViInsert', 'ViCommand'])(
    '%s: each key does something to a text, and it is seen',
    async (table) => {
      for (const { chord } of all.filter((entry) => entry.table === table)) {
        const harness = await press(table, chord);
        if (harness.line === null) {
          const shown = harness.lines().map((line) => line.replace(/^>>? ?/, ''));
          const lines = harness.text.split('\n').map((line) => line.trimEnd());
          // Help and the list of keys take the whole screen.
          if (!/F1$|Ctrl\+Alt\+\?/.test(chord)) expect([chord, shown.slice(0, lines.length)]).toEqual([chord, lines]);
        }
        harness.stop();
      }
    },
  );

  test.each([
    ['Windows', 'Ctrl+LeftArrow', 'Get-Item (|a.b) c'],
    ['Windows', 'Ctrl+RightArrow', 'Get-Item (a.b) |c'],
    ['Windows', 'Home', '|Get-Item (a.b) c'],
    ['Windows', 'End', 'Get-Item (a.b) c|'],
    ['Windows', 'Backspace', 'Get-Item (a|b) c'],
    ['Windows', 'Delete', 'Get-Item (a.|) c'],
    ['Windows', 'Ctrl+Home', '|b) c'],
    ['Windows', 'Ctrl+w', 'Get-Item (|b) c'],
    ['Windows', 'Alt+d', 'Get-Item (a.|) c'],
    ['Windows', 'Shift+Enter', 'Get-Item (a.\n|b) c'],
    ['Windows', 'Alt+Enter', 'Get-Item (a.\n|b) c'],
    ['Windows', 'Ctrl+Enter', '|\nGet-Item (a.b) c'],
    ['Windows', 'Shift+Ctrl+Enter', 'Get-Item (a.b) c\n|'],
    ['Windows', 'F8', 'Get-Item (a.|b) c'],
    ['Emacs', 'Ctrl+a', '|Get-Item (a.b) c'],
    ['Emacs', 'Ctrl+k', 'Get-Item (a.|'],
    ['Emacs', 'Ctrl+u', '|b) c'],
    ['Emacs', 'Alt+b', 'Get-Item (|a.b) c'],
    ['Emacs', 'Escape,b', 'Get-Item (|a.b) c'],
    ['Emacs', 'Alt+f', 'Get-Item (a.b|) c'],
    ['Emacs', 'Alt+u', 'Get-Item (a.B|) c'],
    ['Emacs', 'Ctrl+t', 'Get-Item (ab.|) c'],
    ['Emacs', 'Ctrl+w', 'Get-Item |b) c'],
    ['Emacs', 'Ctrl+x,Backspace', '|b) c'],
    ['Emacs', 'Alt+.', 'Get-Item (a.(1, 2)|b) c'],
    ['ViCommand', 'd,d', '|second line'],
    ['ViCommand', 'd,w', 'Get-Item (a.|) c'],
    ['ViCommand', 'd,b', 'Get-Item (a|b) c'],
    ['ViCommand', 'd,0', '|b) c'],
    ['ViCommand', 'd,$', 'Get-Item (a|.'],
    ['ViCommand', 'D', 'Get-Item (a|.'],
    ['ViCommand', 'x', 'Get-Item (a.|) c'],
    ['ViCommand', 'X', 'Get-Item (a|b) c'],
    ['ViCommand', '~', 'Get-Item (a.B|) c'],
    ['ViCommand', 'w', 'Get-Item (a.b|) c'],
    ['ViCommand', 'b', 'Get-Item (a|.b) c'],
    ['ViCommand', 'W', 'Get-Item (a.b) |c'],
    ['ViCommand', 'B', 'Get-Item |(a.b) c'],
    ['ViCommand', 'd,i,w', 'Get-Item (a.|) c'],
    ['ViCommand', 'J', 'Get-Item (a.b) c| second line'],
    ['ViCommand', 'C', 'Get-Item (a.|'],
    ['ViCommand', 'A', 'Get-Item (a.b) c|'],
    ['ViCommand', 'I', '|Get-Item (a.b) c'],
    ['ViCommand', '0', '|Get-Item (a.b) c'],
    ['ViCommand', '$', 'Get-Item (a.b) |c'],
  ])('%s %s', async (table, chord, expected) => {
    const harness = await press(table, chord);
    const rest = /second/.test(expected) ? '' : '\nsecond line';
    expect(harness.withCursor).toBe(expected + rest);
    harness.stop();
  });
});
