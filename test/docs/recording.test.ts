/** Recordings: what a session becomes as a page and as a transcript, which can be run again. */
import { describe, expect, test } from '@jest/globals';
import { pageBlocks } from '../../src/docs/page-blocks.ts';
import { type Recording, recordingForm, recordingText } from '../../src/docs/recording.ts';
import { parseTranscript } from '../../src/docs/transcript.ts';

const recording = (...steps: [input: string, output: string][]): Recording => ({
  title: 'rolls',
  properties: new Map([
    ['lab', 'contoso'],
    ['machine', 'fe01.contoso.com'],
  ]),
  steps: steps.map(([input, output]) => ({ input, output })),
});

test('the end of a file’s name says in which form it is written', () => {
  expect(['a.md', 'A.MD', 'x.transcript', 'x.txt', 'md'].map(recordingForm)).toEqual([
    '.md',
    '.md',
    '.transcript',
    null,
    null,
  ]);
});

describe('a page', () => {
  test('has the lab, the commands, and their outputs below them', () => {
    const text = recordingText(recording(['$x = 1', ''], ['if ($x) {\n  $x\n}', '\n1\n\n']), '.md');
    expect(text).toBe(
      [
        '---\nlab: contoso\nmachine: fe01.contoso.com\n---\n\n# rolls\n',
        '```powershell\n$x = 1\n```\n',
        '```powershell\nif ($x) {\n  $x\n}\n```\n',
        '```output\n1\n```\n',
      ].join('\n'),
    );
  });

  test('keeps a text that has fences of its own whole', () => {
    const output = '````\ncode\n````';
    const blocks = pageBlocks(recordingText(recording(['Get-Content page.md', output]), '.md'), 'page.md');
    expect(blocks.map((block) => block.text)).toEqual(['Get-Content page.md', output]);
  });
});

test('a transcript has one case whose outputs are as they were', () => {
  const text = recordingText(
    recording(['1..2', '1\n2\n'], ["''", '\n'], ['$x = {\n}', ''], ['gci', '\n    D\n\n']),
    '.transcript',
  );
  const { preamble, cases } = parseTranscript(text);
  expect(preamble).toEqual(['Recorded by lyncshell (lab contoso, machine fe01.contoso.com).', 'session: lab']);
  expect(cases).toEqual([
    {
      name: 'rolls',
      steps: [
        { mark: null, input: '1..2', output: '1\n2' },
        { mark: null, input: "''", output: '\n' },
        { mark: null, input: '$x = {\n}', output: '' },
        { mark: null, input: 'gci', output: '\n    D\n' },
      ],
    },
  ]);
});
