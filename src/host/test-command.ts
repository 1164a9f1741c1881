/** `lyncshell test FILE…`: runs transcripts, shows differences, prints a score a file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseTranscript, printTranscript, type Transcript } from '../docs/transcript.ts';
import { type CaseResult, recorded, runTranscript, type SessionMaker } from '../docs/transcript-run.ts';
import { directoryMount } from '../providers/mounted-files.ts';
import { createRunspace } from './create-runspace.ts';
import { asksForLab, labTranscriptSession } from './lab-transcript-session.ts';
import type { CaptureUI } from '../docs/capture-ui.ts';
import type { Runspace } from '../engine/runspace.ts';

/** A session as the conformance files were recorded: en-US, UTC, `/conf` the current directory. */
export function transcriptSession(ui: CaptureUI, directory: string): Runspace {
  const environment = new Map(Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined));
  environment.set('CONFTMP', '/conf');
  return createRunspace({ ui, mounts: [directoryMount('/conf', directory)], startDirectory: '/conf', timeZone: 'UTC', culture: 'en-US', environment });
}

/** The session that a transcript's preamble asks for. */
export function sessionMakerFor({ preamble }: Transcript): SessionMaker {
  return asksForLab(preamble) ? labTranscriptSession : transcriptSession;
}

export interface TestOptions {
  readonly update: boolean;
  readonly quiet: boolean;
  /** Only cases whose name contains this. */
  readonly only: string | null;
}

/** Runs the files; the exit code is 0 only when every step matched. */
export function testCommand(files: readonly string[], options: TestOptions, print: (text: string) => void): number {
  let failed = false;
  for (const file of files) {
    const transcript = parseTranscript(readFileSync(file, 'utf8'));
    const chosen = options.only ? { ...transcript, cases: transcript.cases.filter((c) => c.name.includes(options.only!)) } : transcript;
    const results = runTranscript(chosen, sessionMakerFor(transcript));
    if (!options.quiet) for (const result of results) print(differences(result));
    if (options.update) writeFileSync(file, printTranscript(recorded(transcript, results)));
    const steps = results.flatMap((result) => result.steps);
    const matched = steps.filter((step) => step.matched).length;
    failed ||= matched < steps.length;
    print(`${basename(file)}: ${matched} of ${steps.length} steps match (${((100 * matched) / Math.max(1, steps.length)).toFixed(1)} %)\n`);
  }
  return failed && !options.update ? 1 : 0;
}

/** The steps of a case that differ: input, expected lines with `-`, got lines with `+`. */
function differences({ name, steps }: CaseResult): string {
  let text = '';
  for (const { step, actual, matched } of steps) {
    if (matched) continue;
    if (text === '') text = `## ${name}\n`;
    text += `PS> ${step.input.replaceAll('\n', '\n>> ')}\n`;
    text += prefixed('- ', step.output) + prefixed('+ ', actual);
  }
  return text;
}

function prefixed(mark: string, output: string): string {
  return output === '' ? '' : output.split('\n').map((line) => `${mark}${line}\n`).join('');
}
