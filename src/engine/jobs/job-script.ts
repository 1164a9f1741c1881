/** What a job does in its runspace, whatever thread that is in. */
import type { ErrorRecord } from '../../types/error-record.ts';
import type { Runspace, ScriptBlock } from '../runspace.ts';
import { runIsolated, type StreamItem, type UsingValues } from './isolated-run.ts';

export interface JobScript {
  readonly block: ScriptBlock;
  readonly initialization: ScriptBlock | null;
  /** Location in which it begins; that of the runspace if null. */
  readonly workingDirectory: string | null;
  readonly args: readonly unknown[];
  readonly input: readonly unknown[] | null;
  readonly using: UsingValues;
  readonly underscore?: unknown;
  readonly take: (item: StreamItem) => void;
}

/** Runs it to its end; the error that ended it, or null. */
export function runJobScript(target: Runspace, script: JobScript): ErrorRecord | null {
  const { block, initialization, workingDirectory, args, input, using, take } = script;
  const common = { using: new Map(), keepsDefinitions: true, take };
  if (workingDirectory !== null) {
    const move = target.scripts.fromText('Set-Location -LiteralPath $args[0]');
    runIsolated(target, { ...common, block: move, args: [workingDirectory] });
  }
  const failure = initialization ? runIsolated(target, { ...common, block: initialization }) : null;
  return (
    failure ??
    runIsolated(target, {
      block,
      using,
      take,
      args,
      ...(input ? { input } : {}),
      ...('underscore' in script ? { underscore: script.underscore } : {}),
    })
  );
}
