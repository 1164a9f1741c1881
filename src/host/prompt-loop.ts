/** The interactive prompt: reads a command, runs it, and again, until `exit` or the end of the input. */

import { PROMPT } from '../../cmdlets/microsoft.powershell.core/initial-functions.ts';
import {
  PROMPT_EDITOR,
  type PSConsoleReadLineOptions,
  promptOptionsOf,
} from '../../cmdlets/psreadline/prompt-options.ts';
import type { CommandInfo } from '../engine/command-info.ts';
import { incidentText } from '../engine/foreign-errors.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import type { RunResult, Runspace } from '../engine/runspace.ts';
import { isCatchable, scriptErrorOf } from '../engine/statement-errors.ts';
import { reportIncident } from '../platform/incidents.ts';
import type { Keeping } from '../prompt/history/history.ts';
import type { PromptSettings } from '../prompt/options.ts';
import { toText } from '../types/conversion/conversion.ts';
import { formatValue } from '../types/format/format-value.ts';
import { localDate } from '../types/values/instants.ts';
import { warmUpCompletion } from './completion/warm-up.ts';
import { APPLICATION_TITLE, type ConsoleUI } from './console-ui.ts';
import { historyPath } from './history-path.ts';
import { LabNews } from './lab-news.ts';
import { mistakeFeedback } from './mistake-feedback.ts';
import { promptAnswers } from './prompt-answers.ts';
import { keepingFor } from './prompt-history.ts';
import { runProfiles } from './run-profiles.ts';
import type { Session } from './session.ts';
import { promptOptionsOf as promptOptionsFrom } from './settings/prompt-options.ts';
import type { UserSettings } from './settings/setting-schema.ts';
import { CANCELLED, type TerminalInput } from './terminal/terminal-input.ts';

const DEFAULT_PROMPT = `function prompt {${PROMPT}}`;

/** A host with a prompt asks this function for each command. */
const READ_FUNCTION = 'PSConsoleHostReadLine';

/** So long the first prompt has stood without a key when what completion needs is loaded. */
const WARM_UP_MS = 150;
/** Between the pieces of that. */
const BETWEEN_PIECES_MS = 5;

export class PromptLoop {
  /** The title that this loop has given to the window last. */
  private title = APPLICATION_TITLE;
  private readonly options: PSConsoleReadLineOptions;
  private readonly news = new LabNews();
  /** Whether the window has its title. */
  private hasTitle = false;
  /** Reads what completion needs, a piece each time that nobody types; null before the window has its title, and when all is read. */
  private warmUp: Iterator<void> | null = null;
  /** The function that asks this loop's editor, as it was before scripts could replace it. */
  private readonly builtInReader: CommandInfo | null;

  constructor(
    private readonly session: Session,
    private readonly ui: ConsoleUI,
    private readonly input: TerminalInput,
    private readonly settings: UserSettings,
    /** Whether it begins with profiles, and whether a screen reader follows. */
    private readonly choices: { readonly noProfile: boolean; readonly screenReader: boolean },
    /** Runs an input; the session itself when omitted. */
    private readonly runInput: (text: string) => RunResult = (text) => session.run(text),
  ) {
    const { lab } = session;
    const { runspace } = session;
    this.options = promptOptionsOf(runspace);
    this.options.editor = {
      ...promptOptionsFrom(settings, choices.screenReader),
      historySavePath: settings.historyPath ?? historyPath(),
    };
    this.builtInReader = runspace.globalSession.findFunction(READ_FUNCTION);
    input.changedSettings = () => this.changedSettings();
    runspace.services.provide(PROMPT_EDITOR, {
      call: (name, args) => input.call(name, args),
      readLine: () => this.readForScript(),
    });
    input.answering = promptAnswers(session, () => this.promptText());
    input.idle = { delay: () => this.idleDelay(() => lab.delayUntilDue()), run: () => this.doIdleWork() };
  }

  /** Runs until the session ends; returns its exit code. */
  run(): number {
    const { runspace } = this.session;
    this.applySettings();
    if (!this.choices.noProfile) this.guarded(() => runProfiles(runspace), undefined);
    this.ui.endInput();
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
    this.news.begin(this.session.lab.current);
    const own = this.ownReader();
    const text = own ? this.readBy(own) : this.input.readCommand(this.promptText());
    if (typeof text === 'string')
      this.input.remember(text, this.keepingOf(text), this.options.editor.historySaveStyle === 'SaveAtExit');
    return text;
  }

  /** A function of the session that stands in the place of the editor, or null. */
  private ownReader(): CommandInfo | null {
    const found = this.session.runspace.globalSession.findFunction(READ_FUNCTION);
    return found && found !== this.builtInReader ? found : null;
  }

  /** A function that fails leaves the reading to the editor. */
  private readBy({ name }: CommandInfo): string | null | typeof CANCELLED {
    const { runspace } = this.session;
    this.ui.write(this.promptText());
    this.ui.flush();
    try {
      const lines = runspace.enter(() => runspace.invokeCommand(name)).map((line) => toText(line));
      return lines.join('\n');
    } catch (error) {
      if (error instanceof PipelineStoppedException) return CANCELLED;
      if (!isCatchable(error)) return '';
      const frame = runspace.topFrame();
      runspace.enter(() => runspace.reportError(frame, scriptErrorOf(frame, error).record));
      return this.input.readCommand('');
    }
  }

  /** What a script reads that calls the editor itself. */
  private readForScript(): string | null {
    this.ui.endInput();
    const text = this.input.readCommand('');
    if (text === CANCELLED) throw new PipelineStoppedException();
    return text;
  }

  private keepingOf(text: string): Keeping {
    const keeping = this.guarded(() => keepingFor(this.session.current, this.options, text), 'memory');
    return keeping === 'memory-and-file' && this.options.editor.historySaveStyle === 'SaveNothing' ? 'memory' : keeping;
  }

  /** What scripts have set since the last time, with the file of the history where this computer has it. */
  private changedSettings(): PromptSettings | null {
    const changed = this.options.takeChanges();
    if (!changed) return null;
    const { historySavePath } = changed.options;
    // Where nothing of this computer may be touched, no file of it keeps commands, whatever a session names.
    if (this.session.runspace.ambient.host.access !== 'full') return changed;
    const path = this.session.runspace.ambient.files.hostPath(historySavePath);
    return { ...changed, options: { ...changed.options, historySavePath: path } };
  }

  private idleDelay(untilDue: () => number | undefined): number | undefined {
    const delay = untilDue();
    if (this.hasTitle && !this.warmUp) return delay;
    const pause = this.hasTitle ? BETWEEN_PIECES_MS : WARM_UP_MS;
    return Math.min(pause, delay ?? pause);
  }

  /** What falls due in the lab while a person types; at first, what Tab will need is loaded besides. */
  private doIdleWork(): string | null {
    if (!this.hasTitle) {
      this.hasTitle = true;
      this.guarded(() => this.showTitle(), undefined);
      this.warmUp = warmUpCompletion(() => this.session.current);
    }
    const { warmUp } = this;
    if (warmUp && this.guarded(() => warmUp.next().done, true)) this.warmUp = null;
    this.session.lab.doDueWork();
    return this.session.runspace.enter(() => this.news.take(this.ui.size.width));
  }

  private promptText(): string {
    const runspace = this.session.current;
    if (!runspace.globalSession.findFunction('prompt')) runspace.run(DEFAULT_PROMPT);
    const text = this.ofPromptFunction(runspace);
    this.ui.endInput();
    const { enteredName } = this.session;
    const shown = (enteredName === null ? '' : `[${enteredName}]: `) + (text === '' ? 'PS>' : text);
    // The first prompt comes without: a date is not written before somebody could type.
    if (this.hasTitle) this.showTitle();
    this.session.runspace.transcripts.promptText = shown;
    return shown;
  }

  /** The first thing that the function gives. Its errors are in `$Error` and nowhere else, and an `exit` in it ends nothing. */
  private ofPromptFunction(runspace: Runspace): string {
    try {
      return runspace.enter(() => toText(runspace.invokeCommand('prompt')[0] ?? ''));
    } catch (error) {
      if (!isCatchable(error)) return '';
      const frame = runspace.topFrame();
      runspace.enter(() => runspace.rememberError(scriptErrorOf(frame, error).record));
      return '';
    }
  }

  private runCommand(text: string): number | null {
    const { runspace } = this.session;
    const startTime = runspace.ambient.now();
    let status: 'Completed' | 'Failed' | 'Stopped' = 'Stopped';
    const lastError = runspace.errors.list.items[0];
    const result = this.guarded<RunResult | null>(() => {
      const ended = this.runInput(text);
      status = ended.failed ? 'Failed' : 'Completed';
      return ended;
    }, null);
    this.ui.endInput();
    const error = runspace.errors.list.items[0];
    if (error !== lastError) this.tellSimilar(error);
    runspace.history.add(text, status, startTime, runspace.ambient.now());
    const exitCode = result?.exitCode ?? null;
    return exitCode !== null && this.session.comeBack() ? null : exitCode;
  }

  /** Names near one that was misspelt. */
  private tellSimilar(error: unknown): void {
    const { ui } = this;
    const text = this.guarded(() => mistakeFeedback(this.session.current, error, ui.supportsColor), null);
    if (text === null) return;
    ui.write(text);
    ui.endInput();
  }

  /** The title names the machine and its time, as long as nobody has given the window another one. */
  private showTitle(): void {
    const { ui, title } = this;
    if (ui.windowTitle !== title) return;
    const lab = this.session.lab.current;
    if (lab) {
      const { runspace } = this.session;
      const { culture } = runspace.ambient;
      const time = runspace.enter(() => formatValue(localDate(lab.clock.now()), 'g', culture));
      this.title = `${lab.session.machine.fqdn} - ${time} - ${APPLICATION_TITLE}`;
    }
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
