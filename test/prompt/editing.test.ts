/** What a person does at the prompt, key by key, and what the screen shows. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { Highlighter } from '../../src/prompt/colour/highlighter.ts';
import { DEFAULT_OPTIONS } from '../../src/prompt/options.ts';
import { ParsedText } from '../../src/prompt/text/parsed-text.ts';
import { EditorHarness, type HarnessOptions } from './editor-harness.ts';

// Ten thousand pasted lines take a loaded machine some seconds.
jest.setTimeout(60_000);

let harness: EditorHarness;

function open(options: HarnessOptions = {}): EditorHarness {
  harness = new EditorHarness(options);
  return harness;
}

afterEach(() => harness.stop());

const ESC = '\u001b';
const UP = `${ESC}[A`;
const DOWN = `${ESC}[B`;
const LEFT = `${ESC}[D`;
const paste = (text: string): string => `${ESC}[200~${text}${ESC}[201~`;

describe('typing', () => {
  test('a line is accepted, an incomplete one goes on', async () => {
    open();
    await harness.type('if ($x) {\r');
    expect(harness.line).toBeNull();
    expect(harness.lines()).toEqual(['> if ($x) {', '>>']);
    await harness.type('}\r');
    expect(harness.line).toEqual({ kind: 'line', text: 'if ($x) {\n}' });
  });

  test('Escape and Enter, together or one after the other, do not stop the prompt', async () => {
    open();
    await harness.type(`abc${ESC}\r`);
    expect(harness.text).toBe('abc\n');
    await harness.type(ESC);
    await harness.rest();
    expect(harness.text).toBe('');
    await harness.type('1\r');
    expect(harness.line).toEqual({ kind: 'line', text: '1' });
  });

  test('what is typed before it is asked for waits; Ctrl+C then is for what runs', async () => {
    open();
    await harness.type('1\r');
    await harness.type('next\u0003last');
    expect(harness.stops).toBe(1);
    harness.read();
    await harness.type('');
    expect(harness.text).toBe('last');
  });

  test('undo goes back by commands, redo forward', async () => {
    open();
    await harness.type('ab');
    await harness.type(paste('cd ef'));
    await harness.type('\u001a');
    expect(harness.text).toBe('ab');
    await harness.type('\u001a');
    expect(harness.text).toBe('a');
    await harness.type('\u0019\u0019');
    expect(harness.text).toBe('abcd ef');
  });

  test('kills one after the other are one entry, and Alt+y brings earlier ones', async () => {
    open({ mode: 'Emacs' });
    await harness.type('one two three');
    await harness.type('\u0017\u0017');
    await harness.type('x\u0015\u0019');
    expect(harness.text).toBe('one x');
    await harness.type(`${ESC}y`);
    expect(harness.text).toBe('two three');
  });

  test('wide characters, emoji and combining marks are one character each', async () => {
    open({ columns: 12 });
    await harness.type('漢字👩‍👩‍👧e\u0301');
    expect(harness.cursor()).toEqual([0, 2 + 2 + 2 + 2 + 1]);
    await harness.type('\u007f\u007f');
    expect(harness.text).toBe('漢字');
    // A wide one does not fit into the last column.
    await harness.type('1234漢');
    expect(harness.lines()).toEqual(['> 漢字1234漢']);
    await harness.type('漢');
    expect(harness.lines()).toEqual(['> 漢字1234漢', '漢']);
  });

  test('a full row, and back', async () => {
    open({ columns: 10 });
    await harness.type('12345678');
    expect(harness.cursor()).toEqual([1, 0]);
    await harness.type('9');
    expect(harness.lines()).toEqual(['> 12345678', '9']);
    await harness.type('\u007f\u007f');
    expect(harness.lines()).toEqual(['> 1234567']);
    expect(harness.cursor()).toEqual([0, 9]);
  });

  test('the window may change its size', async () => {
    open({ columns: 30 });
    await harness.type('Get-Something -With arguments');
    harness.screen.resize(20, 12);
    harness.editor.resized();
    await harness.type('!');
    expect(harness.lines()).toEqual(['> Get-Something -Wit', 'h arguments!']);
  });

  test('a selection is replaced by what is typed', async () => {
    open();
    await harness.type(`one two${ESC}[1;6D${ESC}[1;6Dx`);
    expect(harness.text).toBe('x');
  });

  test('a number repeats what follows', async () => {
    open();
    await harness.type(`abcdef${ESC}3`);
    expect(harness.lines()).toEqual(['> abcdef', 'digit-argument: 3']);
    await harness.type('\u007f');
    expect(harness.text).toBe('abc');
  });

  test('a secret shows stars', async () => {
    open();
    await harness.type('x\r');
    harness.read('secret');
    await harness.type('abc\u007f');
    expect(harness.lines()).toEqual(['> x', '> **']);
    await harness.type('\r');
    expect(harness.line).toEqual({ kind: 'line', text: 'ab' });
  });

  test('the prompt stands behind what was written without a line end', async () => {
    open();
    await harness.type('x\r');
    await new Promise<void>((resolve) => harness.screen.write('done', resolve));
    harness.read('command', 4);
    await harness.type('1\u007f2');
    expect(harness.lines()).toEqual(['> x', 'done> 2']);
  });

  test('a terminal that obeys nothing gets no sequences', async () => {
    open({ isDumb: true });
    await harness.type(`ab${LEFT}X`);
    await harness.type('\r');
    expect(harness.line).toEqual({ kind: 'line', text: 'aXb' });
    expect(harness.written).not.toContain(ESC);
    expect(harness.lines()).toEqual(['> aXb']);
  });
});

describe('pasting', () => {
  test('is one input, whatever is in it', async () => {
    open();
    const text = 'function f {\r\n\r\n  “quoted”\r\n}\r\nelse\r\n| x\u0007\u0000\r\n';
    await harness.type(paste(text));
    expect(harness.line).toBeNull();
    expect(harness.text).toBe('function f {\n\n  “quoted”\n}\nelse\n| x');
  });

  test('of a session that was copied with prompts and outputs only the commands are taken', async () => {
    open();
    await harness.type(
      paste(
        'PS C:\\> Get-Date\n\nFriday, June 1\n\n[fe01]: PS C:\\Users> if (1) {\n>> 2\n>> }\n2\nC:\\PS>Get-Item x\n',
      ),
    );
    expect(harness.text).toBe('Get-Date\nif (1) {\n2\n}\nGet-Item x');
    await harness.type('\r');
    harness.read();
    await harness.type(paste('ps > out.txt'));
    expect(harness.text).toBe('ps > out.txt');
  });

  test('may be cut anywhere, and need not be text', async () => {
    open();
    const bytes = Buffer.concat([
      Buffer.from(`${ESC}[200~é`),
      Buffer.from([0xff, 0xfe, 0x80]),
      Buffer.from(`${ESC}[201~!`),
    ]);
    for (const byte of bytes) await harness.type(Uint8Array.of(byte));
    expect(harness.text).toBe('é\ufffd\ufffd\ufffd!');
  });

  test('ends at its own end: a mark in what is pasted ends nothing, and a second paste is another', async () => {
    open();
    await harness.type(paste(`Get-Date${ESC}[201~\rRemove-Item x\r`));
    expect([harness.line, harness.text]).toEqual([null, 'Get-Date\nRemove-Item x']);
    await harness.type(`${ESC}[201~${paste('y')}${paste('z')}`);
    expect(harness.text).toBe('Get-Date\nRemove-Item xyz');
  });

  test('of coloured output leaves no trace of the colours', async () => {
    open();
    await harness.type(paste(`${ESC}[32;1mName${ESC}[0m ${ESC}]0;title\u0007x`));
    expect(harness.text).toBe('Name x');
  });

  test('ten thousand lines stay in the window, and every line can be reached', async () => {
    open();
    await harness.type(paste(Array.from({ length: 10_000 }, (_, i) => `Write-Output ${i + 1}`).join('\n')));
    expect(harness.lines().at(-1)).toBe('>> Write-Output 10000');
    expect(harness.lines()).toHaveLength(12);
    await harness.type(`${ESC}[5~`);
    expect(harness.lines().at(-1)).toBe('>> Write-Output 10000');
    await harness.type(`${ESC}[5~`);
    expect(harness.lines()[0]).toBe('>> Write-Output 9980');
  });
});

describe('colours', () => {
  test('follow the language while it is typed', async () => {
    open();
    await harness.type('Get-Item "a $b" -Path 5');
    const cell = (x: number): number => harness.screen.buffer.active.getLine(0)?.getCell(x)?.getFgColor() ?? -1;
    // Bright yellow, dark cyan, bright green, bright black, white: as PSReadLine has them.
    expect([2, 11, 14, 18, 24].map(cell)).toEqual([11, 6, 10, 8, 15]);
  });

  test('a line as long as a file is read when the keys rest, not at every key', () => {
    open();
    const highlighter = new Highlighter(
      () => DEFAULT_OPTIONS.colors,
      () => 0,
      new ParsedText(),
    );
    const long = `$r = '${'z'.repeat(10_000)}`;
    expect(highlighter.readWhole(long).isWhole).toBe(true);
    expect(highlighter.of(`${long}z`)).toMatchObject({ isWhole: false, spans: [{ start: 0, end: 2 }, {}, {}] });
    expect(highlighter.readWhole(`${long}z'`).spans.at(-1)).toMatchObject({ start: 5, end: long.length + 2 });
  });

  test('a text is read once for its colours and for all keys that go by its tokens', async () => {
    open();
    harness.set(`if ($x) {\n${'Get-Item a\n'.repeat(500)}}|`);
    await harness.rest(600);
    const { state } = harness.editor;
    const { parsed } = state;
    await harness.type('\u001d');
    expect([state.buffer.cursor, state.parsed === parsed]).toEqual(['if ($x) '.length, true]);
    await harness.type('x');
    expect(state.parsed === parsed).toBe(false);
  });

  test('an error is told when the keys rest', async () => {
    open();
    await harness.type('foreach ($x 1');
    await harness.rest(80);
    expect(harness.lines()[1]).toMatch(/^Missing 'in' after variable/);
    expect(harness.screen.buffer.active.getLine(0)?.getCell(0)?.getFgColor()).toBe(9);
    await harness.type(LEFT);
    expect(harness.lines()).toEqual(['> foreach ($x 1']);
  });

  test('what more typing can mend is no error yet', async () => {
    open();
    for (const text of ['(1 +', '1, 2 |', 'if (', '$a = @{ b =', 'foo -x "a']) {
      await harness.type(`${text}`);
      await harness.rest(80);
      expect([text, harness.lines().slice(1)]).toEqual([text, []]);
      await harness.type(ESC);
      await harness.rest();
    }
  });
});

describe('history', () => {
  const history = ['Get-Date', 'if (1) {\n  2\n}', 'Get-Item x', 'Get-Date'];

  test('up and down, in the lines of a typed text first', async () => {
    open({ history });
    await harness.type(UP);
    expect(harness.text).toBe('Get-Date');
    await harness.type(UP + UP);
    expect(harness.text).toBe('if (1) {\n  2\n}');
    // The same text comes once.
    await harness.type(UP);
    expect(harness.text).toBe('if (1) {\n  2\n}');
    await harness.type(DOWN + DOWN + DOWN);
    expect(harness.text).toBe('');
    await harness.type(paste('one\ntwo'));
    await harness.type(UP);
    expect(harness.withCursor).toBe('one|\ntwo');
    await harness.type(UP);
    expect(harness.text).toBe('Get-Date');
  });

  test('F8 looks for what the line begins with', async () => {
    open({ history });
    await harness.type('Get-I');
    await harness.type(`${ESC}[19~`);
    expect(harness.withCursor).toBe('Get-I|tem x');
  });

  test('Ctrl+R looks for what is typed, Ctrl+S back, Escape keeps, Ctrl+G gives up', async () => {
    open({ history });
    await harness.type('\u0012date');
    expect(harness.lines()).toEqual(['> Get-Date', 'bck-i-search: date_']);
    await harness.type('\u0007');
    expect(harness.text).toBe('');
    await harness.type('\u0012get\u0012');
    expect(harness.text).toBe('Get-Item x');
    await harness.type('\u0013');
    expect(harness.text).toBe('Get-Date');
    await harness.type('nothing');
    expect(harness.lines().at(-1)).toBe('failed-fwd-i-search: getnothing_');
    await harness.type(`${'\u007f'.repeat(7)}\r`);
    expect(harness.line).toEqual({ kind: 'line', text: 'Get-Date' });
  });

  test('#text and Tab bring a command back', async () => {
    open({ history });
    await harness.type('#item\t');
    expect(harness.text).toBe('Get-Item x');
  });

  test('a prediction stands behind the cursor, and the right arrow takes it', async () => {
    open({ history, options: { predictionSource: 'History' } });
    await harness.type('get-i');
    expect(harness.lines()).toEqual(['> get-item x'.replace('get-item', 'get-item')]);
    await harness.type(`${ESC}[C`);
    expect(harness.text).toBe('get-item x');
  });

  test('F2 shows predictions as a list, which up and down go through', async () => {
    open({ history, options: { predictionSource: 'History' } });
    await harness.type(`get${ESC}[12~`);
    expect(
      harness
        .lines()
        .slice(1)
        .map((line) => line.slice(0, 12).trim()),
    ).toEqual(['> Get-Date', '> Get-Item x']);
    await harness.type(DOWN + DOWN);
    expect(harness.text).toBe('Get-Item x');
    await harness.type(DOWN);
    expect(harness.text).toBe('get');
  });

  test('the list keeps to its columns, whatever a command has in it', async () => {
    const wide = `x ${'\u6f22'.repeat(60)}`;
    open({ history: [`x${'y'.repeat(20_000)}`, wide, 'x\ty'], options: { predictionSource: 'History' } });
    await harness.type(`x${ESC}[12~`);
    const lines = harness.lines();
    expect(lines).toHaveLength(3);
    for (const line of lines.slice(1)) expect(line).toMatch(/ \[History\]$/);
    expect(lines[2]).toContain('\u2026');
  });

  test('on an empty line the list shows what the lab calls for, asked once; up still goes back in the history', async () => {
    let asked = 0;
    const predict = (): string[] => {
      asked++;
      return ['Invoke-CsManagementStoreReplication'];
    };
    open({ history, predict, options: { predictionViewStyle: 'ListView', predictionSource: 'HistoryAndPlugin' } });
    for (let i = 0; i < 3; i++) await harness.rest(100);
    expect(asked).toBe(1);
    expect(harness.lines()[1]).toMatch(/^> Invoke-CsManagementStoreReplication .*\[Lab\]$/);
    await harness.type(UP);
    expect(harness.text).toBe('Get-Date');
    await harness.type(DOWN);
    expect(harness.text).toBe('');
    await harness.type(DOWN);
    expect(harness.text).toBe('Invoke-CsManagementStoreReplication');
  });
});

describe('for a screen reader', () => {
  test('only what is new is written, without sequences', async () => {
    open({ options: { screenReader: true } });
    await harness.type('Get-Item');
    await harness.type(' x');
    expect(harness.written).not.toContain(ESC);
    expect(harness.lines()).toEqual(['> Get-Item x']);
    await harness.type(`${LEFT}\u007fy`);
    expect(harness.lines()).toEqual(['> Get-Itemyx']);
    expect(harness.written).not.toContain(ESC);
  });
});

describe('for a screen reader, in a text of several lines', () => {
  test('the line of the cursor is read, and only what changes in it', async () => {
    open({ options: { screenReader: true, continuationPrompt: '.. ' } });
    await harness.type(paste('one\ntwo\nthree'));
    expect(harness.lines()).toEqual(['> one', '.. two', '.. three']);
    harness.written = '';
    await harness.type(UP);
    expect(harness.written).toBe('\r\n.. two');
    harness.written = '';
    await harness.type('!');
    expect(harness.written).toBe('!');
    await harness.type(UP);
    expect(harness.lines().at(-1)).toBe('> one');
    harness.written = '';
    await harness.type(DOWN + DOWN);
    expect(harness.written).toBe('\r\n.. two!\r\n.. three\b');
    await harness.type('\r');
    expect(harness.line).toEqual({ kind: 'line', text: 'one\ntwo!\nthree' });
  });

  test('what is said stands on a line of its own, and the prompt comes again', async () => {
    open({ options: { screenReader: true } });
    await harness.type('ab');
    await harness.type(`${LEFT}${ESC}5`);
    expect(harness.lines()).toEqual(['> ab', 'digit-argument: 5', '> ab']);
    await harness.type('x');
    expect(harness.lines()).toEqual(['> ab', 'digit-argument: 5', '> axxxxxb']);
    expect(harness.written).not.toContain(ESC);
  });

  test('a menu gives its proposals one after the other', async () => {
    const items = ['Get-CsPool', 'Get-CsUser'].map((text) => ({
      text,
      listText: text,
      kind: 'Command',
      toolTip: text,
    }));
    const complete = () => ({ replacementIndex: 0, replacementLength: 3, items });
    open({ options: { screenReader: true }, complete });
    await harness.type('Get\u0000');
    expect(harness.lines()).toEqual(['> Get-CsPool']);
    await harness.type('\u0000');
    expect(harness.lines()).toEqual(['> Get-CsUser']);
    expect(harness.written).not.toContain(ESC);
  });
});

describe('completion', () => {
  const items = ['Get-CsPool', 'Get-CsUser', 'Get-CsUserPool'].map((text) => ({
    text,
    listText: text,
    kind: 'Command',
    toolTip: `${text} [-Identity <id>]`,
  }));
  const complete = (text: string) => ({
    replacementIndex: 0,
    replacementLength: text.length,
    items: items.filter((item) => item.text.toLowerCase().startsWith(text.toLowerCase())),
  });

  test('Tab goes round, Shift+Tab back', async () => {
    open({ complete });
    await harness.type('get\t');
    expect(harness.text).toBe('Get-CsPool');
    await harness.type('\t\t');
    expect(harness.text).toBe('Get-CsUserPool');
    await harness.type(`${ESC}[Z`);
    expect(harness.text).toBe('Get-CsUser');
    await harness.type('\u001a\u001a\u001a\u001a');
    expect(harness.text).toBe('get');
  });

  test('that finds nothing rings at once', async () => {
    open();
    await harness.type('nosuch');
    harness.written = '';
    await harness.type('\t');
    expect(harness.written).toContain('\u0007');
  });

  test('that fails is told in a line, and the text stays', async () => {
    const fails = (): never => {
      throw new Error('There is no answer.');
    };
    open({ complete: fails, predict: fails, options: { predictionSource: 'HistoryAndPlugin' } });
    await harness.type('get\t');
    expect(harness.lines()).toEqual(['> get', 'There is no answer.']);
    await harness.type('x');
    await harness.rest(100);
    expect(harness.lines()).toEqual(['> getx', 'There is no answer.']);
  });

  test('the menu: arrows choose, typing narrows, Enter takes, Escape gives up', async () => {
    open({ complete });
    await harness.type('get\u0000');
    expect(harness.lines()).toEqual([
      '> Get-CsPool',
      'Get-CsPool      Get-CsUser      Get-CsUserPool',
      '',
      'Get-CsPool [-Identity <id>]',
    ]);
    await harness.type(`${ESC}[C`);
    expect(harness.text).toBe('Get-CsUser');
    await harness.type(ESC);
    await harness.rest();
    expect(harness.lines()).toEqual(['> get']);
    await harness.type('\u0000u');
    expect(harness.lines()[1]).toBe('Get-CsUser      Get-CsUserPool');
    await harness.type(`${DOWN}\r`);
    expect(harness.text).toBe('Get-CsUserPool');
    expect(harness.line).toBeNull();
  });

  test('Emacs: as far as all agree, then the list', async () => {
    open({ complete, mode: 'Emacs' });
    await harness.type('get-csu\t');
    expect(harness.text).toBe('Get-CsUser');
    await harness.type('\t');
    expect(harness.lines()[1]).toBe('Get-CsUser      Get-CsUserPool');
  });
});

describe('vi', () => {
  test('counts, repetition and putting back', async () => {
    open({ mode: 'Vi' });
    await harness.type('one two three four');
    await harness.type(ESC);
    await harness.rest();
    await harness.type('0d2w');
    expect(harness.withCursor).toBe('|three four');
    await harness.type('P');
    expect(harness.text).toBe('one two three four');
    await harness.type('0cwnew');
    await harness.type(ESC);
    await harness.rest();
    expect(harness.text).toBe('new two three four');
    await harness.type('w.');
    expect(harness.text).toBe('new new three four');
  });

  test('Escape and a key that come together are two keys', async () => {
    open({ mode: 'Vi' });
    await harness.type(`abc${ESC}x`);
    expect(harness.text).toBe('ab');
  });

  test('to a character', async () => {
    open({ mode: 'Vi' });
    await harness.type(`a.b.c${ESC}0f.;`);
    expect(harness.withCursor).toBe('a.b|.c');
    await harness.type('0dt.');
    expect(harness.text).toBe('.b.c');
  });
});

describe('script blocks of keys', () => {
  test('change the text, and may end it', async () => {
    open({
      keys: [{ table: 'Windows', chord: 'Ctrl+b', binding: { handler: 1 } }],
      runHandler: ({ state }) => {
        state.buffer.insert('inserted');
      },
    });
    await harness.type('\u0002!');
    await harness.rest(20);
    expect(harness.text).toBe('inserted!');
  });
});

describe('what scripts set of the editor', () => {
  test('the mode of vi is shown by the prompt, the cursor, or a script', async () => {
    const byPrompt = new EditorHarness({ mode: 'Vi', options: { viModeIndicator: 'Prompt' } });
    await byPrompt.type('ab\u001b');
    await byPrompt.rest();
    expect(byPrompt.written).toContain('\u001b[7m> ');
    byPrompt.stop();
    const byCursor = new EditorHarness({ mode: 'Vi', options: { viModeIndicator: 'Cursor' } });
    await byCursor.type('ab\u001b');
    await byCursor.rest();
    await byCursor.type('i');
    expect(byCursor.written.match(/\u001b\[\d q/g)).toEqual(['\u001b[2 q', '\u001b[0 q']);
    byCursor.stop();
    const byScript = new EditorHarness({ mode: 'Vi', options: { viModeIndicator: 'Script' } });
    await byScript.type('ab\u001b');
    await byScript.rest();
    await byScript.type('i');
    expect(byScript.viModes).toEqual(['Command', 'Insert']);
    byScript.stop();
  });

  test('InvokePrompt draws the lines of the prompt again that stand above it', async () => {
    const harness = new EditorHarness({
      keys: [{ table: 'Windows', chord: 'F7', binding: 'InvokePrompt' }],
      options: { extraPromptLineCount: 1 },
      prompt: 'above\nnew> ',
    });
    await harness.type('abc');
    await harness.type('\u001b[18~');
    expect(harness.lines()).toEqual(['above', 'new> abc']);
    harness.stop();
  });
});

describe('a line of many windows', () => {
  test('shows what is around the cursor, wherever that is', async () => {
    const text = Array.from({ length: 20_000 }, (_, i) => String(i).padStart(5, '0')).join('');
    harness = new EditorHarness({ columns: 60, rows: 12 });
    for (const at of [1, 5, 500, 30_003, 60_000, text.length - 1, text.length]) {
      harness.set(`${text.slice(0, at)}|${text.slice(at)}`);
      await harness.type(`${ESC}[D`);
      const [row, column] = harness.cursor();
      const shown = (harness.lines()[row] ?? '').slice(column, column + 8);
      expect([at, shown]).toEqual([at, text.slice(at - 1, at - 1 + Math.min(8, 60 - column))]);
    }
  });
});
