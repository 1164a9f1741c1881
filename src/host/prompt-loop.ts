/** The interactive prompt: reads a command, runs it, and again, until `exit` or the end of the input. */
import { PipelineStoppedException } from '../engine/jumps.ts';
import { remoteSessionsOf } from '../engine/remote-sessions.ts';
import type { RunResult } from '../engine/runspace.ts';
import { toText } from '../types/conversion/conversion.ts';
import { completeInput } from './completion/complete-input.ts';
import type { ConsoleUI } from './console-ui.ts';
import { isIncomplete } from './run-task.ts';
import type { Session } from './session.ts';
import { CANCELLED, type TerminalInput } from './terminal/terminal-input.ts';

const CONTINUATION_PROMPT = '>> ';

/** PowerShell's own `prompt`; a person replaces it by defining the function anew. */
const DEFAULT_PROMPT = 'function prompt { "PS $PWD$(\'>\' * ($NestedPromptLevel + 1)) " }';

export class PromptLoop {
  constructor(
    private readonly session: Session,
    private readonly ui: ConsoleUI,
    private readonly input: TerminalInput,
  ) {
    const { lab } = session;
    input.complete = (text, cursor) => {
      const { replacementIndex, replacementLength, matches } = completeInput(session.runspace, text, cursor);
      return { replacementIndex, replacementLength, texts: matches.map((match) => match.completionText) };
    };
    input.idle = { delay: () => lab.delayUntilDue(), run: () => lab.doDueWork() };
  }

  /** Runs until the session ends; returns its exit code. */
  run(): number {
    const { runspace } = this.session;
    if (!runspace.globalSession.findFunction('prompt')) runspace.run(DEFAULT_PROMPT);
    for (;;) {
      runspace.interrupt.clear();
      const text = this.readCommand();
      if (text === null) return 0;
      if (text === CANCELLED || text.trim() === '') continue;
      const exitCode = this.runCommand(text);
      if (exitCode !== null) return exitCode;
    }
  }

  /** A whole command, which may take several lines; an empty line ends one that does not become complete. */
  private readCommand(): string | null | typeof CANCELLED {
    let text = this.input.readCommand(this.promptText(), 'command');
    while (typeof text === 'string' && isIncomplete(text)) {
      const line = this.input.readCommand(CONTINUATION_PROMPT, 'continuation');
      if (typeof line !== 'string') return line === null ? text : CANCELLED;
      if (line === '' && !isHereString(text)) return text;
      text += `\n${line}`;
    }
    return text;
  }

  private promptText(): string {
    const runspace = this.session.current;
    const { entered } = remoteSessionsOf(this.session.runspace);
    if (!runspace.globalSession.findFunction('prompt')) runspace.run(DEFAULT_PROMPT);
    const text = this.guarded(
      () =>
        runspace.enter(() =>
          runspace
            .invokeCommand('prompt')
            .map((part) => toText(part))
            .join(''),
        ),
      '',
    );
    this.ui.endInput();
    const shown = (entered ? `[${entered.computerName}]: ` : '') + (text === '' ? 'PS>' : text);
    this.session.runspace.transcripts.promptText = shown;
    return shown;
  }

  private runCommand(text: string): number | null {
    const { runspace } = this.session;
    const startTime = runspace.ambient.now();
    let status: 'Completed' | 'Failed' | 'Stopped' = 'Stopped';
    const result = this.guarded<RunResult | null>(() => {
      const ended = this.session.run(text);
      status = ended.failed ? 'Failed' : 'Completed';
      return ended;
    }, null);
    this.ui.endInput();
    runspace.history.add(text, status, startTime, runspace.ambient.now());
    return result?.exitCode ?? null;
  }

  /** Ctrl+C and bugs of the program end the command, not the session. */
  private guarded<T>(work: () => T, otherwise: T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof PipelineStoppedException)) {
        this.ui.writeErrorText(`lyncshell: internal error: ${error instanceof Error ? error.stack : String(error)}\n`);
      }
      return otherwise;
    }
  }
}

/** Inside a here-string an empty line is text. */
function isHereString(text: string): boolean {
  return /@['"][ \t]*\n(?![\s\S]*\n['"]@)/.test(`${text}\n`);
}
