/**
 * What runs: a script block, the frame of one that is running, and the runspace around it. Each names the others, so they
 * are declared together. A `Runspace` is what running code and cmdlets see of a session; `local-runspace.ts` makes it of
 * its parts, which import this file and not each other. What is not on the way of every command is asked of the part
 * itself: `modulesOf(runspace)`, `jobsOf(runspace)`, `eventsOf(runspace)`, `debuggerOf(runspace)`, `completersOf(runspace)`.
 */

import type { FunctionDefinitionAst, ParameterAst, ScriptBlockAst } from '../language/ast.ts';
import type { Extent } from '../language/extent.ts';
import { platform } from '../platform/platform.ts';
import type { Ambient } from '../types/ambient.ts';
import { convertTo } from '../types/conversion/conversion.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import type { Invocable } from '../types/members/ps-member.ts';
import type { TypeTable } from '../types/members/type-table.ts';
import type { NetException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { CommandInfo, OwningModule } from './command-info.ts';
import type { Commands, UsedModules } from './command-lookup.ts';
import type { CommandMetadata } from './command-metadata.ts';
import type { CommandPlace } from './command-place.ts';
import type { SourceContext } from './compile/source-context.ts';
import type { DriveVariables } from './drive-variables.ts';
import type { ErrorList } from './error-list.ts';
import type { History } from './history.ts';
import type { DefaultOutput, HostUI } from './host.ts';
import type { Interrupt } from './interrupt.ts';
import { InvocationInfo } from './invocation-info.ts';
import type { Completion } from './jumps.ts';
import type { Layout } from './layout.ts';
import { inputEnumerator } from './loop-enumerator.ts';
import type { Pipe } from './pipeline/pipe.ts';
import type { Style } from './ps-style.ts';
import type { AutomaticValues, Scope, SessionOwner, SessionState } from './scope.ts';
import type { Services } from './services.ts';
import type { SessionPaths } from './session-paths.ts';
import type { Streams } from './streams.ts';
import type { HeardSources } from './tracing/trace-source.ts';
import type { Transcripts } from './transcription.ts';

/** The code of a script block, shared by all blocks made from the same text: a `CompiledBlock`. */
export interface BlockCode {
  readonly ast: ScriptBlockAst;
  /** What the compiler knows of the text around it. */
  readonly context: SourceContext;
  /** Name for error messages and stack traces; '' for a bare script block. */
  readonly name: string;
  /** The function statement that it is the body of. */
  definition: FunctionDefinitionAst | null;
  readonly parameters: readonly ParameterAst[];
  /** Parameters and attributes, read by the binder when first called. */
  metadata: CommandMetadata | null;
  /** What the binder prepared for calls with positional arguments only; see `pipeline/function-call.ts`. */
  fastCall: unknown;
  readonly layout: Layout;
  readonly begin: BlockRun | null;
  readonly process: BlockRun | null;
  readonly end: BlockRun | null;
  readonly clean: BlockRun | null;
  readonly dynamicParam: BlockRun | null;
  /** Text between the braces, or the whole text of a script. */
  readonly sourceText: string;
  /** Directory of the file, '' at the prompt. */
  readonly scriptRoot: string;
  /** The runspace that a script block runs in when it is called from TypeScript. */
  runspaceOf(block: ScriptBlock): Runspace;
}

/** Runs one named block of a script block. */
type BlockRun = (frame: Frame) => Completion;

/** Compiled code with the session state it belongs to. */
export class ScriptBlock extends NetObject implements Invocable {
  /** True for the body of a filter: unnamed statements are its process block. */
  isFilter = false;

  private guid: unknown = null;

  /** Unique for this script block; made when first asked for. */
  get id(): unknown {
    return (this.guid ??= convertTo(platform().random.uuid(), typeNamed('System.Guid')));
  }

  constructor(
    /** Shared by all script blocks made from the same text. */
    readonly code: BlockCode,
    /** Whose variables and functions it sees; null: those of whoever calls it. */
    public session: SessionState | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.ScriptBlock');
  }

  get ast(): ScriptBlockAst {
    return this.code.ast;
  }

  get file(): string | null {
    return this.code.ast.extent.file;
  }

  get module(): OwningModule | null {
    return this.session?.module ?? null;
  }

  /** The text between the braces (or of the whole script), as ToString gives it. */
  override toString(): string {
    return this.code.sourceText;
  }

  /** The same code in another session state. */
  boundTo(session: SessionState): ScriptBlock {
    const bound = new ScriptBlock(this.code, session);
    bound.isFilter = this.isFilter;
    return bound;
  }

  /** `$this` bound, arguments passed, outputs collected: how script properties and methods are called. */
  invokeWithThis(self: unknown, args: readonly unknown[]): unknown {
    return this.code.runspaceOf(this).invokeWithThis(this, self, args);
  }

  invokeWithItem(item: unknown, args: readonly unknown[]): unknown {
    return this.code.runspaceOf(this).invokeWithItem(this, item, args);
  }

  invokeInScope(item: unknown, args: readonly unknown[]): unknown {
    return this.code.runspaceOf(this).invokeInScope(this, item, args);
  }

  eachInScope(items: Iterable<unknown>, args: readonly unknown[]): unknown[] {
    return this.code.runspaceOf(this).invokeForEach(this, items, args);
  }

  invokeAsDelegate(args: readonly unknown[]): unknown {
    return this.code.runspaceOf(this).invokeAsDelegate(this, args);
  }
}

/** Traps that are around statements. */
export interface Traps {
  readonly guarded: number;
  /** Runs a statement, or the left side of a chain, and the trap for what it fails with. */
  run(statement: (f: Frame) => Completion): Completion;
}

/** One running script block: what compiled code gets as its only argument. */
export class Frame implements AutomaticValues {
  /** Extent of the statement that runs now: where an error is reported. */
  at: Extent | null = null;
  /** `$args`: arguments that no parameter took. */
  args: unknown[] = [];
  /** `$input`: what came through the pipe. */
  input: unknown = undefined;
  /** `$PSBoundParameters`. */
  boundParameters: NetObject | null = null;
  /** `$PSCmdlet` of an advanced function. */
  cmdlet: NetObject | null = null;
  /** `$this` of a method, script property or event action. */
  self: unknown = undefined;
  /** The named block that runs (`Begin`, `Process`, `End`), for stack traces of functions that have several. */
  phase: '' | 'Begin' | 'Process' | 'End' | 'Clean' | 'DynamicParam' = '';
  /**
   * The block runs in the scope of whoever called it (dot-sourced, ForEach-Object, the prompt), so that no name is known
   * to be a variable of its own.
   */
  sharesScope = false;
  /**
   * Whose `$MyInvocation` the block sees when it was not called as a command: that of its caller (ForEach-Object,
   * Invoke-Command), or one of its own without a command, at the statement of the outermost script that runs (what methods,
   * operators and other cmdlets call).
   */
  invokedAs: 'command' | 'callers' | 'callback' = 'command';
  private invocationInfo: InvocationInfo | null = null;
  /** Makes `$PSBoundParameters` when it is first asked for. */
  makeBoundParameters: (() => NetObject) | null = null;
  /** Makes `$MyInvocation` when it is first asked for. */
  makeInvocation: (() => InvocationInfo) | null = null;
  /** The scope that was the current one of this block's session state before it ran; kept by the runspace. */
  scopeBefore: Scope | null = null;
  /** Number of `try` blocks and traps around the statement, in this block and its callers: errors must propagate. */
  guarded: number;
  /** The nearest traps around the statement in this block, and how many guards there were then. */
  traps: Traps | null = null;

  constructor(
    readonly runspace: Runspace,
    public scope: Scope,
    public out: Pipe,
    public streams: Streams,
    readonly block: ScriptBlock,
    /** The script block that called this one; null at the top. */
    readonly caller: Frame | null,
  ) {
    this.guarded = caller === null ? 0 : caller.guarded;
  }

  get invocation(): InvocationInfo | null {
    return (this.invocationInfo ??= this.makeInvocation?.() ?? this.invocationWithoutCommand());
  }

  private invocationWithoutCommand(): InvocationInfo | null {
    if (this.invokedAs === 'command') return null;
    if (this.invokedAs === 'callers') return this.caller?.invocation ?? null;
    let at: Extent | null = null;
    for (let frame: Frame | null = this; frame; frame = frame.caller) at = frame.at ?? at;
    return new InvocationInfo(null, at);
  }

  automaticValue(key: string): unknown {
    switch (key) {
      case 'args':
        return this.args;
      case 'input':
        return this.input ?? inputEnumerator([]);
      case 'psboundparameters':
        return (this.boundParameters ??= this.makeBoundParameters?.() ?? null);
      case 'myinvocation':
        return this.invocation;
      case 'pscmdlet':
        return this.cmdlet ?? undefined;
      case 'this':
        return this.self;
      case 'psscriptroot':
        return this.block.code.scriptRoot;
      case 'pscommandpath':
        return this.block.file ?? '';
    }
    return undefined;
  }
}

/** How a script block is called from TypeScript. */
export interface BlockCall {
  readonly caller: Frame | null;
  readonly args?: readonly unknown[] | undefined;
  /** Objects for `$input`; `$_` is the first. */
  readonly input?: readonly unknown[] | undefined;
  readonly streams?: Streams | undefined;
  readonly out?: Pipe | undefined;
  /** Whether the block gets a scope of its own (default true). */
  readonly newScope?: boolean;
  /**
   * As .NET calls script blocks: a statement that fails ends the block, with its exception; errors that commands write are
   * kept in `$Error` and shown to nobody.
   */
  readonly fromNet?: boolean;
  /** Whose `$MyInvocation` the block sees; its own unless it shares the caller's scope. */
  readonly invokedAs?: 'callers' | 'callback';
  readonly underscore?: unknown;
  readonly self?: unknown;
  /** The block runs as a command does, with all of its clauses; otherwise it may have one only. */
  readonly allClauses?: boolean;
  /** Puts further names into the block's scope before it runs. */
  readonly prepare?: (scope: Scope) => void;
}

/** Script blocks of texts and files. */
export interface Scripts {
  /** The block of a script file that is called at a place, parsed anew when the file has changed. */
  load(script: { readonly name: string; readonly path: string }, place?: CommandPlace): ScriptBlock;
  codeOfFile(path: string): BlockCode;
  /** A script block of a text that is run as a command: a text that only needs more is an error of its own. */
  fromCommandText(text: string): ScriptBlock;
  /** A script block made from text ([scriptblock]::Create, Invoke-Expression). */
  fromText(text: string, session?: SessionState | null): ScriptBlock;
}

/** What code that is compiled for it reports to the debugger. */
export interface Watching {
  /** Whether anything is watched: a field, since every command asks for it. */
  readonly active: boolean;
  /** Text that is compiled for the debugger has a statement here. */
  register(extent: Extent): void;
  /** A statement is about to run. */
  reach(f: Frame, extent: Extent): void;
  /** A block of a name begins. */
  enter(f: Frame, name: string, extent: Extent): void;
  read(f: Frame, name: string): void;
  wrote(f: Frame, name: string, value: unknown): void;
  /** A command is called that has these names. */
  called(f: Frame, names: readonly string[], info?: CommandInfo | null): void;
  /** An error or a message came up whose action is Break. */
  breakOn(f: Frame, trigger: unknown): void;
}

/** Actions of events, which run between commands. */
export interface PendingEvents {
  /** Whether something may be due: a field, since every command asks for it. */
  readonly mayBeDue: boolean;
  /** Runs the actions that are due. */
  run(f: Frame): void;
}

/** An open target of a redirection. */
export interface RedirectionFile {
  readonly pipe: Pipe;
  close(): void;
}

/** What a host may add to a top-level input. */
export interface RunOptions {
  /** Objects for `$input`. */
  readonly input?: Iterable<unknown> | undefined;
  /** Where the objects go instead of the display. */
  readonly out?: Pipe | undefined;
}

/** How a top-level input ended. */
export interface RunResult {
  /** Code given to `exit`, or null when the input did not exit the shell. */
  readonly exitCode: number | null;
  /** Whether it ended by an error that nothing caught. */
  readonly failed: boolean;
}

/** A session, as what runs in it sees it. */
export interface Runspace extends SessionOwner {
  /** What the host and the parts of the session give under typed keys. */
  readonly services: Services;
  readonly commands: Commands;
  readonly scripts: Scripts;
  readonly modules: UsedModules;
  readonly events: PendingEvents;
  readonly debugger: Watching;
  /** Who hears what the engine does (Trace-Command); null where nobody does. */
  tracing: HeardSources | null;
  readonly history: History;
  /** Short names that scripts have given types ([TypeAccelerators]::Add). */
  readonly typeAccelerators: Map<string, NetType>;
  readonly errors: ErrorList;
  readonly driveVariables: DriveVariables;
  /** What Update-TypeData and types files have added to types. */
  readonly typeTable: TypeTable;
  readonly ui: HostUI;
  /** What Start-Transcript has begun. */
  readonly transcripts: Transcripts;
  /** `$PSStyle`. */
  readonly style: Style;
  readonly ambient: Ambient;
  readonly interrupt: Interrupt;
  /** Where output of the input that runs now is shown. */
  display: DefaultOutput;
  /** `$?`. */
  lastSucceeded: boolean;
  /** The error that a catch block or trap handles now; `throw` alone raises it again. */
  handledError: ErrorRecord | null;
  /** Namespaces of `using namespace` typed at the prompt. */
  readonly namespaces: string[];
  /** What paths mean here; null in a session without drives. */
  paths: SessionPaths | null;
  /** The folder that relative names of files and programs start from; the process's in a session without drives. */
  readonly fileDirectory: string;
  /** The frame that runs now; script blocks called by members of types have it as their caller. */
  activeFrame: Frame | null;
  /** How many programs and scripts have ended with a code other than 0. */
  readonly failedExits: number;

  /** A fresh runspace with the services of this one, in the same directory. */
  sibling(): Runspace;
  /** Runs TypeScript code as part of this runspace: culture, clock and current runspace are this one's. */
  enter<T>(work: () => T): T;
  /** Runs one input as typed at the prompt: in the global scope, its objects shown. Errors are shown, not thrown. */
  run(text: string, file?: string | null, options?: RunOptions): RunResult;
  /** A frame for work that no script called. */
  topFrame(): Frame;
  /** A frame in the current scope of a session state, called from what runs now: blocks of nobody run there. */
  frameIn(session: SessionState): Frame;
  /** Carries out the using statements of a text that is about to run. */
  importUsings(code: BlockCode): void;

  /** Calls a script block; its output as a list. */
  invokeBlock(block: ScriptBlock, call: BlockCall): unknown[];
  /** For script properties and methods: `$this` bound, one output as itself, several as an array. */
  invokeWithThis(block: ScriptBlock, self: unknown, args: readonly unknown[]): unknown;
  /** `$_` bound in a scope of the block's own. */
  invokeWithItem(block: ScriptBlock, item: unknown, args: readonly unknown[]): unknown;
  /** For `.Where{}` and `.ForEach{}`: `$_` bound in the scope that is current. */
  invokeInScope(block: ScriptBlock, item: unknown, args: readonly unknown[]): unknown;
  /** For `.ForEach{}`: the block's clauses as in a pipeline of the objects; what it puts out. */
  invokeForEach(block: ScriptBlock, items: Iterable<unknown>, args: readonly unknown[]): unknown[];
  /** For delegates: arguments in a scope of the block's own. */
  invokeAsDelegate(block: ScriptBlock, args: readonly unknown[]): unknown;
  /** Runs a command by name with positional and named arguments, fed with objects; outputs as a list. */
  invokeCommand(
    name: string,
    args?: Readonly<Record<string, unknown>>,
    input?: Iterable<unknown>,
    caller?: Frame,
  ): unknown[];
  /** Counts a script block in that starts to run; gives the frame that ran before, for `leaveCall`. */
  enterCall(frame: Frame): Frame | null;
  leaveCall(before: Frame | null): void;

  /** Adds an error to `$Error`, once. */
  rememberError(record: ErrorRecord): void;
  /** Remembers the error of a statement that is not shown (now): in `$Error` and in -ErrorVariable, once. */
  noteError(f: Frame, record: ErrorRecord): void;
  /** Remembers and shows an error. */
  reportError(f: Frame, record: ErrorRecord): void;
  handleStatementError(f: Frame, error: unknown): void;
  /** The record of an exception caught by TypeScript code of a cmdlet. */
  recordOf(f: Frame, exception: NetException): ErrorRecord;
  /** -ErrorAction Inquire: asks whether to go on. */
  inquire(record: ErrorRecord): void;
  inquireText(message: string, record?: ErrorRecord | null): void;

  /** A preference variable seen from a scope. @param names the members of its enum, in the order of their numbers */
  preference(scope: Scope, name: string, fallback: string, names?: readonly string[]): string;
  errorPreference(scope: Scope): string;
  /** Strict mode in force: 0 off, 1, 2, 3 (latest). */
  strictVersion(scope: Scope): number;
  /** Set-StrictMode in a scope; null turns it off there. */
  setStrictMode(scope: Scope, version: number): void;
  /** `$OFS`, which joins arrays in strings. */
  fieldSeparator(scope: Scope): string;
  /** A class or enum that a script has defined in the scope of the code that runs now, or further out. */
  findScriptClass(name: string): NetType | undefined;
  /** Named entries of a dictionary that is not a Hashtable, for splatting; null for other values. */
  namedEntriesOf(value: unknown): Iterable<readonly [string, unknown]> | null;
  setExitCode(code: number): void;
  /** Whether `exit` in a script called from this frame ends the shell (the script is what the shell was started with). */
  exitsShell(caller: Frame): boolean;
  /** Files that `switch -File` reads. */
  readonly fileReader: { lines(path: string): Iterable<string> };
  /** Opens a file that `>` or `>>` writes to. */
  openRedirection(f: Frame, path: string, append: boolean): RedirectionFile;
  /** `command &`: a job of a thread. */
  startBackgroundJob(f: Frame, text: string): unknown;
}
