/**
 * The debugger of a session: breakpoints with actions, and what Set-PSDebug switches on. Compiled code reports what it
 * reaches only where it was compiled with watch points (`compile/watch-points.ts`), which is when there is something to
 * watch: see `CompiledBlock`. A breakpoint without an action counts its hits; there is no debugger's prompt that it could
 * stop at.
 */

import type { Extent } from '../../language/extent.ts';
import { netText } from '../../types/format/format-value.ts';
import { NetException, runtimeException } from '../../types/net-exception.ts';
import type { Choice } from '../host.ts';
import { JumpException } from '../jumps.ts';
import type { Frame, Runspace } from '../runspace.ts';
import { ServiceKey } from '../services.ts';
import { isCatchable } from '../statement-errors.ts';
import { type Breakpoint, CommandBreakpoint, LineBreakpoint, VariableBreakpoint } from './breakpoint.ts';
import { statementAt } from './statement-at.ts';

const STEP_CHOICES: readonly Choice[] = [
  { label: '&Yes', helpMessage: 'Continue with only the next step of the operation.' },
  { label: 'Yes to &All', helpMessage: 'Continue with all the steps of the operation.' },
  { label: '&No', helpMessage: 'Skip this operation and stop.' },
  { label: 'No to A&ll', helpMessage: 'Stop, and do not ask again.' },
];
const YES_TO_ALL = 1;
const NO_TO_ALL = 3;

/** How much of a value is shown when it is traced. */
const SHOWN_LENGTH = 53;

export class Debugger {
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

  /** Set-PSDebug. @param level 0 to 2 for -Trace. @param step whether each statement is asked about. */
  trace(level: number, step: boolean): void {
    this.level = level;
    this.asking = step;
    this.update();
  }

  private update(): void {
    this.active = this.level > 0 || this.asking || this.breakpoints.length > 0;
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
    for (const one of this.breakpoints) if (one instanceof LineBreakpoint && this.isAt(one, extent)) this.hit(f, one);
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
    for (const one of this.breakpoints) {
      if (one instanceof VariableBreakpoint && one.isFor(name, access) && one.isIn(fileOf(f))) this.hit(f, one);
    }
  }

  /** A command is about to run. @param names as it was called, and what it stands for. */
  called(f: Frame, names: readonly string[]): void {
    if (this.busy) return;
    for (const one of this.breakpoints) {
      if (one instanceof CommandBreakpoint && names.some((name) => one.isFor(name)) && one.isIn(fileOf(f)))
        this.hit(f, one);
    }
  }

  private hit(f: Frame, breakpoint: Breakpoint): void {
    if (!breakpoint.enabled) return;
    breakpoint.hitCount++;
    if (!breakpoint.action) return;
    this.busy = true;
    try {
      const values = f.runspace.invokeBlock(breakpoint.action, { caller: f, underscore: breakpoint, fromNet: true });
      for (const value of values) f.runspace.display.write(value);
    } catch (error) {
      // `break` in an action asks for the debugger. An action that fails ends there: only $Error tells.
      const isOver = error instanceof JumpException || error instanceof NetException || isCatchable(error);
      if (!isOver) throw error;
    } finally {
      this.busy = false;
    }
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
