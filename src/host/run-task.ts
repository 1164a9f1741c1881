/** Does what a command line asks of a session, and says the exit code, as pwsh does. */

import type { CommandArgument } from '../engine/command-metadata.ts';
import type { RunResult } from '../engine/runspace.ts';
import { ExternalScriptInfo } from '../engine/script-command-info.ts';
import { isIncomplete } from '../language/incomplete-input.ts';
import { platform } from '../platform/platform.ts';
import { decodeText } from '../types/files/host-files.ts';
import { readCliXml } from '../types/serialization/clixml-reader.ts';
import { BlockingLines, readStandardInput } from './blocking-input.ts';
import type { FileArgument, Task } from './command-line.ts';
import type { Session } from './session.ts';

/** How a task ended. */
export interface TaskEnd {
  readonly exitCode: number;
  /** Whether the task called `exit`: then -NoExit does not lead to the prompt. */
  readonly exited: boolean;
}

export interface TaskInput {
  readonly isTerminal: boolean;
  /** Whether it comes from another PowerShell, as CLIXML. */
  readonly isXml: boolean;
  /** Puts out what a command has printed, before the next line is waited for: whoever writes it may want to read first. */
  readonly endInput: () => void;
}

/** Runs a task other than the prompt. */
export function runTask(session: Session, task: Exclude<Task, { kind: 'prompt' }>, input: TaskInput): TaskEnd {
  switch (task.kind) {
    case 'command':
      return endOfCommand(session, session.run(task.text, { input: pipedInput(task.text, input) }));
    case 'file':
      return endOfScript(runFile(session, task.path, task.args, input));
    case 'input-script':
      return endOfScript(session.run(decodeText(readStandardInput())));
    case 'input':
      return runLines(session, new BlockingLines(0), input);
  }
}

/** `exit N`, else 0 or 1 by `$?`. */
function endOfCommand({ runspace }: Session, { exitCode, failed }: RunResult): TaskEnd {
  if (exitCode !== null) return { exitCode, exited: true };
  return { exitCode: failed || !runspace.lastSucceeded ? 1 : 0, exited: false };
}

/** `exit N`, else 1 only where an error ended the script. */
function endOfScript({ exitCode, failed }: RunResult): TaskEnd {
  return { exitCode: exitCode ?? (failed ? 1 : 0), exited: exitCode !== null };
}

/** `$input` of a command is standard input; read only where the text asks for it. */
function pipedInput(text: string, { isTerminal, isXml }: TaskInput): Iterable<unknown> | undefined {
  if (isTerminal || !/\$input\b/i.test(text)) return undefined;
  return isXml ? objectsOf(decodeText(readStandardInput())) : new BlockingLines(0);
}

/** Behind the line that names the form. */
function objectsOf(text: string): unknown[] {
  return readCliXml(text.replace(/^#< CLIXML\r?\n/, ''));
}

function runFile(session: Session, path: string, args: readonly FileArgument[], input: TaskInput): RunResult {
  const { runspace } = session;
  const full = platform().paths.resolve(path);
  runspace.startedWithScript = true;
  try {
    const text = decodeText(platform().files.readFile(full));
    return runspace.runScript(
      new ExternalScriptInfo(platform().paths.baseName(full), full),
      args.map(commandArgument),
      {
        input: pipedInput(text, input),
      },
    );
  } finally {
    runspace.startedWithScript = false;
    session.lab.doDueWork();
  }
}

function commandArgument({ name, value }: FileArgument): CommandArgument {
  return {
    name,
    value: value ?? null,
    hasValue: value !== undefined,
    joined: name !== null && value !== undefined,
    nameExtent: null,
    valueExtent: null,
    nameText: name === null ? null : `-${name}`,
    splatted: false,
    literalText: null,
  };
}

/** Commands from standard input: each runs when it is complete. */
function runLines(session: Session, lines: BlockingLines, { endInput }: TaskInput): TaskEnd {
  let end: TaskEnd = { exitCode: 0, exited: false };
  let pending = '';
  for (const line of lines) {
    pending += pending === '' ? line : `\n${line}`;
    if (isIncomplete(pending)) continue;
    end = endOfCommand(session, session.run(pending));
    if (end.exited) return end;
    endInput();
    pending = '';
  }
  return pending.trim() === '' ? end : endOfCommand(session, session.run(pending));
}
