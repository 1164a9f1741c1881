/**
 * The entry of the build without Node (`scripts/without-node.mjs`): the whole shell on a computer in memory, with labs that
 * lie in memory too. It scores a transcript, which shows that the engine, the types, all modules and a deployment run
 * where there is nothing but JavaScript.
 */
import '../platform/memory/use-memory-platform.ts';
import type { CaptureUI } from '../docs/capture-ui.ts';
import { parseTranscript } from '../docs/transcript.ts';
import { runTranscript } from '../docs/transcript-run.ts';
import { labSessionsFor } from './lab-transcript-session.ts';
import { transcriptSession } from './transcript-session.ts';

/** How many steps a transcript has, and the inputs of those that are not as it tells them, with what they printed. */
export function scoreOf(text: string): { readonly steps: number; readonly differing: string[] } {
  const transcript = parseTranscript(text);
  const inLab = labSessionsFor(transcript.preamble);
  const makeSession = inLab
    ? (ui: CaptureUI, directory: string) => inLab(ui, directory, 'memory:transcripts')
    : transcriptSession;
  const steps = runTranscript(transcript, makeSession).flatMap((result) => result.steps);
  const differing = steps.filter((step) => !step.isAsTold);
  return { steps: steps.length, differing: differing.map(({ step, actual }) => `${step.input}\n${actual}`) };
}
