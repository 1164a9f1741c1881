/** The interactive prompt: reads a command, runs it, and again, until `exit` or the end of the input. */

import { incidentText } from '../engine/foreign-errors.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import type { RunResult } from '../engine/runspace.ts';
import { reportIncident } from '../platform/incidents.ts';
import type { Keeping } from '../prompt/history/history.ts';
import { toText } from '../types/conversion/conversion.ts';
import { APPLICATION_TITLE, type ConsoleUI } from './console-ui.ts';
import { promptAnswers } from './prompt-answers.ts';
import { keepingOf } from './prompt-history.ts';
import type { Session } from './session.ts';
import type { UserSettings } from './settings/setting-schema.ts';
import { CANCELLED, type TerminalInput } from './terminal/terminal-input.ts';

/** PowerShell's own `prompt`; a person replaces it by defining the function anew. */
const DEFAULT_PROMPT = 'function prompt { "PS $PWD$(\'>\' * ($NestedPromptLevel + 1)) " }';

export class PromptLoop {
  /** The title that this loop has given to the window last. */
  private title = APPLICATION_TITLE;

  constructor(
    private readonly session: Session,
    private readonly ui: ConsoleUI,
    private readonly input: TerminalInput,
    private readonly settings: UserSettings,
    /** Runs an input; the session itself when omitted. */
    private readonly runInput: (text: string) => RunResult = (text) => session.run(text),
  ) {
    const { lab } = session;
    input.answering = promptAnswers(session, () => this.promptText());
    input.idle = { delay: () => lab.delayUntilDue(), run: () => this.doIdleWork() };
  }

  /** Runs until the session ends; returns its exit code. */
  run(): number {
    const { runspace } = this.session;
    this.applySettings();
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

  private applySettings(): void {
    const { prompt, errorView } = this.settings;
    const { runspace } = this.session;
    if (errorView !== undefined) runspace.globalSession.top.assign('ErrorView', errorView);
    if (prompt !== undefined) runspace.run(`function prompt { ${prompt}\n}`);
  }

  private readCommand(): string | null | typeof CANCELLED {
    const text = this.input.readCommand(this.promptText());
    if (typeof text === 'string')
      this.input.remember(text, this.keepingOf(text), this.settings.historySaving === 'SaveAtExit');
    return text;
  }

  private keepingOf(text: string): Keeping {
    const keeping = keepingOf(this.session.current, text);
    return keeping === 'memory-and-file' && this.settings.historySaving === 'SaveNothing' ? 'memory' : keeping;
  }

  /** What falls due in the lab while a person types. */
  private doIdleWork(): string | null {
    this.session.lab.doDueWork();
    return null;
  }

  private promptText(): string {
    const runspace = this.session.current;
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
    const { enteredName } = this.session;
    const shown = (enteredName === null ? '' : `[${enteredName}]: `) + (text === '' ? 'PS>' : text);
    this.showTitle();
    this.session.runspace.transcripts.promptText = shown;
    return shown;
  }

  private runCommand(text: string): number | null {
    const { runspace } = this.session;
    const startTime = runspace.ambient.now();
    let status: 'Completed' | 'Failed' | 'Stopped' = 'Stopped';
    const result = this.guarded<RunResult | null>(() => {
      const ended = this.runInput(text);
      status = ended.failed ? 'Failed' : 'Completed';
      return ended;
    }, null);
    this.ui.endInput();
    runspace.history.add(text, status, startTime, runspace.ambient.now());
    const exitCode = result?.exitCode ?? null;
    return exitCode !== null && this.session.comeBack() ? null : exitCode;
  }

  /** The title names the machine, as long as nobody has given the window another one. */
  private showTitle(): void {
    const { ui, title } = this;
    if (ui.windowTitle !== title) return;
    const current = this.session.lab.current?.session.machine.fqdn;
    this.title = current === undefined ? title : `${current} - ${APPLICATION_TITLE}`;
    if (this.title !== title) ui.windowTitle = this.title;
  }

  /** Ctrl+C and bugs of the program end the command, not the session. */
  private guarded<T>(work: () => T, otherwise: T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof PipelineStoppedException)) {
        this.ui.writeErrorText(`lyncshell: ${incidentText(reportIncident(error), true)}\n`);
      }
      return otherwise;
    }
  }
}
