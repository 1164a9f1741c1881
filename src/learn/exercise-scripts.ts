/** Runs the scripts of an exercise: in a session on a lab that is closed to this computer, within their time. */
import type { Deployment } from '../deployment/deployment.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { InvocationInfo } from '../engine/invocation-info.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import { CallbackPipe } from '../engine/pipeline/pipe.ts';
import type { Runspace } from '../engine/runspace.ts';
import { ServiceKey } from '../engine/services.ts';
import { ErrorRecord } from '../types/error-record.ts';
import type { ExerciseScript } from './exercise.ts';
import { authorsFault } from './exercise-error.ts';
import { TimeLimit } from './time-limit.ts';

/** Opens a session that shows nothing, on the machine from which a lab is seen, and that reaches nothing but the lab. */
export type OpenScriptSession = (lab: Deployment, interrupt: Interrupt, copies: LabCopies) => Runspace;

/** Tells of copies of the lab that are made while the script runs. */
export interface LabCopies {
  hear(listener: (copy: Deployment) => void): void;
}

/** The lab as it was when the exercise began. */
export const exerciseStartKey = new ServiceKey<() => Deployment>('beginning of an exercise');

/** What a script is run with. */
export interface ScriptRun {
  readonly open: OpenScriptSession;
  /** Functions that the script may use, as PowerShell. */
  readonly vocabulary: string;
  readonly limit: number;
  /** Ctrl+C of whoever waits for it. */
  readonly interrupt: Interrupt | null;
  /** Variables of the script. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The lab as it was when the exercise began, where the script may look at it. */
  readonly start?: () => Deployment;
  /** Hears of each top-level run: for the journal of what a way has used. */
  readonly hear?: (runspace: Runspace, text: string) => void;
}

/** Every error ends the script: nobody reads what it shows. */
const PREFERENCES = `
$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'
$ProgressPreference = 'SilentlyContinue'
`;

/** Runs a script on a lab; what it gives. @throws ExerciseError with file and line where it fails or takes too long */
export function runScript(lab: Deployment, script: ExerciseScript, run: ScriptRun): unknown[] {
  const interrupt = new TimeLimit(run.limit, run.interrupt);
  const start = run.start && new StartOfExercise(run.start);
  const runspace = run.open(lab, interrupt, { hear: (listener) => start?.listeners.push(listener) });
  if (start) runspace.services.provide(exerciseStartKey, () => start.lab());
  for (const [name, value] of Object.entries(run.variables ?? {})) runspace.globalSession.top.assign(name, value);
  runspace.run(PREFERENCES + run.vocabulary);
  const given: unknown[] = [];
  try {
    if (run.hear) runspace.enter(() => run.hear?.(runspace, script.text));
    const { failed } = runspace.run(script.text, script.file, { out: new CallbackPipe((value) => given.push(value)) });
    if (failed) throw faultOf(script, runspace.errors.list.items[0]);
    if (interrupt.isOver) throw tooLong(script, run.limit);
    return given;
  } catch (error) {
    if (error instanceof PipelineStoppedException && interrupt.isOver) throw tooLong(script, run.limit);
    throw error;
  }
}

/** The lab as it was when the exercise began: made when it is first looked at. */
class StartOfExercise {
  readonly listeners: ((copy: Deployment) => void)[] = [];
  private made: Deployment | null = null;

  constructor(private readonly make: () => Deployment) {}

  lab(): Deployment {
    if (this.made) return this.made;
    this.made = this.make();
    for (const listener of this.listeners) listener(this.made);
    return this.made;
  }
}

function tooLong({ file }: ExerciseScript, limit: number): Error {
  return authorsFault(file, 0, `it takes longer than ${limit / 1000} seconds`);
}

function faultOf({ file }: ExerciseScript, error: unknown): Error {
  if (!(error instanceof ErrorRecord)) return authorsFault(file, 0, 'it ended by an error');
  const { invocationInfo } = error;
  const line =
    invocationInfo instanceof InvocationInfo && invocationInfo.scriptName === file
      ? invocationInfo.scriptLineNumber
      : 0;
  return authorsFault(file, line, error.message);
}
