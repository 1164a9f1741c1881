/**
 * The program's entry. On the main thread it reads the command line and decides where the engine runs: here, which starts
 * fastest, or in a thread of its own, for the prompt and for scripts that may call deeply. In that thread it runs the
 * engine.
 */
import '../platform/node/node-platform.ts';
import { incidentText } from '../engine/foreign-errors.ts';
import { reportIncident } from '../platform/incidents.ts';
import { MemoryExhausted } from '../platform/memory-watch.ts';
import { endThread, threadData } from '../platform/node/engine-worker.ts';
import { platform } from '../platform/platform.ts';
import { writeWhole } from '../platform/write-whole.ts';
import { serveCommand } from '../serve/serve-command.ts';
import { decodeText } from '../types/files/host-files.ts';
import { type CommandLine, parseCommandLine } from './command-line.ts';
import { runEngine } from './engine.ts';
import { ENGINE_THREAD, type EngineStart } from './engine-start.ts';
import { type EngineThreadData, runInThread, runWithTerminal } from './engine-thread.ts';
import { exitCodes } from './exit-codes.ts';
import type { Serving } from './serve-options.ts';
import { type EngineSubcommand, parseSubcommand } from './subcommands.ts';
import { needsOwnThread } from './thread-choice.ts';
import { extendedHelp, USAGE, versionText } from './usage-text.ts';

/** Where this program is, for the thread of the engine: it is the same program. */
const program = new URL(import.meta.url);

async function main(): Promise<void> {
  if (platform().system.commandLine.includes(ENGINE_THREAD)) {
    // Everything was written synchronously; open handles of workers must not keep the thread alive.
    endThread(runEngine((threadData() as EngineThreadData).engine));
  }
  const args = platform().system.commandLine.slice(2);
  const input = platform().streams.isTerminal(0);
  const commandLine = parseCommandLine(args, { inputIsTerminal: input, fileExists });
  const work = workOf(commandLine);
  platform().system.exitCode = await carryOut(work, input);
}

async function carryOut(work: EngineStart['work'] | Serving | number, input: boolean): Promise<number> {
  if (typeof work === 'number') return work;
  return 'kind' in work ? start(work, input) : serveCommand(work);
}

function fileExists(path: string): boolean {
  return platform().files.stat(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The engine's work, that of a server, or the exit code where there is none. */
function workOf(commandLine: CommandLine): EngineStart['work'] | Serving | number {
  switch (commandLine.kind) {
    case 'version':
      writeWhole(1, versionText());
      return 0;
    case 'help':
      writeWhole(1, USAGE + extendedHelp());
      return 0;
    case 'usage-error':
      writeWhole(2, `${commandLine.message}\n${commandLine.showHelp ? USAGE : ''}`);
      return exitCodes.usage;
    case 'subcommand': {
      const line = parseSubcommand(commandLine.args);
      if (line.kind === 'work') {
        const { subcommand } = line;
        return subcommand.kind === 'serve' ? subcommand.serving : { kind: 'subcommand', subcommand };
      }
      if (line.kind === 'answered') return 0;
      if (line.kind === 'text') {
        writeWhole(1, line.text);
        return 0;
      }
      writeWhole(2, line.message);
      return exitCodes.usage;
    }
    case 'session':
      return commandLine;
  }
}

function start(work: EngineStart['work'], input: boolean): number | Promise<number> {
  const [output, error] = [platform().streams.isTerminal(1), platform().streams.isTerminal(2)];
  const engine: EngineStart = {
    work,
    terminals: { input, output, error },
    window: null,
    interrupt: new SharedArrayBuffer(4),
    settings: {},
    terminal: null,
  };
  if (input && output && opensPrompt(work)) return runWithTerminal(engine, program);
  const inWindow = { ...engine, window: platform().streams.window() };
  return needsThread(work) ? runInThread(inWindow, program) : runEngine(inWindow);
}

function opensPrompt(work: EngineStart['work']): boolean {
  if (work.kind === 'subcommand') return hasPrompt(work.subcommand);
  return work.task.kind === 'prompt' || work.choices.noExit;
}

function hasPrompt(subcommand: EngineSubcommand): boolean {
  if (subcommand.kind === 'learn') return ['start', 'reset', 'drill'].includes(subcommand.action);
  return subcommand.kind === 'record' || (subcommand.kind === 'play' && subcommand.step);
}

function needsThread(work: EngineStart['work']): boolean {
  if (work.kind === 'subcommand') return true;
  switch (work.task.kind) {
    case 'command':
      return needsOwnThread(work.task.text);
    case 'file':
      return needsOwnThread(decodeText(platform().files.readFile(work.task.path)));
    default:
      return true;
  }
}

/** What no part of the program has caught: told with its number, never with a stack. */
function endWithFault(error: unknown): void {
  const text =
    error instanceof MemoryExhausted
      ? 'Insufficient memory to continue the execution of the program.'
      : incidentText(reportIncident(error), true);
  writeWhole(2, `lyncshell: ${text}\n`);
  platform().system.exitCode = exitCodes.internalError;
}

platform().system.onFault(endWithFault);
main().catch(endWithFault);
