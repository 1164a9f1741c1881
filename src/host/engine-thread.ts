/**
 * The engine in a thread of its own: with a stack for deep calls, and so that the thread with the terminal stays free to
 * see Ctrl+C and keys while a pipeline runs.
 */
import { beforeEndingSignals, processStreams, runWorker } from '../platform/node/engine-worker.ts';
import { ENGINE_THREAD, type EngineStart, isForScreenReader, PROMPT_THREAD } from './engine-start.ts';
import { historyPath } from './history-path.ts';
import { promptSettingsOf } from './settings/prompt-options.ts';
import type { UserSettings } from './settings/setting-schema.ts';
import { SettingsError, settingsPath, userSettings } from './settings/user-settings.ts';
import { ProcessScreen } from './terminal/process-screen.ts';
import { Terminal } from './terminal/terminal.ts';
import { measure, terminalEnds } from './terminal/terminal-ends.ts';

/** Enough for the 5000 nested calls that the engine allows, each with pipelines inside. */
const STACK_MEGABYTES = 128;

/** Marks the data of the engine's thread. */
export interface EngineThreadData {
  readonly engine: EngineStart;
}

/** Starts the engine's thread; resolves to the exit code when it has ended. */
export async function runInThread(start: EngineStart, program: URL): Promise<number> {
  const limit = timeLimit(start.work);
  const timer = limit === null ? undefined : setTimeout(() => requestStop(start), limit);
  try {
    return await startWorker(start, program, () => requestStop(start));
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds after which the engine is asked to stop by itself; null for never. */
function timeLimit(work: EngineStart['work']): number | null {
  return work.kind === 'subcommand' && work.subcommand.kind === 'analyze' ? work.subcommand.timeout * 1000 : null;
}

/** The same with the terminal in this thread's hands. The engine starts while the terminal and the editor are loaded. */
export async function runWithTerminal(start: EngineStart, program: URL): Promise<number> {
  const { settings, problem } = settingsOrProblem();
  const ends = terminalEnds();
  const stop = (): void => requestStop(start);
  const ended = startWorker({ ...start, settings, terminal: ends.link }, program, stop);
  const streams = processStreams();
  measure(streams.output, ends.link);
  const screen = new ProcessScreen(streams, settings.colors !== 'never');
  const terminal = new Terminal({
    screen,
    ends,
    historyPath: settings.historyPath ?? historyPath(),
    prompt: promptSettingsOf(settings, isForScreenReader(start.work)),
    notice: problem,
    onStop: stop,
  });
  screen.connect(terminal, ends);
  terminal.start();
  const forget = beforeEndingSignals(() => terminal.stop());
  try {
    return await ended;
  } finally {
    forget();
    terminal.stop();
  }
}

/** What is wrong with the settings must not keep anybody from the prompt. */
function settingsOrProblem(): { settings: UserSettings; problem: string | null } {
  try {
    return { settings: userSettings(), problem: null };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { settings: {}, problem: `The settings are not used: ${settingsPath()}: ${error.message}` };
  }
}

function requestStop({ interrupt }: EngineStart): void {
  const flag = new Int32Array(interrupt);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}

function startWorker(engine: EngineStart, program: URL, stop: () => void): Promise<number> {
  const data: EngineThreadData = { engine };
  return runWorker({
    program,
    args: engine.terminal ? [ENGINE_THREAD, PROMPT_THREAD] : [ENGINE_THREAD],
    data,
    transfers: engine.terminal ? [engine.terminal.port] : [],
    stackMegabytes: STACK_MEGABYTES,
    onInterrupt: stop,
  });
}
