/** Arguments without names: to the parameters that have positions, first without conversion and in the default set. */
import type { NetException } from '../../types/net-exception.ts';
import type { Argument } from './argument.ts';
import { isBindingError } from './binding-error.ts';
import type { BindingState } from './binding-state.ts';
import type { BindableParameter, SetEntry, SetFlags } from './parameter-table.ts';
import { YIELDS } from './validations.ts';
import { bindArgument } from './value-binding.ts';

interface PositionalParameter {
  readonly parameter: BindableParameter;
  entries: SetEntry[];
}

/** Binds what it can; returns the error that made the last try of an argument fail, for the case that nothing takes it. */
export function bindPositionalArguments(state: BindingState, defaultSet: SetFlags): NetException | null {
  if (state.arguments.length === 0) return null;
  const positions = positionsOf(state);
  if (positions.length === 0) return null;
  const pass = new PositionalPass(state, defaultSet, positions);
  pass.run();
  return pass.lastError;
}

/** The parameters that can still be bound by position, by ascending position. */
function positionsOf(state: BindingState): PositionalParameter[][] {
  const byPosition = new Map<number, PositionalParameter[]>();
  for (const parameter of state.unbound) {
    if (!parameter.isIn(state.possibleSets)) continue;
    for (const entry of parameter.entriesIn(state.possibleSets)) {
      const { position, remaining } = entry.data;
      if (position === null || remaining) continue;
      const there = byPosition.get(position) ?? [];
      byPosition.set(position, there);
      const known = there.find((other) => other.parameter === parameter);
      if (known) known.entries.push(entry);
      else if (there.some((other) => other.entries.some((e) => sameSet(e, entry)))) throw twoAtOnePosition(state);
      else there.push({ parameter, entries: [entry] });
    }
  }
  return [...byPosition].sort(([a], [b]) => a - b).map(([, parameters]) => parameters);
}

function sameSet(a: SetEntry, b: SetEntry): boolean {
  return a.flag === b.flag || (a.flag & b.flag) !== 0;
}

function twoAtOnePosition(state: BindingState): NetException {
  return state.failure({
    errorId: 'AmbiguousPositionalParameterNoName',
    message: 'Cannot bind positional parameters because no names were given.',
  });
}

function yieldsArgument(error: unknown): error is NetException {
  return isBindingError(error) && error.innerException?.properties.get(YIELDS) === true;
}

class PositionalPass {
  lastError: NetException | null = null;
  private validSets: SetFlags;
  private readonly left: Argument[] = [];
  private next = 0;

  constructor(
    private readonly state: BindingState,
    private readonly defaultSet: SetFlags,
    private positions: PositionalParameter[][],
  ) {
    this.validSets = state.possibleSets;
  }

  run(): void {
    for (const position of this.positions) {
      if (position.length === 0) continue;
      const argument = this.nextArgument();
      if (!argument) break;
      if (!this.bindAt(position, argument)) {
        this.left.push(argument);
        continue;
      }
      if (this.validSets !== this.state.possibleSets) {
        this.validSets = this.state.possibleSets;
        this.positions = this.positions.map((parameters) => this.stillPossible(parameters));
      }
    }
    this.state.arguments = [...this.left, ...this.state.arguments.slice(this.next)];
  }

  private stillPossible(parameters: PositionalParameter[]): PositionalParameter[] {
    const kept = parameters.map(({ parameter, entries }) => ({
      parameter,
      entries: entries.filter((entry) => entry.inAll || (entry.flag & this.validSets) !== 0),
    }));
    return kept.filter(({ entries }) => entries.length > 0);
  }

  /** The next argument without a name. A name that is no parameter takes the argument behind it along: it is its value. */
  private nextArgument(): Argument | null {
    const { arguments: given } = this.state;
    while (this.next < given.length) {
      const argument = given[this.next++];
      if (!argument) break;
      if (argument.name === null) return argument;
      this.left.push(argument);
      const following = given[this.next];
      if (following && following.name === null && !argument.hasValue) {
        this.left.push(following);
        this.next++;
      }
    }
    return null;
  }

  private bindAt(parameters: readonly PositionalParameter[], argument: Argument): boolean {
    const hasDefault = this.defaultSet !== 0 && (this.validSets & this.defaultSet) !== 0;
    for (const coerce of [false, true]) {
      if (hasDefault && this.bindInSets(this.defaultSet, parameters, argument, coerce)) return true;
      if (this.bindInSets(this.validSets, parameters, argument, coerce)) return true;
    }
    return false;
  }

  private bindInSets(
    sets: SetFlags,
    parameters: readonly PositionalParameter[],
    argument: Argument,
    coerce: boolean,
  ): boolean {
    let isBound = false;
    this.lastError = null;
    for (const { parameter, entries } of parameters) {
      if (!entries.some((entry) => entry.inAll || (entry.flag & sets) !== 0)) continue;
      if (this.tryBind(sets, parameter, argument, coerce)) isBound = true;
    }
    return isBound;
  }

  /** A value that cannot be converted may fit another parameter; one that is refused by a check ends the binding. */
  private tryBind(sets: SetFlags, parameter: BindableParameter, argument: Argument, coerce: boolean): boolean {
    try {
      return bindArgument(this.state, parameter, argument, sets, { coerce, delayBind: true });
    } catch (error) {
      if (!isBindingError(error, 'ParameterBindingException') && !yieldsArgument(error)) throw error;
      this.lastError = error;
      return false;
    }
  }
}
