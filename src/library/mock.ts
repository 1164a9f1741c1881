/** Mocks: commands that stand in for commands of the shell, with the calls that they have had. */
import { checkedOptions, kinds } from './checked-options.ts';
import { LyncshellError } from './lyncshell-error.ts';
import { camelCase, plainValue, wireValue } from './plain-values.ts';
import type { CallOutcome, ProgramCall } from './protocol.ts';

/** Parameters as programs see them: `-Thumbprint` is `thumbprint`. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A call of a mock or of a command of the program. @typeParam Given the parameters, as the caller knows them */
export interface CommandCall<Given = Parameters> {
  /** The parameters that were given, bound and converted. */
  readonly parameters: Given;
  /** The object from the pipeline; undefined without one. */
  readonly input: unknown;
  /** The line in the script; 0 where nobody knows. */
  readonly line: number;
}

/** What does the work of a command: its value goes into the pipeline, each element of a list for itself. */
export type CommandFunction<Given = Parameters> = (parameters: Given, call: CommandCall<Given>) => unknown;

/** Which calls are meant: a function, or values (and patterns) of some parameters. */
export type CallFilter<Given = Parameters> =
  | ((call: CommandCall<Given>) => boolean)
  | Readonly<{ [Name in keyof Given]?: unknown }>;

/** What an error that a mock gives is made of. */
export interface MockError {
  readonly message?: string;
  /** The error id. */
  readonly id?: string;
  readonly category?: string;
}

type Behaviour<Given> =
  | { readonly kind: 'returns'; readonly values: readonly unknown[] }
  | { readonly kind: 'throws'; readonly error: unknown }
  | { readonly kind: 'runs'; readonly work: CommandFunction<Given> }
  | { readonly kind: 'original' };

interface Rule<Given> {
  readonly filter: CallFilter<Given> | null;
  behaviour: Behaviour<Given>;
  left: number;
}

/** What a mock does for some calls. */
export class MockBehaviour<Given = Parameters> {
  /** @internal */
  constructor(
    private readonly mock: Mock<Given>,
    private readonly set: (behaviour: Behaviour<Given>, times: number) => void,
  ) {}

  /** Gives these values. */
  returns(...values: readonly unknown[]): Mock<Given> {
    return this.does({ kind: 'returns', values });
  }

  /** Ends the command with an error: a text, `{ id, category, message }`, or an Error. */
  throws(error: string | MockError | Error): Mock<Given> {
    return this.does({ kind: 'throws', error });
  }

  /** Runs a function. */
  runs(work: CommandFunction<Given>): Mock<Given> {
    return this.does({ kind: 'runs', work });
  }

  /** Lets the real command run. */
  callsOriginal(): Mock<Given> {
    return this.does({ kind: 'original' });
  }

  /** For so many calls; the next ones are for what was said before. */
  times(count: number): Omit<MockBehaviour<Given>, 'times'> {
    return new MockBehaviour(this.mock, (behaviour) => this.set(behaviour, count));
  }

  private does(behaviour: Behaviour<Given>): Mock<Given> {
    this.set(behaviour, Number.POSITIVE_INFINITY);
    return this.mock;
  }
}

export interface MockOptions {
  /** A call that no filter fits is an error, which lists the filters; else it is the real command's. */
  readonly strict?: boolean;
}

/** A command that stands in for another. @typeParam Given its parameters, as the caller knows them */
export class Mock<Given = Parameters> {
  /** The calls, the oldest first. */
  readonly calls: CommandCall<Given>[] = [];
  private rules: Rule<Given>[] = [];
  private readonly strict: boolean;

  /** @internal */
  constructor(
    readonly name: string,
    private readonly initial: CommandFunction<Given> | null,
    options: MockOptions | undefined,
    private readonly remove: () => void,
  ) {
    this.strict = checkedOptions('mock', options, { strict: kinds.flag }).strict ?? false;
    this.begin();
  }

  /** What it does for calls that a filter fits: `{ type: 'OAuthTokenIssuer' }`, or a function. The newest goes first. */
  when(filter: CallFilter<Given>): MockBehaviour<Given> {
    return new MockBehaviour(this, (behaviour, left) => void this.rules.unshift({ filter, behaviour, left }));
  }

  /** What it does for all other calls. */
  get otherwise(): MockBehaviour<Given> {
    return new MockBehaviour(this, (behaviour, left) => void this.rules.push({ filter: null, behaviour, left }));
  }

  /** The calls that a filter fits. */
  callsWith(filter: CallFilter<Given>): CommandCall<Given>[] {
    return this.calls.filter((call) => fits(filter, call));
  }

  /** Forgets the calls. */
  clear(): void {
    this.calls.length = 0;
  }

  /** Forgets the calls, and what it was told to do since it was made. */
  reset(): void {
    this.clear();
    this.begin();
  }

  /** The real command is back. */
  restore(): void {
    this.remove();
  }

  [Symbol.dispose](): void {
    this.restore();
  }

  /** What becomes of a call. @internal */
  take(bound: CommandCall): unknown {
    // How the parameters of the command are typed, the caller has said.
    const call = bound as CommandCall<Given>;
    this.calls.push(call);
    // What was said last of all other calls is what holds; a number of times runs out.
    const rule =
      this.rules.find(({ filter, left }) => filter !== null && left > 0 && fits(filter, call)) ??
      this.rules.findLast(({ filter, left }) => filter === null && left > 0);
    if (!rule) return this.unexpected(call);
    rule.left--;
    const { behaviour } = rule;
    switch (behaviour.kind) {
      case 'returns':
        return behaviour.values;
      case 'throws':
        throw behaviour.error;
      case 'runs':
        return behaviour.work(call.parameters, call);
      case 'original':
        return ORIGINAL;
    }
  }

  private begin(): void {
    this.rules = [];
    if (this.initial)
      this.rules.push({
        filter: null,
        behaviour: { kind: 'runs', work: this.initial },
        left: Number.POSITIVE_INFINITY,
      });
  }

  private unexpected({ parameters }: CommandCall<Given>): unknown {
    const filters = this.rules.filter(({ filter }) => filter !== null);
    if (!this.strict) return filters.length > 0 ? ORIGINAL : [];
    const told = filters.map(({ filter }) => (typeof filter === 'function' ? 'a function' : JSON.stringify(filter)));
    throw new LyncshellError(
      'unknown-command',
      `The mock of ${this.name} was not told what to do for ${JSON.stringify(parameters)}. It knows: ${told.join('; ') || 'nothing'}.`,
    );
  }
}

/** What a run knows of a mock, whatever its parameters. */
export type StandIn = Pick<Mock, 'name' | 'take'>;

/** The real command is to run. */
const ORIGINAL = Symbol('original');

/** Whether a filter fits a call. */
export function fits<Given>(filter: CallFilter<Given>, call: CommandCall<Given>): boolean {
  if (typeof filter === 'function') return filter(call);
  const given = call.parameters as Parameters;
  return Object.entries(filter).every(([name, wanted]) => {
    const key = Object.keys(given).find((parameter) => parameter.toLowerCase() === name.toLowerCase());
    return matches(wanted, key === undefined ? undefined : given[key]);
  });
}

function matches(wanted: unknown, actual: unknown): boolean {
  if (Object.prototype.toString.call(wanted) === '[object RegExp]')
    return [actual].flat().some((one) => (wanted as RegExp).test(String(one)));
  // Asymmetric matchers of jest and Vitest: expect.any(String), expect.stringContaining(…).
  const { asymmetricMatch } = (wanted ?? {}) as { asymmetricMatch?: unknown };
  if (typeof asymmetricMatch === 'function') return Boolean(asymmetricMatch.call(wanted, actual));
  if (Array.isArray(actual) && !Array.isArray(wanted)) return actual.length === 1 && matches(wanted, actual[0]);
  if (typeof wanted === 'string' && typeof actual === 'string') return wanted.toLowerCase() === actual.toLowerCase();
  if (typeof wanted !== 'object' || wanted === null) return Object.is(wanted, actual);
  if (Object.prototype.toString.call(wanted) === '[object Date]') return Number(wanted) === Number(actual);
  if (typeof actual !== 'object' || actual === null) return false;
  return Object.entries(wanted).every(([name, part]) => matches(part, (actual as Record<string, unknown>)[name]));
}

/** What the shell has called, as the program sees it. */
export function commandCall({ parameters, input, hasInput, line }: ProgramCall): CommandCall {
  const named = parameters.map(([name, value]) => [camelCase(name), plainValue(value)] as const);
  return { parameters: Object.fromEntries(named), input: hasInput ? plainValue(input) : undefined, line };
}

/** What the shell is told of what a function gave. */
export function outcomeOf(value: unknown): CallOutcome {
  if (value === ORIGINAL) return { kind: 'original' };
  if (value === undefined) return { kind: 'values', values: [] };
  return { kind: 'values', values: (Array.isArray(value) ? value : [value]).map((item) => wireValue(item)) };
}

/** What the shell is told of what a function has thrown. */
export function thrownOutcome(error: unknown, number: number): CallOutcome {
  const { message, id, category, name } = (typeof error === 'object' && error !== null ? error : {}) as MockError & {
    readonly name?: unknown;
  };
  return {
    kind: 'thrown',
    number,
    message: typeof error === 'string' ? error : (message ?? String(error)),
    id: id ?? (typeof name === 'string' ? name : 'ProgramError'),
    category: category ?? 'NotSpecified',
  };
}
