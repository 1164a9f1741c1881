/** Marks on the steps of transcripts: read, kept, and complained of when they are not needed. */
import { describe, expect, test } from '@jest/globals';
import { parseTranscript, printTranscript } from '../../src/docs/transcript.ts';
import { recorded, runTranscript } from '../../src/docs/transcript-run.ts';
import { transcriptSession } from '../../src/host/transcript-session.ts';

const TEXT = `## marks
#~ differs: PowerShell counts otherwise
PS> 1 + 1
3
#~ ours: on purpose
PS> 'a'
a
PS> 'b'
b
`;

const run = (text: string) => {
  const transcript = parseTranscript(text);
  return { transcript, results: runTranscript(transcript, transcriptSession) };
};
const toldBy = (text: string) => run(text).results.flatMap(({ steps }) => steps.map(({ isAsTold }) => isAsTold));

describe('marks', () => {
  test('are kept when a file is written, and so is the output of a step marked as differing', () => {
    const { transcript, results } = run(TEXT);
    expect(printTranscript(recorded(transcript, results))).toBe(TEXT);
  });

  test('excuse a step that differs', () => expect(toldBy(TEXT)).toEqual([true, true, true]));

  test('are wrong on a step that does not differ any longer', () => {
    expect(toldBy(TEXT.replace('3', '2'))).toEqual([false, true, true]);
  });

  test.each([
    ['without a reason', '## x\n#~ differs:\nPS> 1\n', /a mark is "#~ differs: reason"/],
    ['of no kind that there is', '## x\n#~ odd: because\nPS> 1\n', /a mark is "#~ differs: reason"/],
    ['before no prompt', '## x\n#~ ours: because\n1\n', /stands before a prompt/],
  ])('%s are refused', (_what, text, message) => expect(() => parseTranscript(text)).toThrow(message));
});
