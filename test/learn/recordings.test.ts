/** Recordings: what is written is read, what others have made is refused where it is not of the form, and draws and no more. */
import { describe, expect, test } from '@jest/globals';
import { Terminal } from '@xterm/headless';
import { drawingOnly, textOnly } from '../../src/learn/recordings/plain-output.ts';
import {
  eventLine,
  headerLine,
  type RecordingEvent,
  type RecordingHeader,
  readRecording,
} from '../../src/learn/recordings/recording-file.ts';
import { fc } from '../random-input.ts';

const header: RecordingHeader = {
  width: 80,
  height: 24,
  timestamp: 1_796_000_000,
  title: 'A session',
  place: { lab: 'contoso', machine: 'fe01.contoso.com', culture: null },
};

const clock = { at: 0, rate: 1, next: null };

describe('what is written is read', () => {
  const events = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('output' as const), text: fc.string({ unit: 'binary' }) }),
      fc.record({
        kind: fc.constant('command' as const),
        input: fc.string(),
        output: fc.option(fc.string(), { nil: null }),
        failed: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('size' as const),
        columns: fc.integer({ min: 1, max: 500 }),
        rows: fc.integer({ min: 1, max: 200 }),
      }),
      fc.constant({
        kind: 'picture' as const,
        message: { t: 'change' as const, version: 2, clock, machines: [], moments: [] },
      }),
    ),
  );

  test('in order, to the last event', () => {
    fc.assert(
      fc.property(events, (given) => {
        const placed = given.map((event, index): RecordingEvent => ({ ...event, at: index / 10 }));
        const text = [headerLine(header), ...placed.map(eventLine)].join('');
        expect(readRecording(text)).toEqual({ header, events: placed });
        // A kill takes what was being written, and nothing else.
        const last = text.slice(0, -1).lastIndexOf('\n') + 1;
        if (placed.length > 0)
          expect(readRecording(text.slice(0, last + 3))).toEqual({ header, events: placed.slice(0, -1) });
      }),
    );
  });

  test('players of asciinema find what they know in it', () => {
    expect(JSON.parse(headerLine(header))).toMatchObject({ version: 2, width: 80, height: 24 });
    expect(JSON.parse(eventLine({ at: 1.5, kind: 'output', text: 'x' }))).toEqual([1.5, 'o', 'x']);
    expect(JSON.parse(eventLine({ at: 2, kind: 'size', columns: 100, rows: 30 }))).toEqual([2, 'r', '100x30']);
  });

  test('time only goes on', () => {
    const text = `${headerLine(header)}[2,"o","a"]\n[1,"o","b"]\n[3,"m","a mark"]\n`;
    expect(readRecording(text).events.map(({ at }) => at)).toEqual([2, 2]);
  });
});

describe('what is no recording is refused, with its line', () => {
  const first = headerLine(header);
  test.each([
    ['', 'line 1: it is no recording: a line of JSON with the version has to begin it'],
    ['PS> Get-Date\n', 'line 1: it is no recording: a line of JSON with the version has to begin it'],
    ['{"version":3,"term":{}}\n', 'line 1: it is of version 3, and only 2 is read'],
    ['{"version":2,"width":0,"height":24}\n', 'line 1: the size of its terminal is none: 0 x 24'],
    ['{"version":2,"width":1e9,"height":24}\n', 'line 1: the size of its terminal is none: 1000000000 x 24'],
    [`${first}nothing\n[1,"o","x"]\n`, 'line 2: it is no event: time, kind and text in brackets'],
    [`${first}[-1,"o","x"]\n`, 'line 2: it is no event: time, kind and text in brackets'],
    [`${first}[1,"o",{}]\n`, 'line 2: it is no event: time, kind and text in brackets'],
    [`${first}[1,"r","x"]\n`, 'line 2: "x" is no size'],
    [`${first}[1,"c","{}"]\n`, 'line 2: its command has no input'],
    [`${first}[1,"p","{\\"t\\":\\"state\\"}"]\n`, 'line 2: its picture of the lab is none'],
  ])('%j', (text, message) => {
    expect(() => readRecording(text)).toThrow(message);
  });
});

describe('what is played draws and does nothing else', () => {
  const hostile = [
    ...['\u001b]0;title\u0007', '\u001b]52;c;aGk=\u001b\\', '\u009d52;c;aGk=\u009c', '\u001b]8;;http://x\u0007'],
    ...[
      '\u001b[c',
      '\u001b[>c',
      '\u001b[6n',
      '\u001b[?1000h',
      '\u001b[?2004h',
      '\u001b[21t',
      '\u001b[5i',
      '\u001b[?6n',
    ],
    ...['\u001bP$qm\u001b\\', '\u0090+q544e\u009c', '\u001b_x\u001b\\', '\u001bc', '\u001b(0', '\u001b[$p', '\u0005'],
    ...['\u009b6n', '\u001b]unended', '\u001b', '\u001b['],
  ];

  test.each(hostile)('%j goes', (sequence) => {
    const played = drawingOnly(`before${sequence}after`);
    expect(played.startsWith('before')).toBe(true);
    expect(drawingOnly(sequence)).not.toMatch(/[\u0080-\u009f\u001b\u0005]/);
    const terminal = new Terminal({ allowProposedApi: true });
    const answers: string[] = [];
    terminal.onData((data) => answers.push(data));
    terminal.onTitleChange((title) => answers.push(title));
    return new Promise<void>((resolve) => {
      terminal.write(played, () => {
        expect(answers).toEqual([]);
        terminal.dispose();
        resolve();
      });
    });
  });

  test('colours and the cursor stay; for a page all goes', () => {
    const text = '\u001b[31;1mred\u001b[0m\u001b[2K\u001b[3A\r\n\tnext';
    expect(drawingOnly(text)).toBe(text);
    expect(textOnly(text)).toBe('red\n\tnext');
  });

  test('whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(drawingOnly(text)).not.toMatch(/[\u0080-\u009f\u0005\u0007]|\u001b(?!\[[\d:;]*[A-HJKSTXfm@LMP])/);
      }),
      { numRuns: 500 },
    );
  });
});
