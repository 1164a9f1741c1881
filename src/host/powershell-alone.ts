/**
 * The entry of the build that has PowerShell without Lync (`scripts/powershell-alone.mjs`): it runs a transcript, which
 * shows that the engine and PowerShell's own modules can be lifted out of this program.
 */
import '../platform/node/node-platform.ts';
import { parseTranscript } from '../docs/transcript.ts';
import { runTranscript } from '../docs/transcript-run.ts';
import { transcriptSession } from './transcript-session.ts';

/** How many steps of a transcript are as it tells them. */
export function scoreOf(text: string): { readonly asTold: number; readonly steps: number } {
  const steps = runTranscript(parseTranscript(text), transcriptSession).flatMap((result) => result.steps);
  return { asTold: steps.filter((step) => step.isAsTold).length, steps: steps.length };
}
