/**
 * LocalRunspace: one PowerShell session, as a host makes it and gives it its effects. Holds the session states, the
 * streams' display, the preferences and the error list, and runs texts and script blocks. What runs in it sees it as a
 * `Runspace`.
 */

import { type Ambient, setAmbient } from '../types/ambient.ts';
import { toText } from '../types/conversion/conversion.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { FILE_NAME_STYLE } from '../types/files/file-system-members.ts';
import { TypeTable } from '../types/members/type-table.ts';
import type { NetException } from '../types/net-exception.ts';
import type { NetType } from '../types/net-type.ts';
import { ArgumentCompleters, COMPLETERS } from './argument-completers.ts';
import { defineAutomaticVariables } from './automatic-variables.ts';
import { invokeBlock, invokeForEach } from './block-invocation.ts';
import { oneOrAll } from './block-outputs.ts';
import { CommandDiscovery } from './command-discovery.ts';
import type { CommandArgument } from './command-metadata.ts';
import { PROMPT_CONTEXT } from './compile/source-context.ts';
import { enterRunspace } from './current-runspace.ts';
import { DEBUGGER, Debugger } from './debugging/debugger.ts';
import { DriveVariables } from './drive-variables.ts';
import { ErrorList } from './error-list.ts';
import { EVENTS, EventManager } from './events/event-manager.ts';
import { callDepthOverflow } from './foreign-errors.ts';
import { History } from './history.ts';
import type { DefaultOutput, HostUI } from './host.ts';
import { InputRuns } from './input-runs.ts';
import { askWhetherToGoOn } from './inquiry.ts';
import { Interrupt } from './interrupt.ts';
import { JOBS, JobTable } from './jobs/job-table.ts';
import { MODULES, ModuleTable } from './module-table.ts';
import { invokeCommand } from './pipeline/command-invocation.ts';
import { NullPipe } from './pipeline/pipe.ts';
import { ACTIONS, preferenceOf, withoutSuspension } from './preference-variables.ts';
import { Style } from './ps-style.ts';
import { RedirectionFiles } from './redirection-files.ts';
import type { BlockCode, RunOptions, RunResult, Runspace } from './runspace.ts';
import { type BlockCall, Frame, ScriptBlock } from './runspace.ts';
import { type Scope, SessionState } from './scope.ts';
import type { ExternalScriptInfo } from './script-command-info.ts';
import { compileText, ScriptLoader } from './script-loader.ts';
import { notGiven, Services } from './services.ts';
import type { SessionPaths } from './session-paths.ts';
import { handleStatementError, recordOfException } from './statement-errors.ts';
import { captureError, showError } from './stream-writer.ts';
import { Streams } from './streams.ts';
import type { HeardSources } from './tracing/trace-source.ts';
import { TranscribedUI, type Transcripts } from './transcription.ts';

export interface RunspaceOptions {
  readonly ui: HostUI;
  readonly ambient: Ambient;
  /** Makes the display of one top-level input (formatting's Out-Default). */
  readonly makeDisplay: (runspace: Runspace) => DefaultOutput;
  readonly interrupt?: Interrupt;
  /** Deepest nesting of script calls before the call-depth error. */
  readonly maxCallDepth?: number;
}

export class LocalRunspace implements Runspace {
  readonly services = new Services();
  readonly commands: CommandDiscovery;
  readonly modules: ModuleTable;
  readonly scripts: ScriptLoader;
  readonly jobs = new JobTable();
  readonly history = new History();
  readonly completers = new ArgumentCompleters();
  /** Short names that scripts have given types ([TypeAccelerators]::Add). */
  readonly typeAccelerators = new Map<string, NetType>();
  readonly errors = new ErrorList();
  readonly driveVariables: DriveVariables;
  readonly redirections = new RedirectionFiles();
  /** What Update-TypeData and types files have added to types. */
  readonly typeTable = new TypeTable();
  readonly globalSession: SessionState;
  readonly ui: HostUI;
  /** What Start-Transcript has begun. */
  readonly transcripts: Transcripts;
  /** Subscriptions to events, and the events that came. */
  readonly events = new EventManager();
  /** Breakpoints, and what Set-PSDebug switches on. */
  readonly debugger = new Debugger();
  /** Who hears what the engine does (Trace-Command); null where nobody does. */
  tracing: HeardSources | null = null;
  /** `$PSStyle`. */
  readonly style = new Style();
  readonly ambient: Ambient;
  readonly interrupt: Interrupt;
  /** Where output of the input that runs now is shown. */
  display: DefaultOutput;
  /** `$?`. */
  lastSucceeded = true;
  /** The error that a catch block or trap handles now; `throw` alone raises it again. */
  handledError: ErrorRecord | null = null;
  /** Namespaces of `using namespace` typed at the prompt. */
  readonly namespaces: string[] = [];
  /** What paths mean here; set by the providers, null in a session without drives. */
  paths: SessionPaths | null = null;
  private readonly inputs: InputRuns;
  private readonly maxCallDepth: number;
  private callDepth = 0;
  /** The frame that runs now; script blocks called by members of types have it as their caller. */
  activeFrame: Frame | null = null;

  constructor(options: RunspaceOptions) {
    const ui = new TranscribedUI(options.ui, this.style);
    this.ui = ui;
    this.transcripts = ui.transcripts;
    this.ambient = options.ambient;
    this.ambient.ports.set(FILE_NAME_STYLE, this.style);
    this.interrupt = options.interrupt ?? new Interrupt();
    this.maxCallDepth = options.maxCallDepth ?? 5000;
    this.inputs = new InputRuns(this, {
      makeDisplay: () => (this.display = options.makeDisplay(this)),
      startAtTop: (frame) => this.startAtTop(frame),
    });
    this.commands = new CommandDiscovery(this);
    this.modules = new ModuleTable(this);
    this.scripts = new ScriptLoader(this);
    this.driveVariables = new DriveVariables();
    this.globalSession = new SessionState(this, null, null);
    this.services.provide(MODULES, this.modules);
    this.services.provide(JOBS, this.jobs);
    this.services.provide(EVENTS, this.events);
    this.services.provide(DEBUGGER, this.debugger);
    this.services.provide(COMPLETERS, this.completers);
    this.display = options.makeDisplay(this);
    this.commands.autoload = (name) => this.modules.commandByAutoload(name);
    this.enter(() => defineAutomaticVariables(this));
  }

  /** Makes a runspace like this one, with nothing in it that scripts have made; set by the host. */
  makeSibling: (() => Runspace) | null = null;

  /** A fresh runspace with the services of this one, in the same directory. */
  sibling(): Runspace {
    if (!this.makeSibling) throw notGiven('further runspaces');
    const made = this.makeSibling();
    this.services.shareWith(made.services);
    return made;
  }

  /** Runs TypeScript code as part of this runspace: culture, clock and current runspace are this one's. */
  enter<T>(work: () => T): T {
    const runspaceBefore = enterRunspace(this);
    const ambientBefore = setAmbient(this.ambient);
    try {
      return work();
    } finally {
      setAmbient(ambientBefore);
      enterRunspace(runspaceBefore);
    }
  }

  // --- running

  /** Runs one input as typed at the prompt: in the global scope, its objects shown. Errors are shown, not thrown. */
  run(text: string, file: string | null = null, options: RunOptions = {}): RunResult {
    return this.inputs.run(text, file, options);
  }

  /** Runs a script file with arguments in the global scope: what a shell does that was started with `-File`. */
  runScript(script: ExternalScriptInfo, args: readonly CommandArgument[], options: RunOptions = {}): RunResult {
    return this.inputs.runScript(script, args, options);
  }

  /** An input begins: nothing that was called before goes on. */
  private startAtTop(frame: Frame): void {
    this.globalSession.current = this.globalSession.top;
    this.callDepth = 0;
    this.activeFrame = frame;
  }

  /** Carries out the using statements of a text that is about to run. */
  importUsings(code: BlockCode): void {
    for (const using of code.context.usings) {
      if (using.usingStatementKind === 'Namespace') this.namespaces.push(using.name?.value ?? '');
      else if (using.usingStatementKind === 'Module') this.modules.importUsing(using);
    }
  }

  /** A frame for work that no script called. */
  topFrame(): Frame {
    const block = new ScriptBlock(this.emptyCode(), this.globalSession);
    return new Frame(this, this.globalSession.current, NullPipe.instance, Streams.display, block, null);
  }

  /** A frame in the current scope of a session state, called from what runs now: blocks of nobody run there. */
  frameIn(session: SessionState): Frame {
    const caller = this.activeFrame ?? this.topFrame();
    if (caller.scope.session === session) return caller;
    const block = new ScriptBlock(this.emptyCode(), session);
    return new Frame(this, session.current, caller.out, caller.streams, block, caller);
  }

  private empty: BlockCode | null = null;

  private emptyCode(): BlockCode {
    return (this.empty ??= compileText('', null, PROMPT_CONTEXT));
  }

  /** Calls a script block; its output as a list. */
  invokeBlock(block: ScriptBlock, call: BlockCall): unknown[] {
    return invokeBlock(this, block, call);
  }

  /** For script properties and methods: `$this` bound, one output as itself, several as an array. */
  invokeWithThis(block: ScriptBlock, self: unknown, args: readonly unknown[]): unknown {
    return oneOrAll(this.invokeBlock(block, { caller: this.activeFrame, self, args, fromNet: true }));
  }

  /** `$_` bound in a scope of the block's own. */
  invokeWithItem(block: ScriptBlock, item: unknown, args: readonly unknown[]): unknown {
    return oneOrAll(this.invokeBlock(block, { caller: this.activeFrame, underscore: item, args }));
  }

  /** For `.Where{}` and `.ForEach{}`: `$_` bound in the scope that is current. */
  invokeInScope(block: ScriptBlock, item: unknown, args: readonly unknown[]): unknown {
    return oneOrAll(
      this.invokeBlock(block, {
        caller: this.activeFrame,
        underscore: item,
        args,
        newScope: false,
        invokedAs: 'callback',
      }),
    );
  }

  /** For `.ForEach{}`. */
  invokeForEach(block: ScriptBlock, items: Iterable<unknown>, args: readonly unknown[]): unknown[] {
    return invokeForEach(this, block, items, args);
  }

  /** For delegates: arguments in a scope of the block's own. */
  invokeAsDelegate(block: ScriptBlock, args: readonly unknown[]): unknown {
    return oneOrAll(this.invokeBlock(block, { caller: this.activeFrame, args }));
  }

  /** Runs a command by name from TypeScript with positional and named arguments, fed with objects; outputs as a list. */
  invokeCommand(
    name: string,
    args: Readonly<Record<string, unknown>> = {},
    input?: Iterable<unknown>,
    caller: Frame = this.topFrame(),
  ): unknown[] {
    return invokeCommand(this, name, args, input, caller);
  }

  /**
   * Counts a script block in that starts to run, in the scope that is from now on the current one of its session state;
   * gives the frame that ran before, for `leaveCall`.
   */
  enterCall(frame: Frame): Frame | null {
    if (this.callDepth >= this.maxCallDepth) throw callDepthOverflow();
    this.callDepth++;
    const before = this.activeFrame;
    this.activeFrame = frame;
    const { scope } = frame;
    frame.scopeBefore = scope.session.current;
    scope.session.current = scope;
    return before;
  }

  leaveCall(before: Frame | null): void {
    this.callDepth--;
    const left = this.activeFrame;
    if (left && this.debugger.active) this.debugger.left(left);
    if (left?.scopeBefore) left.scope.session.current = left.scopeBefore;
    this.activeFrame = before;
  }

  // --- errors

  /** Adds an error to `$Error`, once. */
  rememberError(record: ErrorRecord): void {
    this.errors.add(record, this.globalSession.getVariable('MaximumErrorCount'));
  }

  /** Remembers the error of a statement that is not shown (now): in `$Error` and in -ErrorVariable, once. */
  noteError(f: Frame, record: ErrorRecord): void {
    if (record.inErrorList) return;
    captureError(f.streams, record);
    this.rememberError(record);
  }

  /** Remembers and shows an error. */
  reportError(f: Frame, record: ErrorRecord): void {
    this.noteError(f, record);
    showError(this, f.streams, record);
  }

  handleStatementError(f: Frame, error: unknown): void {
    handleStatementError(f, error);
  }

  /** The record of an exception caught by TypeScript code of a cmdlet. */
  recordOf(f: Frame, exception: NetException): ErrorRecord {
    return recordOfException(f, exception);
  }

  /** -ErrorAction Inquire: asks whether to go on. */
  inquire(record: ErrorRecord): void {
    this.inquireText(record.message, record);
  }

  inquireText(message: string, record: ErrorRecord | null = null): void {
    askWhetherToGoOn(this.ui, message, record);
  }

  // --- preferences and settings seen from a scope

  /** @param names the members of the variable's enum, in the order of their numbers */
  preference(scope: Scope, name: string, fallback: string, names: readonly string[] = ACTIONS): string {
    const found = preferenceOf(scope.lookup(name.toLowerCase()), names, fallback);
    return names === ACTIONS ? withoutSuspension(scope, name, found) : found;
  }

  errorPreference(scope: Scope): string {
    return this.preference(scope, 'ErrorActionPreference', 'Continue');
  }

  /** Strict mode in force: 0 off, 1, 2, 3 (latest). */
  strictVersion(scope: Scope): number {
    if (!this.strictModeUsed) return 0;
    for (let at: Scope | null = scope; at; at = at.parent) if (at.strictMode !== null) return at.strictMode;
    return 0;
  }

  private strictModeUsed = false;

  /** Set-StrictMode in a scope; null turns it off there. */
  setStrictMode(scope: Scope, version: number): void {
    scope.strictMode = version;
    this.strictModeUsed = true;
  }

  /** `$OFS`, which joins arrays in strings. */
  fieldSeparator(scope: Scope): string {
    const value = scope.lookup('ofs');
    return typeof value === 'symbol' || value === null || value === undefined ? ' ' : toText(value);
  }

  // --- names

  commandsChanged(scope: Scope = this.globalSession.current): void {
    this.commands.changed(scope);
  }

  /** Whether any script has defined a class or enum: spares the search for them. */
  hasScriptClasses = false;

  /** A class or enum that a script has defined in the scope of the code that runs now, or further out. */
  findScriptClass(name: string): NetType | undefined {
    if (!this.hasScriptClasses) return undefined;
    return (this.activeFrame?.scope ?? this.globalSession.current).findClass(name);
  }

  /** Named entries of a dictionary that is not a Hashtable, for splatting; null for other values. */
  namedEntriesOf(value: unknown): Iterable<readonly [string, unknown]> | null {
    const table = value as { entriesByName?: () => Iterable<readonly [string, unknown]> };
    return typeof value === 'object' && value !== null && typeof table.entriesByName === 'function'
      ? table.entriesByName()
      : null;
  }

  /** How many programs and scripts have ended with a code other than 0. */
  failedExits = 0;

  setExitCode(code: number): void {
    if (code !== 0) this.failedExits++;
    this.globalSession.top.assign('LASTEXITCODE', code);
  }

  /** Whether `exit` in a script called from this frame ends the shell (the script is what the shell was started with). */
  exitsShell(caller: Frame): boolean {
    return this.startedWithScript && caller.caller === null;
  }

  /** Set by the host for `-File`. */
  startedWithScript = false;

  get fileDirectory(): string {
    return this.paths?.fileDirectory ?? this.ambient.files.currentDirectory();
  }

  get fileReader(): { lines(path: string): Iterable<string> } {
    return this.redirections;
  }

  openRedirection(f: Frame, path: string, append: boolean) {
    return this.redirections.open(f, path, append);
  }

  startBackgroundJob(f: Frame, text: string): unknown {
    return this.jobs.startThread(f, text);
  }
}
