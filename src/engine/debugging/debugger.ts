/**
 * The debugger of a session: breakpoints with actions, and what Set-PSDebug switches on. Compiled code reports what it
 * reaches only where it was compiled with watch points (`compile/watch-points.ts`), which is when there is something to
 * watch: see `CompiledBlock`. Where nobody listens (no handler of DebuggerStop, nobody at the prompt), a breakpoint without
 * an action counts its hits.
 */

import type { Extent } from '../../language/extent.ts';
import { netText } from '../../types/format/format-value.ts';
import { isInvocable } from '../../types/members/ps-member.ts';
import { NetException, runtimeException } from '../../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { CommandInfo } from '../command-info.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { Choice } from '../host.ts';
import { InvocationInfo } from '../invocation-info.ts';
import { JumpException, PipelineStoppedException } from '../jumps.ts';
import { CallbackPipe } from '../pipeline/pipe.ts';
import { runBlocks } from '../run-code.ts';
import { Frame, type Runspace } from '../runspace.ts';
import { ServiceKey } from '../services.ts';
import { exceptionOf, isCatchable, scriptErrorOf } from '../statement-errors.ts';
import { type Breakpoint, CommandBreakpoint, LineBreakpoint, VariableBreakpoint } from './breakpoint.ts';
import { promptAtStop } from './debug-prompt.ts';
import { type CommandAnswer, DebuggerCommands } from './debugger-commands.ts';
import { CommandResults, DebugContext, DebuggerStop, type ResumeAction } from './debugger-stop.ts';
import { statementAt } from './statement-at.ts';

const STEP_CHOICES: readonly Choice[] = [
  { label: '&Yes', helpMessage: 'Continue with only the next step of the operation.' },
  { label: 'Yes to &All', helpMessage: 'Continue with all the steps of the operation.' },
  { label: '&No', helpMessage: 'Skip this operation and stop.' },
  { label: 'No to A&ll', helpMessage: 'Stop, and do not ask again.' },
];
const YES_TO_ALL = 1;
const NO_TO_ALL = 3;

const CONTEXT = 'PSDebugContext';
/** What a listing of lines that are not there fails with: an answer, not a failure of the call. */
const LIST_ERROR = 'System.Management.Automation.PSArgumentException';

interface StopState {
  readonly frame: Frame;
  readonly stop: DebuggerStop;
  /** `$?` as it was, which commands of the debugger do not change. */
  readonly succeeded: boolean;
}

/** How much of a value is shown when it is traced. */
const SHOWN_LENGTH = 53;

export class Debugger extends NetObject {
  readonly breakpoints: Breakpoint[] = [];
  /** Whether code is compiled with watch points: kept as a field, since every call of a block asks for it. */
  active = false;
  private level = 0;
  private asking = false;
  /** Set while an action runs, which nothing stops or traces. */
  private busy = false;
  /** Offset of the first watch point of each line, by file and line: where a breakpoint without a column stands. */
  private readonly firstPoints = new Map<string, number>();

  private readonly places = new WeakMap<LineBreakpoint, Extent | null>();

  private lastId = 0;

  /** The number of the next breakpoint. */
  nextId(): number {
    return ++this.lastId;
  }

  add(breakpoint: Breakpoint): void {
    this.breakpoints.push(breakpoint);
    this.update();
  }

  /** @returns whether it was there. */
  remove(breakpoint: Breakpoint): boolean {
    const at = this.breakpoints.indexOf(breakpoint);
    if (at >= 0) this.breakpoints.splice(at, 1);
    this.update();
    return at >= 0;
  }

  find(id: number): Breakpoint | undefined {
    return this.breakpoints.find((one) => one.id === id);
  }

  /** Handlers of DebuggerStop: script blocks that scripts have added. */
  readonly handlers: unknown[] = [];
  /** Whether the host asks at a stop that no handler has answered: `$Host.DebuggerEnabled`. */
  promptsAtStops = true;
  private stopped: StopState | null = null;
  /** What stops next without a breakpoint. */
  private step: { readonly kind: ResumeAction; readonly frame: Frame } | null = null;
  private readonly commands = new DebuggerCommands();
  /** The console has told that it debugs. */
  announced = false;
  /** What a preference stopped at last: contexts of later stops have it, too. */
  private trigger: unknown = null;

  netType(): NetType {
    return typeNamed('System.Management.Automation.ScriptDebugger');
  }

  /** Where execution stands; null while it runs. */
  get stop(): DebuggerStop | null {
    return this.stopped?.stop ?? null;
  }

  /** Whether the next statement that is watched stops. */
  setStepMode(enabled: boolean): void {
    const runspace = currentRunspace();
    const frame = runspace.activeFrame ?? runspace.topFrame();
    this.step = enabled ? { kind: 'StepInto', frame } : null;
    this.update();
  }

  /** A preference of Break: execution stops where an error or a message comes up. */
  breakOn(f: Frame, trigger: unknown): void {
    this.trigger = trigger;
    this.stopAt(f, []);
  }

  /** Whether execution stands at a stop. */
  get inBreakpoint(): boolean {
    return this.stopped !== null;
  }

  /** Whether somebody would learn of a stop. */
  listens(f: Frame): boolean {
    return this.handlers.length > 0 || (this.promptsAtStops && f.runspace.ui.interactive);
  }

  /**
   * Execution stops: handlers are called, or the prompt asks; then it goes on as they say.
   * @throws PipelineStoppedException when it is to end
   */
  stopAt(f: Frame, breakpoints: readonly Breakpoint[], extent: Extent | null = f.at): void {
    if (this.busy || !this.listens(f)) return;
    const called = breakpoints.find((one) => one instanceof CommandBreakpoint);
    const info = called ? this.calledInfo : null;
    const stop = new DebuggerStop(new InvocationInfo(info, extent), breakpoints);
    this.busy = true;
    this.stopped = { frame: f, stop, succeeded: f.runspace.lastSucceeded };
    this.step = null;
    this.commands.begin();
    const before = f.scope.has(CONTEXT) ? f.scope.lookup(CONTEXT) : undefined;
    f.scope.assign(CONTEXT, new DebugContext(stop, this.trigger));
    try {
      if (this.handlers.length > 0) this.askHandlers(stop);
      else stop.resumeAction = promptAtStop(this, f, stop);
    } finally {
      if (before === undefined) f.scope.remove(CONTEXT.toLowerCase());
      else f.scope.assign(CONTEXT, before);
      f.runspace.lastSucceeded = this.stopped.succeeded;
      this.stopped = null;
      this.busy = false;
    }
    this.goOn(f, stop.resumeAction);
  }

  private askHandlers(stop: DebuggerStop): void {
    for (const handler of [...this.handlers]) {
      if (isInvocable(handler)) handler.invokeAsDelegate([this, stop]);
    }
  }

  private goOn(f: Frame, action: ResumeAction): void {
    if (action === 'Stop') throw new PipelineStoppedException();
    const frame = action === 'StepOut' ? f.caller : f;
    this.step = action === 'Continue' || !frame ? null : { kind: action, frame };
    this.update();
  }

  /**
   * Runs a command at the stop. @param write takes what it puts out, errors too
   * @throws NetException where execution does not stand still, or for what the command throws
   */
  processCommand(text: string, write: (value: unknown) => void): CommandResults {
    if (!this.stopped) throw notStopped();
    const { frame, stop } = this.stopped;
    let answer: CommandAnswer | null;
    try {
      answer = this.commands.answer(text, stop.invocation.extent);
    } catch (error) {
      if (!(error instanceof NetException) || error.typeName !== LIST_ERROR) throw error;
      write(frame.runspace.recordOf(frame, error));
      return new CommandResults(null, true);
    }
    for (const line of answer?.lines ?? []) write(line);
    const run = answer ? answer.run : text;
    if (run !== null) this.runAtStop(frame, run, write);
    return new CommandResults(answer?.resume ?? null, answer !== null);
  }

  private runAtStop(frame: Frame, text: string, write: (value: unknown) => void): void {
    const { runspace } = frame;
    runspace.lastSucceeded = this.stopped?.succeeded ?? true;
    const streams = frame.streams.copy();
    streams.error = new CallbackPipe(write);
    const block = runspace.scripts.fromText(text, frame.scope.session);
    const own = new Frame(runspace, frame.scope, new CallbackPipe(write), streams, block, frame);
    own.sharesScope = true;
    // No `try` of the script that was stopped is around it.
    own.guarded = 0;
    const before = runspace.enterCall(own);
    try {
      runBlocks(block.code, own);
    } catch (error) {
      throw isCatchable(error) ? exceptionOf(scriptErrorOf(own, error)) : error;
    } finally {
      runspace.leaveCall(before);
    }
  }

  /** Set-PSDebug. @param level 0 to 2 for -Trace. @param step whether each statement is asked about. */
  trace(level: number, step: boolean): void {
    this.level = level;
    this.asking = step;
    this.update();
  }

  private update(): void {
    this.active = this.level > 0 || this.asking || this.breakpoints.length > 0 || this.step !== null;
  }

  /** Takes a watch point that was compiled. */
  register(extent: Extent): void {
    const key = pointKey(extent);
    const known = this.firstPoints.get(key);
    if (known === undefined || extent.startOffset < known) this.firstPoints.set(key, extent.startOffset);
  }

  /** Execution has come to a place of the text. */
  reach(f: Frame, extent: Extent): void {
    if (this.busy) return;
    if (this.asking) this.askAbout(f, extent);
    if (this.level > 0) this.show(f, lineText(extent));
    const here = this.breakpoints.filter((one) => one instanceof LineBreakpoint && this.isAt(one, extent));
    this.hitAll(f, here, this.isStepHere(f), extent);
  }

  private isStepHere(f: Frame): boolean {
    const { step } = this;
    if (!step) return false;
    return step.kind === 'StepInto' || step.frame === f;
  }

  /** A block ends: what is stepped over or out of it goes on in its caller. */
  left(frame: Frame): void {
    if (this.step?.frame === frame && frame.caller) this.step = { ...this.step, frame: frame.caller };
  }

  private isAt(breakpoint: LineBreakpoint, extent: Extent): boolean {
    const { script, line, column } = breakpoint;
    if (extent.startLine > line || extent.file !== script) return false;
    if (column === 0) return extent.startLine === line && this.firstPoints.get(pointKey(extent)) === extent.startOffset;
    const place = this.placeOf(breakpoint);
    return place
      ? place.startOffset === extent.startOffset && place.endOffset === extent.endOffset
      : extent.startLine === line && extent.startColumn === column;
  }

  /** The statement that a breakpoint at a column belongs to. */
  private placeOf(breakpoint: LineBreakpoint): Extent | null {
    if (breakpoint.script === null) return null;
    let place = this.places.get(breakpoint);
    if (place === undefined) {
      place = statementAt(breakpoint.script, breakpoint.line, breakpoint.column);
      this.places.set(breakpoint, place);
    }
    return place;
  }

  /** A script block begins. */
  enter(f: Frame, name: string, extent: Extent): void {
    this.reach(f, extent);
    if (this.level < 2 || this.busy) return;
    const place = extent.file ? `  (defined in file '${extent.file}')` : '';
    this.show(f, `    ! CALL function '${name === '' ? '<ScriptBlock>' : name}'${place}`);
  }

  read(f: Frame, name: string): void {
    this.accessed(f, name, 'Read');
  }

  wrote(f: Frame, name: string, value: unknown): void {
    if (this.level >= 2 && !this.busy) {
      const text = netText(value);
      const shown = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}...` : text;
      this.show(f, `    ! SET $${name} = '${shown}'.`);
    }
    this.accessed(f, name, 'Write');
  }

  private accessed(f: Frame, name: string, access: 'Read' | 'Write'): void {
    if (this.busy) return;
    this.hitAll(
      f,
      this.breakpoints.filter(
        (one) => one instanceof VariableBreakpoint && one.isFor(name, access) && one.isIn(fileOf(f)),
      ),
    );
  }

  /** A command is about to run. @param names as it was called, and what it stands for. */
  called(f: Frame, names: readonly string[], info: CommandInfo | null = null): void {
    if (this.busy) return;
    this.calledInfo = info;
    this.hitAll(
      f,
      this.breakpoints.filter(
        (one) => one instanceof CommandBreakpoint && names.some((name) => one.isFor(name)) && one.isIn(fileOf(f)),
      ),
    );
  }

  /** What the command breakpoints that are hit stand at. */
  private calledInfo: CommandInfo | null = null;

  /** Breakpoints are hit together: those without an action, and those whose action breaks, stop once. */
  private hitAll(f: Frame, found: readonly Breakpoint[], steps = false, extent: Extent | null = f.at): void {
    const stopping = found.filter((one) => this.hit(f, one));
    if (stopping.length > 0 || steps) this.stopAt(f, stopping, extent);
  }

  /** @returns whether execution is to stop there. */
  private hit(f: Frame, breakpoint: Breakpoint): boolean {
    if (!breakpoint.enabled) return false;
    breakpoint.hitCount++;
    if (!breakpoint.action) return true;
    this.busy = true;
    try {
      const values = f.runspace.invokeBlock(breakpoint.action, { caller: f, underscore: breakpoint, fromNet: true });
      for (const value of values) f.runspace.display.write(value);
    } catch (error) {
      // `break` in an action asks for the debugger. An action that fails ends there: only $Error tells.
      if (error instanceof JumpException) return error.jump.kind === 'break';
      if (!(error instanceof NetException) && !isCatchable(error)) throw error;
    } finally {
      this.busy = false;
    }
    return false;
  }

  private show(f: Frame, text: string): void {
    f.runspace.ui.writeStreamLine('debug', `DEBUG: ${text}`);
  }

  private askAbout(f: Frame, extent: Extent): void {
    const answer = f.runspace.ui.promptForChoice('Continue with this operation?', lineText(extent), STEP_CHOICES, 0);
    if (answer === YES_TO_ALL || answer === NO_TO_ALL) this.trace(this.level, false);
    if (answer <= YES_TO_ALL) return;
    throw runtimeException('StopUserException', 'OperationStopped', 'The operation was stopped by the user.');
  }
}

function notStopped(): NetException {
  return runtimeException(
    'InvalidOperation',
    'InvalidOperation',
    'The debugger cannot process commands unless it is in the Stopped state.',
    { typeName: 'System.Management.Automation.PSInvalidOperationException' },
  );
}

function pointKey({ file, startLine }: Extent): string {
  return `${startLine}:${file ?? ''}`;
}

function fileOf(f: Frame): string | null {
  return f.block.code.ast.extent.file;
}

/** `   3+ if ( >>>> $x) {`: the line, with a mark before the place. */
function lineText(extent: Extent): string {
  const { startLine, startColumn } = extent;
  const line = extent.source.lineText(startLine);
  const at = startColumn - 1;
  return `${String(startLine).padStart(4)}+ ${line.slice(0, at)} >>>> ${line.slice(at)}`;
}

/** Under which a session gives its debugger. */
export const DEBUGGER = new ServiceKey<Debugger>('debugger');

/** The debugger of a session. */
export function debuggerOf(runspace: Runspace): Debugger {
  return runspace.services.require(DEBUGGER);
}
