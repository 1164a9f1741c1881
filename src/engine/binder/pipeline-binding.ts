/** Binds pipeline objects: whole or by their properties, first without conversion, with the default set preferred. */

import { findMember, typeNamesOf } from '../../types/members/member-access.ts';
import { PSProperty } from '../../types/members/ps-member.ts';
import { NetException } from '../../types/net-exception.ts';
import type { ScriptBlock } from '../runspace.ts';
import { type Argument, argumentWithValue, valuePlace } from './argument.ts';
import { isAny } from './argument-conversion.ts';
import { isBindingError } from './binding-error.ts';
import type { BindingState } from './binding-state.ts';
import { requireSet, validateSets } from './parameter-set-resolution.ts';
import { type BindableParameter, EVERY_SET, type SetFlags, setCountOf } from './parameter-table.ts';
import { bindArgument, exceptionOf } from './value-binding.ts';

/** Attempts in order: whole object, property; then both again with conversion. */
const ATTEMPTS = [
  { by: 'value', coerce: false },
  { by: 'name', coerce: false },
  { by: 'value', coerce: true },
  { by: 'name', coerce: true },
] as const;

type Attempt = (typeof ATTEMPTS)[number];

interface SavedValue {
  readonly hadValue: boolean;
  readonly value: unknown;
}

export class PipelineBinding {
  private boundFromInput = new Set<BindableParameter>();
  private readonly saved = new Map<BindableParameter, SavedValue>();

  /** @param setsBefore the possible sets after the command line, which each object narrows anew. */
  constructor(
    private readonly state: BindingState,
    private readonly setsBefore: SetFlags,
  ) {}

  /** The one parameter that takes every object as it is, once the first object was bound to it. */
  private direct: BindableParameter | null = null;

  /** Binds an object where it is certain that the one parameter takes it as it is: the common case, made short. */
  bindDirect(input: unknown): boolean {
    const { direct, state } = this;
    if (direct === null || input === null || input === undefined) return false;
    const { metadata } = direct;
    state.values.set(metadata.name, input);
    state.target.set(metadata, metadata.toTarget(input));
    return true;
  }

  /**
   * Finds out whether the objects that follow can be bound the short way: one parameter for anything in whichever set, so
   * that every object leaves the same set as the first did and lacks no more than that, and nothing else due.
   */
  chooseDirect(): void {
    const { state } = this;
    const [parameter, ...others] = this.boundFromInput;
    if (!parameter || others.length > 0 || state.delayed.size > 0) return;
    const { metadata } = parameter;
    const takesAnything =
      isAny(parameter.type) &&
      metadata.transformations.length === 0 &&
      metadata.validations.length === 0 &&
      metadata.psTypeName === null &&
      metadata.obsolete === null &&
      this.takesWholeInEverySet(parameter);
    const isLast = !state.unbound.some((other) => other.takesPipelineSomewhere && other.isIn(this.setsBefore));
    if (takesAnything && isLast) this.direct = parameter;
  }

  private takesWholeInEverySet(parameter: BindableParameter): boolean {
    const entries = parameter.entriesIn(this.setsBefore);
    if (entries.some((entry) => entry.inAll && entry.data.byValue)) return true;
    const isOneSet =
      setCountOf(this.setsBefore) === 1 && (this.setsBefore !== EVERY_SET || this.state.table.setCount <= 1);
    return isOneSet && (parameter.dataIn(this.setsBefore)?.byValue ?? false);
  }

  /** Binds one object; false when nothing took it. Throws a binding error about a part of it. */
  bind(input: unknown): boolean {
    this.restore();
    const { trace } = this.state;
    try {
      const scripts = this.bindDelayed(input);
      trace?.line(`PIPELINE object TYPE = [${pipelineTypeOf(input)}]`);
      trace?.line("RESTORING pipeline parameter's original values");
      const continues = this.state.delayed.size === 0 || scripts;
      const bound = continues && this.bindUnbound(input);
      requireSet(this.state);
      const result = (this.state.delayed.size > 0 && scripts) || bound;
      if (!result) this.restore();
      return result;
    } catch (error) {
      this.restore();
      throw error;
    }
  }

  /** Gives the parameters that the last object bound their values back. */
  private restore(): void {
    const { state } = this;
    for (const parameter of this.boundFromInput) {
      const saved = this.saved.get(parameter);
      if (saved) state.target.restore(parameter.metadata, saved.hadValue, saved.value);
      state.release(parameter);
    }
    this.boundFromInput = new Set();
    state.possibleSets = this.setsBefore;
  }

  /** Runs the script blocks given as arguments and binds what they put out. */
  private bindDelayed(input: unknown): boolean {
    let succeeded = true;
    for (const [parameter, argument] of this.state.delayed) {
      this.state.trace?.line('Invoking delay-bind ScriptBlock');
      const output = this.runDelayed(parameter, argument, input);
      const value = output.length === 1 ? output[0] : output;
      const bound: Argument = { ...argument, value: value ?? null };
      if (!bindArgument(this.state, parameter, bound, this.state.possibleSets, { coerce: true })) succeeded = false;
    }
    return succeeded && this.state.delayed.size > 0;
  }

  private runDelayed(parameter: BindableParameter, argument: Argument, input: unknown): unknown[] {
    const { state } = this;
    let output: unknown[];
    try {
      output = state.host.runDelayBind(argument.value as ScriptBlock, input);
    } catch (error) {
      const inner = exceptionOf(error);
      if (!inner) throw error;
      throw state.argumentFailure(parameter, argument.value, {
        errorId: 'ScriptBlockArgumentInvocationFailed',
        message: `The input to the script block for parameter '${parameter.name}' failed. ${inner.message}`,
        extent: valuePlace(argument),
        inner,
      });
    }
    if (output.length > 0) return output;
    throw state.argumentFailure(parameter, argument.value, {
      errorId: 'ScriptBlockArgumentNoOutput',
      message: `Cannot evaluate parameter '${parameter.name}' because its argument input did not produce any output.`,
      extent: valuePlace(argument),
    });
  }

  private bindUnbound(input: unknown): boolean {
    const { state } = this;
    const { prioritizedSet } = state;
    if (prioritizedSet === 0) {
      const bound = this.bindInOrder(input, state.possibleSets, true);
      validateSets(state, false, true);
      return bound;
    }
    const preferred = this.bindInOrder(input, prioritizedSet, false);
    const settled = state.possibleSets === prioritizedSet;
    const other = !settled && this.bindInOrder(input, state.possibleSets & ~prioritizedSet, true);
    validateSets(state, false, true);
    return preferred || other;
  }

  private bindInOrder(input: unknown, sets: SetFlags, narrows: boolean): boolean {
    let valid = sets;
    let result = false;
    for (const attempt of ATTEMPTS) {
      if (!this.attempt(input, attempt, valid)) continue;
      result = true;
      if (!narrows) continue;
      validateSets(this.state, true, true);
      valid = this.state.possibleSets;
    }
    return result;
  }

  private attempt(input: unknown, attempt: Attempt, sets: SetFlags): boolean {
    const { defaultFlag } = this.state.table;
    let valid = sets;
    if (defaultFlag !== 0 && (valid & defaultFlag) !== 0) {
      if (this.attemptInSets(input, attempt, defaultFlag)) return true;
      valid &= ~defaultFlag;
    }
    return this.attemptInSets(input, attempt, valid);
  }

  private attemptInSets(input: unknown, attempt: Attempt, sets: SetFlags): boolean {
    let result = false;
    // From the last to the first, as PowerShell does: it shows where several parameters fail.
    for (const parameter of [...this.state.unbound].reverse()) {
      if (!parameter.takesPipelineSomewhere || !parameter.isIn(sets)) continue;
      const takes = parameter
        .entriesIn(sets)
        .some(({ data }) =>
          attempt.by === 'value' ? data.byValue : data.byPropertyName && input !== null && input !== undefined,
        );
      if (!takes) continue;
      this.state.trace?.line(`Parameter [${parameter.name}] PIPELINE INPUT ${describe(attempt)}`);
      const value = attempt.by === 'value' ? { value: input } : propertyFor(parameter, input);
      if (value && this.tryBind(parameter, value.value, attempt.coerce)) result = true;
    }
    return result;
  }

  private tryBind(parameter: BindableParameter, value: unknown, coerce: boolean): boolean {
    const { state } = this;
    if (value === undefined) return false;
    if (!this.saved.has(parameter)) {
      const current = state.target.current(parameter.metadata);
      this.saved.set(parameter, { hadValue: current !== undefined, value: current });
    }
    try {
      const argument = argumentWithValue(parameter.name, value);
      if (!bindArgument(state, parameter, argument, state.possibleSets, { coerce })) return false;
    } catch (error) {
      if (!isIgnorable(error)) throw error;
      return false;
    }
    this.boundFromInput.add(parameter);
    return true;
  }
}

/** The type of an object of the pipeline, as a trace has it: the first of its names. */
function pipelineTypeOf(input: unknown): string {
  return input === null || input === undefined ? 'null' : (typeNamesOf(input)[0] ?? '');
}

function describe({ by, coerce }: Attempt): string {
  const kind = by === 'value' ? 'ValueFromPipeline' : 'ValueFromPipelineByPropertyName';
  return `${kind} ${coerce ? 'WITH' : 'NO'} COERCION`;
}

/** A value that cannot be converted is not an error yet: another parameter may take the object. */
function isIgnorable(error: unknown): boolean {
  if (isBindingError(error, 'ParameterBindingException')) return true;
  if (!isBindingError(error, 'ParameterBindingArgumentTransformationException')) return false;
  const inner = error.innerException;
  const cast = inner?.typeName.endsWith('.ArgumentTransformationMetadataException') ? inner.innerException : inner;
  return cast instanceof NetException && cast.typeName.endsWith('.PSInvalidCastException');
}

/** The property that has the parameter's name or one of its aliases. */
function propertyFor(parameter: BindableParameter, input: unknown): { readonly value: unknown } | null {
  for (const name of [parameter.name, ...parameter.metadata.aliases]) {
    const member = findMember(input, name);
    if (member instanceof PSProperty && member.gettable) return { value: member.get(input) ?? null };
  }
  return null;
}
