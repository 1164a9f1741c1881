/** What the parts of the parameter binder share during one invocation: what is bound, what is left, which sets are possible. */

import type { Extent } from '../../language/extent.ts';
import { toText } from '../../types/conversion/conversion.ts';
import type { NetException } from '../../types/net-exception.ts';
import { typeOf } from '../../types/type-of.ts';
import type { KeyedTable } from '../../types/values/hashtable.ts';
import type { CommandMetadata, ParameterMetadata } from '../command-metadata.ts';
import type { InvocationInfo } from '../invocation-info.ts';
import type { Frame, ScriptBlock } from '../runspace.ts';
import type { TraceSource } from '../tracing/trace-source.ts';
import type { Argument } from './argument.ts';
import { type BindingFailure, bindingError } from './binding-error.ts';
import { type BoundParametersDictionary, boundParametersDictionary } from './bound-parameters.ts';
import { type CommonParameters, noCommonParameters, setCommonParameter } from './common-parameters.ts';
import { type BindableParameter, EVERY_SET, ParameterTable, type SetFlags } from './parameter-table.ts';

/** Where bound values go: the cmdlet's parameters or the function's variables. */
export interface BindingTarget {
  set(parameter: ParameterMetadata, value: unknown): void;
  /** Undoes `set` before the next pipeline object. */
  restore(parameter: ParameterMetadata, hadValue: boolean, value: unknown): void;
  /** The present value, undefined when there is none. */
  current(parameter: ParameterMetadata): unknown;
}

/** What the binder asks of the command it binds for. */
export interface BinderHost {
  /** The caller's. */
  readonly frame: Frame;
  readonly commandName: string;
  readonly invocation: InvocationInfo;
  /** Whether something is piped into the command. */
  readonly expectingInput: boolean;
  /** `$PSDefaultParameterValues`; null when there are none. */
  readonly defaults: KeyedTable | null;
  /** Asks the user for missing parameters. Throws a NetException when nobody can be asked. */
  promptMandatory(missing: ParameterMetadata[]): Map<string, unknown>;
  /** Runs a script block given for a parameter that takes pipeline input, on a pipeline object. */
  runDelayBind(block: ScriptBlock, input: unknown): unknown[];
  /** Parameters that depend on those bound so far. */
  readonly dynamicParameters: (() => readonly ParameterMetadata[]) | null;
  /** Aliases of the command, for $PSDefaultParameterValues. */
  aliases?(): readonly string[];
  /** Shows a warning of the binder. */
  warn?(message: string): void;
  /** Who hears what the binder does; null where nobody does. */
  readonly trace: TraceSource | null;
}

export class BindingState {
  table: ParameterTable;
  /** Parameters without a value, in order. */
  unbound: BindableParameter[];
  readonly bound = new Map<string, BindableParameter>();
  /** Arguments that no parameter has taken so far. */
  arguments: Argument[] = [];
  possibleSets: SetFlags = EVERY_SET;
  /** The set that goes first when pipeline input is bound; 0 when none does. */
  prioritizedSet: SetFlags = 0;
  /** The name of the set in force as the command sees it. */
  setName: string;
  readonly values: BoundParametersDictionary = boundParametersDictionary([]);
  readonly common: CommonParameters = noCommonParameters();
  /** Parameters whose argument is a script block to be run for each pipeline object. */
  readonly delayed = new Map<BindableParameter, Argument>();
  /** Parameters that got their value from $PSDefaultParameterValues. */
  readonly defaulted: string[] = [];
  /** Who hears what is done. */
  readonly trace: TraceSource | null;
  private warned: Set<string> | null = null;

  constructor(
    readonly metadata: CommandMetadata,
    readonly target: BindingTarget,
    readonly host: BinderHost,
  ) {
    this.trace = host.trace;
    this.table = ParameterTable.of(metadata);
    this.unbound = [...this.table.parameters];
    this.setName = this.table.setName(this.possibleSets);
  }

  get expectsInput(): boolean {
    return this.host.expectingInput;
  }

  /** Adds the dynamic parameters; bound parameters stay bound. */
  addDynamic(dynamic: readonly ParameterMetadata[]): void {
    this.table = ParameterTable.withDynamic(this.metadata, dynamic);
    this.unbound = this.table.parameters.filter((parameter) => !this.bound.has(parameter.name));
  }

  /** Takes over the name of the set that is in force now. */
  nameSet(): void {
    this.setName = this.table.setName(this.possibleSets);
  }

  isBound(parameter: BindableParameter): boolean {
    return this.bound.has(parameter.name);
  }

  /** Hands a converted value over and notes the parameter as bound. */
  take(parameter: BindableParameter, value: unknown): void {
    const { metadata } = parameter;
    this.values.set(metadata.name, value);
    if (metadata.isCommon) setCommonParameter(this.common, metadata.name, value);
    else this.target.set(metadata, metadata.toTarget(value));
    this.markBound(parameter);
    if (metadata.obsolete !== null) this.warnOnce(`Parameter '${metadata.name}' is obsolete. ${metadata.obsolete}`);
  }

  /** Narrows the possible sets to those of the parameter. */
  markBound(parameter: BindableParameter): void {
    if (parameter.flags !== 0) this.possibleSets &= parameter.flags;
    this.bound.set(parameter.name, parameter);
    this.unbound = this.unbound.filter((other) => other !== parameter);
  }

  /** Undoes what a pipeline object bound. */
  release(parameter: BindableParameter): void {
    this.bound.delete(parameter.name);
    if (!this.unbound.includes(parameter)) this.unbound.push(parameter);
  }

  warnOnce(message: string): void {
    if (this.warned?.has(message)) return;
    (this.warned ??= new Set()).add(message);
    this.host.warn?.(message);
  }

  /** An error of this command. */
  failure(failure: BindingFailure): NetException {
    return bindingError(this.host.invocation, failure);
  }

  /** An error about the value of an argument. */
  argumentFailure(
    parameter: BindableParameter,
    value: unknown,
    failure: Omit<BindingFailure, 'parameterName' | 'parameterType' | 'typeSpecified'> & {
      readonly extent: Extent | null;
    },
  ): NetException {
    return this.failure({
      ...failure,
      parameterName: parameter.name,
      parameterType: parameter.type,
      typeSpecified: typeOf(value),
    });
  }
}

/** A value as an error text names it. */
export function valueName(value: unknown): string {
  return value === null || value === undefined ? '$null' : toText(value);
}
