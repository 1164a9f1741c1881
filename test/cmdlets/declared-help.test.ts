/** Every cmdlet explains itself: synopsis, a sentence for each parameter, and examples that do what they show. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseTranscript } from '../../src/docs/transcript.ts';
import { runCase, type SessionMaker } from '../../src/docs/transcript-run.ts';
import { commandIndex } from '../../src/generated/commands.ts';
import { labSessionsFor } from '../../src/host/lab-transcript-session.ts';
import { transcriptSession } from '../../src/host/transcript-session.ts';
import { expectAsTold } from '../docs/expect-steps.ts';
import { runnableExamples } from './runnable-examples.ts';

const labTranscriptSession = labSessionsFor(['session: lab'])!;

const modules = fileURLToPath(new URL('../../cmdlets', import.meta.url));
const cmdlets = [...commandIndex.values()].map((entry) => [entry.name, entry.load()] as const);

describe('help of every cmdlet', () => {
  test.each(cmdlets)('%s', (_name, { help, parameters }) => {
    expect(help.synopsis).toMatch(/\S.*[.!?]$/s);
    const silent = Object.entries(parameters).filter(([, parameter]) => !parameter.help?.trim() && !parameter.dontShow);
    expect(silent.map(([name]) => name)).toEqual([]);
    expect(help.examples?.length ?? 0).toBeGreaterThan(0);
    const unexplained = help.examples!.filter(({ runnable, remarks }) => runnable === false && !remarks);
    expect(unexplained.map(({ title }) => title)).toEqual([]);
  });
});

const examples = runnableExamples(modules);

/** Nouns whose cmdlets are data (`cmdlets/<module>/<family>/*.json`). */
const nounsOfFamilies = new Set(
  readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && existsSync(join(modules, dirname(file), 'cmdlet-family.ts')))
    .flatMap((file) => JSON.parse(readFileSync(join(modules, file), 'utf8')) as { noun: string }[])
    .map(({ noun }) => noun),
);
const isOfFamily = (name: string): boolean => nounsOfFamilies.has(name.slice(name.indexOf('-') + 1));

function expectSteps(transcript: string, makeSession: SessionMaker): void {
  const [only] = parseTranscript(transcript).cases;
  const { steps } = runCase(only!, makeSession);
  expectAsTold(steps);
}

describe('examples run as written', () => {
  const alone = examples.filter(({ name }) => !isOfFamily(name));
  test.each(alone)('$name: $title', ({ title, transcript, needsLab }) => {
    expectSteps(`## ${title}\n${transcript}\n`, needsLab ? labTranscriptSession : transcriptSession);
  });

  // They change nothing, so one lab serves hundreds of them.
  test('those of the families', () => {
    const transcripts = examples.filter(({ name }) => isOfFamily(name)).map(({ transcript }) => transcript);
    expectSteps(`## families\n${transcripts.join('\n')}\n`, labTranscriptSession);
  });
});
