/** Every cmdlet explains itself: synopsis, a sentence for each parameter, and examples that do what they show. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseTranscript } from '../../src/docs/transcript.ts';
import { runCase } from '../../src/docs/transcript-run.ts';
import type { CmdletDefinition, CmdletExample } from '../../src/engine/cmdlet.ts';
import { commandIndex } from '../../src/generated/commands.ts';
import { labTranscriptSession } from '../../src/host/lab-transcript-session.ts';
import { transcriptSession } from '../../src/host/test-command.ts';

const modules = fileURLToPath(new URL('../../cmdlets', import.meta.url));
const cmdlets = [...commandIndex.values()].map(({ name, load }) => [name, load()] as const);

/** Cmdlets of PowerShell's modules that show what a machine of a lab has: their files use the lab's. */
const ofMachines = new Set(
  readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && readFileSync(join(modules, file), 'utf8').includes("'../deployment/"))
    .map((file) => basename(file, '.ts').replaceAll('-', '')),
);

/** Those, Lync's, the lab's, and whatever names one of its machines is shown in a session that is logged on to a machine. */
function needsLab({ module, verb, noun }: CmdletDefinition, { transcript }: CmdletExample): boolean {
  if (!module.startsWith('Microsoft.PowerShell.') || ofMachines.has((verb + noun).toLowerCase())) return true;
  return /\bHK(?:LM|CU):|\b(?:fe|se|dir|med|edge)\d\d\b/i.test(transcript);
}

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

const examples = cmdlets.flatMap(([name, definition]) =>
  (definition.help.examples ?? [])
    .filter(({ runnable }) => runnable !== false)
    .map((example) => [name, example.title, definition, example] as const),
);

describe('examples run as written', () => {
  test.each(examples)('%s: %s', (_name, _title, definition: CmdletDefinition, example: CmdletExample) => {
    const { title, transcript } = example;
    const [only] = parseTranscript(`## ${title}\n${transcript}\n`).cases;
    const { steps } = runCase(only!, needsLab(definition, example) ? labTranscriptSession : transcriptSession);
    expect(steps.map(({ step, actual }) => ({ input: step.input, output: actual }))).toEqual(only!.steps);
  });
});
