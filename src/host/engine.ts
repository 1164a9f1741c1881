/** The engine's part of the program: makes the session and does what it was started for. */

import { Interrupt } from '../engine/interrupt.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import { PS_VERSION } from '../engine/version-table.ts';
import { platform } from '../platform/platform.ts';
import { writeWhole } from '../platform/write-whole.ts';
import { isWindowsPath } from '../providers/mounted-files.ts';
import { providePassphrases } from '../storage/protection.ts';
import { BlockingLines, type LineInput } from './blocking-input.ts';
import type { SessionChoices, Task } from './command-line.ts';
import { ConsoleUI } from './console-ui.ts';
import { type EngineStart, isForScreenReader } from './engine-start.ts';
import { exitCodes } from './exit-codes.ts';
import { expectedText } from './expected-errors.ts';
import { passphrasesFrom } from './lab-passphrase.ts';
import { PromptLoop } from './prompt-loop.ts';
import { runSubcommand } from './run-subcommand.ts';
import { runTask } from './run-task.ts';
import { Session } from './session.ts';
import { isDumbTerminal } from './terminal/dumb-terminal.ts';
import { TerminalInput } from './terminal/terminal-input.ts';

/** The window that output is laid out for where there is none, as in PowerShell. */
const DEFAULT_WINDOW = { width: 120, height: 50 };

/** Runs to the end; returns the exit code. */
export function runEngine(start: EngineStart): number {
  const terminal = start.terminal ? new TerminalInput(start.terminal) : null;
  const interactive =
    start.work.kind === 'session' ? start.work.choices.interactive : terminal !== null || start.terminals.input;
  const ui = consoleFor(start, terminal, interactive);
  if (terminal) terminal.column = () => ui.takeColumn();
  providePassphrases(passphrasesFrom(ui));
  try {
    return start.work.kind === 'subcommand'
      ? runSubcommand(start.work.subcommand, ui, new Interrupt(start.interrupt), terminal, start.settings)
      : runSession(start, ui, terminal, start.work.task, start.work.choices);
  } catch (error) {
    ui.endInput();
    if (ui.isGone) return exitCodes.outputGone;
    if (error instanceof PipelineStoppedException) return exitCodes.stopped;
    const text = expectedText(error);
    if (text === null) throw error;
    ui.writeErrorText(`lyncshell: ${text}\n`);
    return exitCodes.failure;
  } finally {
    ui.endInput();
  }
}

function consoleFor(start: EngineStart, terminal: TerminalInput | null, interactive: boolean): ConsoleUI {
  const obeysSequences = !isDumbTerminal();
  const isPlain = !obeysSequences || isForScreenReader(start.work);
  const colors = !isPlain && !platform().system.environment.get('NO_COLOR') && start.settings.colors !== 'never';
  const { input, output, error } = start.terminals;
  const interrupt = new Interrupt(start.interrupt);
  return new ConsoleUI({
    interactive,
    size: terminal ? () => terminal.size() : () => start.window ?? DEFAULT_WINDOW,
    input: terminal ?? plainInput(input),
    colors: { output: colors && output, error: colors && error },
    immediate: output,
    lendsTerminal: input && output,
    obeysSequences: obeysSequences && output,
    progress: error ? (isPlain ? 'lines' : 'bars') : null,
    isStopped: () => interrupt.requested,
  });
}

/**
 * Answers from standard input; a terminal is in its own line mode, which echoes what is typed. What comes from a file or a
 * pipe is echoed as PowerShell echoes it, so that what is printed reads like a session.
 */
function plainInput(isTerminal: boolean): LineInput {
  let lines: BlockingLines | null = null;
  const next = (): string | null => (lines ??= new BlockingLines(0)).next();
  const readLine = (prompt: string): string | null => {
    writeWhole(1, prompt);
    const answer = next();
    if (!isTerminal) writeWhole(1, answer === null ? '\n' : `${answer}${lines?.lineEnd ?? ''}`);
    return answer;
  };
  const readSecret = (prompt: string): string | null => {
    writeWhole(1, prompt);
    const answer = next();
    writeWhole(1, '\n');
    return answer;
  };
  return {
    readLine,
    bareLine: next,
    readSecret: isTerminal ? (prompt) => withoutEcho(() => readLine(prompt)) : readSecret,
    readKey: () => {
      const line = next();
      if (line === null) return null;
      return line === '' ? { chord: 'Enter', text: '' } : { chord: line[0] as string, text: line[0] as string };
    },
    lendDuring: (work) => work(),
  };
}

function withoutEcho<T>(read: () => T): T {
  const { streams } = platform();
  streams.setEcho(false);
  try {
    return read();
  } finally {
    streams.setEcho(true);
    writeWhole(1, '\n');
  }
}

function runSession(
  start: EngineStart,
  ui: ConsoleUI,
  terminal: TerminalInput | null,
  task: Task,
  choices: SessionChoices,
): number {
  const interrupt = new Interrupt(start.interrupt);
  const opensPrompt = task.kind === 'prompt';
  if (opensPrompt && !choices.noLogo) ui.write(banner());
  ui.flush();
  const directory = choices.workingDirectory;
  const session = new Session({
    ui,
    loggedOn: opensPrompt || choices.lab !== null || choices.machine !== null || choices.user !== null,
    lab: choices.lab,
    machine: choices.machine,
    user: choices.user,
    elseInMemory: terminal !== null,
    culture: choices.culture ?? start.settings.culture ?? null,
    edition: choices.edition,
    workingDirectory: directory === null || isWindowsPath(directory) ? directory : platform().paths.resolve(directory),
    interrupt,
    xmlOutput: choices.xmlOutput,
    beforeSleep: () => ui.flush(),
  });
  const prompt =
    terminal && (opensPrompt || choices.noExit) ? new PromptLoop(session, ui, terminal, start.settings, choices) : null;
  try {
    return runInSession(session, start, ui, prompt, task, choices);
  } finally {
    session.end();
  }
}

function runInSession(
  session: Session,
  start: EngineStart,
  ui: ConsoleUI,
  prompt: PromptLoop | null,
  task: Task,
  choices: SessionChoices,
): number {
  const input = { isTerminal: start.terminals.input, isXml: choices.xmlInput, endInput: () => ui.endInput() };
  if (task.kind === 'prompt') return prompt ? prompt.run() : runTask(session, { kind: 'input' }, input).exitCode;
  const end = runTask(session, task, input);
  ui.endInput();
  if (!choices.noExit || end.exited) return end.exitCode;
  return prompt ? prompt.run() : runTask(session, { kind: 'input' }, { ...input, isTerminal: false }).exitCode;
}

function banner(): string {
  return `Lync Server Management Shell\nlyncshell, on the language of PowerShell ${PS_VERSION} and a simulated deployment. Get-Help about_labs says more.\n\n`;
}
