/**
 * Runs the transcripts of test/conformance (recordings of PowerShell), of test/transcripts (what the shell does, by
 * subject) and of test/regressions (faults that were found by use and mended, by kind): what is typed in them must give
 * what stands in them, to the last character, unless a mark says why it does not yet.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from '@jest/globals';
import { parseTranscript } from '../src/docs/transcript.ts';
import { runCase } from '../src/docs/transcript-run.ts';
import { sessionMakerFor } from '../src/host/test-command.ts';
import { expectAsTold } from './docs/expect-steps.ts';

const here = new URL('./', import.meta.url);
const files = ['conformance/', 'transcripts/', 'regressions/'].flatMap((folder) =>
  readdirSync(new URL(folder, here))
    .filter((name) => name.endsWith('.transcript'))
    .map((name) => folder + name),
);

describe.each(files)('%s', (file) => {
  const transcript = parseTranscript(readFileSync(new URL(file, here), 'utf8'));
  const makeSession = sessionMakerFor(transcript);

  test.each(transcript.cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const { steps } = runCase(one, makeSession);
    expectAsTold(steps);
  });
});
