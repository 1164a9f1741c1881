/**
 * A backtracking matcher for what JavaScript's expressions cannot say, and for what they do not tell: every capture of a
 * group. It also keeps to a time limit, which a RegExp cannot. The tree is compiled once into closures that each know
 * what comes after them.
 */
import { platform } from '../../platform/platform.ts';
import { netException } from '../net-exception.ts';
import { caseVariants, isWordUnit, setPredicate } from './character-set.ts';
import {
  type AnchorKind,
  type CaptureNode,
  type ParsedRegex,
  type RegexNode,
  RegexOption,
  type RepeatNode,
} from './regex-node.ts';

/** The captures of each group number, in order of capture, as flat start and end positions. */
export type CaptureLists = ReadonlyMap<number, readonly number[]>;

/** What a successful match found. */
export interface RawMatch {
  readonly start: number;
  readonly end: number;
  readonly captures: CaptureLists;
}

type Step = (position: number) => boolean;

const STEPS_BETWEEN_CHECKS = 4096;

/**
 * A match without a time limit of its own gets one once it has taken more steps for a character than a match takes that
 * does not backtrack: nobody waits for one that grows exponentially.
 */
const STEPS_FOR_A_CHARACTER = 50;
const PATIENCE = 500;

let interrupt: (() => void) | null = null;

/** Lets a host stop a match that runs long: `check` is called now and then and may throw. */
export function setMatchInterrupt(check: (() => void) | null): void {
  interrupt = check;
}

export class BacktrackingMatcher {
  private input = '';
  private scanStart = 0;
  private endPosition = 0;
  private steps = 0;
  /** Steps after which a match without a time limit gets one; 0 where it has one. */
  private patience = 0;
  private deadline = Number.POSITIVE_INFINITY;
  private captures = new Map<number, number[]>();
  private readonly start: Step;
  private readonly fromRight: boolean;

  constructor(private readonly parsed: ParsedRegex) {
    this.fromRight = (parsed.options & RegexOption.RightToLeft) !== 0;
    this.start = this.compile(parsed.root, this.accept, this.fromRight);
  }

  /**
   * The first match at or after `from` (at or before it, from the right).
   * @param timeout milliseconds after which RegexMatchTimeoutException is thrown
   */
  match(input: string, from: number, timeout: number): RawMatch | null {
    this.input = input;
    this.scanStart = from;
    this.steps = 0;
    this.patience =
      timeout === Number.POSITIVE_INFINITY ? STEPS_BETWEEN_CHECKS + STEPS_FOR_A_CHARACTER * input.length : 0;
    this.deadline = platform().time.elapsed() + timeout;
    const last = this.fromRight ? -1 : input.length + 1;
    for (let position = from; position !== last; position += this.fromRight ? -1 : 1) {
      const found = this.matchHere(position);
      if (found) return found;
    }
    return null;
  }

  /** A match that begins exactly at a position. */
  matchAt(input: string, position: number, scanStart: number): RawMatch | null {
    this.input = input;
    this.scanStart = scanStart;
    this.patience = Number.POSITIVE_INFINITY;
    this.deadline = Number.POSITIVE_INFINITY;
    return this.matchHere(position);
  }

  private matchHere(position: number): RawMatch | null {
    this.tick();
    this.captures = new Map();
    if (!this.startsAt(position)) return null;
    const end = this.endPosition;
    return { start: Math.min(position, end), end: Math.max(position, end), captures: this.captures };
  }

  private startsAt(position: number): boolean {
    try {
      return this.start(position);
    } catch (error) {
      // Every turn of a loop waits on the stack for what follows it.
      if (!(error instanceof RangeError)) throw error;
      throw netException(
        'System.InsufficientExecutionStackException',
        'Insufficient stack to continue executing the program safely. This can happen from having too many functions ' +
          'on the call stack or function on the stack using too much stack space.',
      );
    }
  }

  private readonly accept: Step = (position) => {
    this.endPosition = position;
    return true;
  };

  private tick(): void {
    if (++this.steps % STEPS_BETWEEN_CHECKS !== 0) return;
    interrupt?.();
    if (this.patience > 0 && this.steps > this.patience) {
      this.patience = 0;
      this.deadline = platform().time.elapsed() + PATIENCE;
    }
    if (platform().time.elapsed() > this.deadline) {
      throw netException(
        'System.Text.RegularExpressions.RegexMatchTimeoutException',
        'The Regex engine has timed out while trying to match a pattern to an input string. ' +
          'This can occur for many reasons, including very large inputs or excessive backtracking caused by nested ' +
          'quantifiers, back-references and other factors.',
      );
    }
  }

  // ---- compilation

  private compile(node: RegexNode, next: Step, behind: boolean): Step {
    switch (node.kind) {
      case 'empty':
        return next;
      case 'character':
      case 'set':
        return this.single(this.unitTest(node), next, behind);
      case 'sequence': {
        const items = behind ? node.items : node.items.toReversed();
        return items.reduce((after: Step, item) => this.compile(item, after, behind), next);
      }
      case 'alternation': {
        const branches = node.items.map((item) => this.compile(item, next, behind));
        return (position) => branches.some((branch) => branch(position));
      }
      case 'capture':
        return this.compileCapture(node, next, behind);
      case 'atomic':
        return this.compileAtomic(node.item, next, behind);
      case 'look':
        return this.compileLook(node.item, node.negative, next, !node.ahead);
      case 'repeat':
        return this.compileRepeat(node, next, behind);
      case 'anchor':
        return this.compileAnchor(node.which, next);
      case 'backreference':
        return this.compileBackreference(node.number, node.ignoreCase, next, behind);
      case 'ifGroup': {
        const yes = this.compile(node.yes, next, behind);
        const no = this.compile(node.no, next, behind);
        return (position) => (this.isCaptured(node.number) ? yes(position) : no(position));
      }
      case 'ifMatch':
        return this.compileIfMatch(node, next, behind);
    }
  }

  private unitTest(node: Extract<RegexNode, { kind: 'character' | 'set' }>): (code: number) => boolean {
    if (node.kind === 'set') return setPredicate(node.set, node.ignoreCase);
    const variants = node.ignoreCase ? caseVariants(node.code) : [node.code];
    if (variants.length === 1) return (code) => code === node.code;
    return (code) => variants.includes(code);
  }

  private single(test: (code: number) => boolean, next: Step, behind: boolean): Step {
    if (behind) return (position) => position > 0 && test(this.input.charCodeAt(position - 1)) && next(position - 1);
    return (position) => position < this.input.length && test(this.input.charCodeAt(position)) && next(position + 1);
  }

  private isCaptured(number: number): boolean {
    return (this.captures.get(number)?.length ?? 0) > 0;
  }

  private listOf(number: number): number[] {
    let list = this.captures.get(number);
    if (!list) this.captures.set(number, (list = []));
    return list;
  }

  private compileCapture(node: CaptureNode, next: Step, behind: boolean): Step {
    let opened = 0;
    const close: Step = (position) => {
      const start = opened;
      const undo = this.record(node, Math.min(start, position), Math.max(start, position));
      if (!undo) return false;
      if (next(position)) return true;
      undo();
      opened = start;
      return false;
    };
    const body = this.compile(node.item, close, behind);
    return (position) => {
      const outer = opened;
      opened = position;
      if (body(position)) return true;
      opened = outer;
      return false;
    };
  }

  /** Notes a capture; returns how to take it back, or null when the group to be balanced has none. */
  private record(node: CaptureNode, start: number, end: number): (() => void) | null {
    if (node.balances === null) return this.push(node.number ?? 0, start, end);
    const balanced = this.listOf(node.balances);
    const balancedEnd = balanced.pop();
    const balancedStart = balanced.pop();
    if (balancedStart === undefined || balancedEnd === undefined) return null;
    // The group gets the text between the capture that is taken away and this one.
    const undoPush =
      node.number === null
        ? null
        : start >= balancedEnd
          ? this.push(node.number, balancedEnd, start)
          : this.push(node.number, end, Math.max(end, balancedStart));
    return () => {
      undoPush?.();
      balanced.push(balancedStart, balancedEnd);
    };
  }

  private push(number: number, start: number, end: number): () => void {
    const list = this.listOf(number);
    list.push(start, end);
    return () => {
      list.length -= 2;
    };
  }

  private snapshot(): Map<number, number[]> {
    return new Map([...this.captures].map(([number, list]) => [number, [...list]]));
  }

  /** Puts captures back in place: steps hold on to the lists themselves. */
  private restore(saved: Map<number, number[]>): void {
    for (const [number, list] of this.captures) list.splice(0, list.length, ...(saved.get(number) ?? []));
  }

  private compileAtomic(item: RegexNode, next: Step, behind: boolean): Step {
    const body = this.compile(item, this.accept, behind);
    return (position) => {
      const saved = this.snapshot();
      if (!body(position)) return false;
      if (next(this.endPosition)) return true;
      this.restore(saved);
      return false;
    };
  }

  private compileLook(item: RegexNode, negative: boolean, next: Step, behind: boolean): Step {
    const body = this.compile(item, this.accept, behind);
    return (position) => {
      const saved = this.snapshot();
      const found = body(position);
      if (negative) {
        if (found) this.restore(saved);
        return !found && next(position);
      }
      if (!found) return false;
      if (next(position)) return true;
      this.restore(saved);
      return false;
    };
  }

  private compileIfMatch(node: Extract<RegexNode, { kind: 'ifMatch' }>, next: Step, behind: boolean): Step {
    const test = this.compile(node.test, this.accept, false);
    const yes = this.compile(node.yes, next, behind);
    const no = this.compile(node.no, next, behind);
    return (position) => {
      const saved = this.snapshot();
      if (!test(position)) return no(position);
      if (yes(position)) return true;
      this.restore(saved);
      return false;
    };
  }

  private compileRepeat(node: RepeatNode, next: Step, behind: boolean): Step {
    const { item } = node;
    if (item.kind === 'character' || item.kind === 'set') {
      return this.compileRun(this.unitTest(item), node, next, behind);
    }
    return this.compileLoop(node, next, behind);
  }

  /** A repeated single character, without recursion. */
  private compileRun(test: (code: number) => boolean, node: RepeatNode, next: Step, behind: boolean): Step {
    const direction = behind ? -1 : 1;
    const offset = behind ? -1 : 0;
    const canStep = (position: number): boolean => {
      const at = position + offset;
      return at >= 0 && at < this.input.length && test(this.input.charCodeAt(at));
    };
    return (position) => {
      let count = 0;
      let current = position;
      const wanted = node.lazy ? node.min : node.max;
      while (count < wanted && canStep(current)) {
        current += direction;
        count++;
      }
      if (count < node.min) return false;
      if (node.lazy) {
        for (;;) {
          this.tick();
          if (next(current)) return true;
          if (count >= node.max || !canStep(current)) return false;
          current += direction;
          count++;
        }
      }
      for (; count >= node.min; count--, current -= direction) {
        this.tick();
        if (next(current)) return true;
      }
      return false;
    };
  }

  private compileLoop(node: RepeatNode, next: Step, behind: boolean): Step {
    const { min, max, lazy } = node;
    let count = 0;
    let turnStart = -1;
    let body: Step;
    const turn = (position: number): boolean => {
      const [savedCount, savedStart] = [count, turnStart];
      count++;
      turnStart = position;
      if (body(position)) return true;
      count = savedCount;
      turnStart = savedStart;
      return false;
    };
    /** Leaves the loop; what follows may enter it anew, so that the counters are put back when it fails. */
    const leave = (position: number): boolean => {
      const [savedCount, savedStart] = [count, turnStart];
      if (next(position)) return true;
      count = savedCount;
      turnStart = savedStart;
      return false;
    };
    const again: Step = (position) => {
      this.tick();
      if (count < min) return turn(position);
      // A turn that matched nothing would repeat for ever.
      if (position === turnStart || count >= max) return leave(position);
      return lazy ? leave(position) || turn(position) : turn(position) || leave(position);
    };
    body = this.compile(node.item, again, behind);
    return (position) => {
      const [outerCount, outerStart] = [count, turnStart];
      count = 0;
      turnStart = -1;
      if (again(position)) return true;
      count = outerCount;
      turnStart = outerStart;
      return false;
    };
  }

  private compileAnchor(which: AnchorKind, next: Step): Step {
    const holds = this.anchorTest(which);
    return (position) => holds(position) && next(position);
  }

  private anchorTest(which: AnchorKind): Step {
    const unit = (position: number) => this.input.charCodeAt(position);
    switch (which) {
      case 'start':
        return (position) => position === 0;
      case 'end':
        return (position) => position === this.input.length;
      case 'endBeforeNewline':
        return (position) =>
          position === this.input.length || (position === this.input.length - 1 && unit(position) === 10);
      case 'lineStart':
        return (position) => position === 0 || unit(position - 1) === 10;
      case 'lineEnd':
        return (position) => position === this.input.length || unit(position) === 10;
      case 'scanStart':
        return (position) => position === this.scanStart;
      case 'wordBoundary':
        return (position) => this.isBoundary(position);
      case 'notWordBoundary':
        return (position) => !this.isBoundary(position);
    }
  }

  private isBoundary(position: number): boolean {
    const before = position > 0 && isWordUnit(this.input.charCodeAt(position - 1));
    const after = position < this.input.length && isWordUnit(this.input.charCodeAt(position));
    return before !== after;
  }

  private compileBackreference(number: number, ignoreCase: boolean, next: Step, behind: boolean): Step {
    const ecma = (this.parsed.options & RegexOption.ECMAScript) !== 0;
    return (position) => {
      const list = this.captures.get(number);
      if (!list || list.length === 0) return ecma && next(position);
      const text = this.input.slice(list[list.length - 2], list[list.length - 1]);
      const start = behind ? position - text.length : position;
      if (start < 0) return false;
      const found = this.input.slice(start, start + text.length);
      const same = found === text || (ignoreCase && found.toLowerCase() === text.toLowerCase());
      return same && next(behind ? start : start + text.length);
    };
  }
}
