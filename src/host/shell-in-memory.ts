/**
 * The entry of the build without Node (`scripts/without-node.mjs`): the whole shell on a computer in memory. It scores a
 * transcript, which shows that the engine, the types and all modules run where there is nothing but JavaScript.
 */
import '../platform/memory/use-memory-platform.ts';
import { parseTranscript } from '../docs/transcript.ts';
import { runTranscript } from '../docs/transcript-run.ts';
import { transcriptSession } from './transcript-session.ts';

/** How many steps a transcript has, and the inputs of those that are not as it tells them. */
export function scoreOf(text: string): { readonly steps: number; readonly differing: string[] } {
  const steps = runTranscript(parseTranscript(text), transcriptSession).flatMap((result) => result.steps);
  return { steps: steps.length, differing: steps.filter((step) => !step.isAsTold).map(({ step }) => step.input) };
}
