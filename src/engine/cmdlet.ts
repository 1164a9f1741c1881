/**
 * The declaration of a cmdlet: one file with a default export `cmdlet({…})`. Syntax, binding, completion, help and the
 * reference are all derived from it; TypeScript infers the type of the bound parameters from it.
 *
 * ```ts
 * export default cmdlet({
 *   verb: 'Get', noun: 'Unique', aliases: ['gu'],
 *   help: { synopsis: '…', examples: [{ title: '…', transcript: 'PS> 1,1,2 | Get-Unique\n1\n2' }] },
 *   parameters: {
 *     InputObject: { type: 'psobject', pipeline: 'value' },
 *     AsString: { type: 'switch', in: { AsString: {} } },
 *   },
 *   run(ps) {
 *     let last: unknown;
 *     return { process() { … ps.parameters.InputObject … ps.write(x) } };
 *   },
 * });
 * ```
 */

import type { ErrorCategory } from '../types/error-category.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import type { NetException } from '../types/net-exception.ts';
import type { ConsoleColor, HostUI } from './host.ts';
import type { InvocationInfo } from './invocation-info.ts';
import type { ParameterTypes } from './parameter-types.ts';
import type { ProgressRecord } from './progress-record.ts';
import type { Runspace, ScriptBlock } from './runspace.ts';
import type { SessionState } from './scope.ts';
import type { ServiceKey } from './services.ts';

/** How a parameter takes part in one parameter set. */
export interface ParameterInSet {
  readonly position?: number;
  readonly mandatory?: boolean;
  /** Takes pipeline objects whole (`value`), the property of its name (`name`), or either (`both`). */
  readonly pipeline?: 'value' | 'name' | 'both';
  /** Takes every argument that is left over. */
  readonly remaining?: boolean;
}

/** A check of a bound value; the texts of failures are the binder's. */
export type Validation =
  | { readonly kind: 'range'; readonly min: number | bigint; readonly max: number | bigint }
  | { readonly kind: 'rangeKind'; readonly range: 'Positive' | 'NonNegative' | 'Negative' | 'NonPositive' }
  | {
      readonly kind: 'set';
      readonly values: readonly string[];
      readonly ignoreCase?: boolean;
      readonly errorMessage?: string;
    }
  | {
      readonly kind: 'pattern';
      readonly pattern: string;
      readonly ignoreCase?: boolean;
      readonly errorMessage?: string;
    }
  | { readonly kind: 'length'; readonly min: number; readonly max: number }
  | { readonly kind: 'count'; readonly min: number; readonly max: number }
  | {
      readonly kind: 'script';
      readonly check: (value: unknown) => boolean;
      readonly source: string;
      readonly errorMessage?: string;
      /** A positional argument that fails is left to the other parameters of its position. */
      readonly yields?: boolean;
    }
  | { readonly kind: 'notNull' | 'notNullOrEmpty' | 'notNullOrWhiteSpace' | 'drive' | 'userDrive' | 'trustedData' };

export type ParameterTypeName = keyof ParameterTypes;

export interface ParameterDeclaration extends ParameterInSet {
  /** PowerShell's name of the type (`string[]`, `switch`, `psobject`), a key of `ParameterTypes`. */
  readonly type: ParameterTypeName;
  /** For `type: 'enum'` or `'enum[]'`: the names allowed, in the enum's order; the cmdlet gets the canonical name. */
  readonly values?: readonly string[];
  /** Full .NET type name to show where `type` is an enum or an object of a class that scripts see (`Microsoft.…`). */
  readonly typeName?: string;
  /** Sets it belongs to, with what differs there; omitted: every set. A list of names where nothing differs. */
  readonly in?: Readonly<Record<string, ParameterInSet>> | readonly string[];
  readonly aliases?: readonly string[];
  readonly validate?: readonly Validation[];
  readonly allowNull?: boolean;
  readonly allowEmptyString?: boolean;
  readonly allowEmptyCollection?: boolean;
  /** Changes an argument before it is converted (ArgumentTransformationAttribute). */
  readonly transform?: (value: unknown) => unknown;
  readonly wildcards?: boolean;
  readonly dontShow?: boolean;
  /** One or two sentences for Get-Help, in our own words. */
  readonly help?: string;
  /**
   * Why the parameter cannot be used here, as the end of "… cannot be used here: there is no SSH". Giving it on the command
   * line ends the cmdlet with an error that names it.
   */
  readonly refused?: string;
  /** Why the parameter is taken and changes nothing here, as a clause ("everyone in a lab may log on everywhere"). */
  readonly noEffect?: string;
  readonly helpMessage?: string;
  /** Candidates for completion beside `values`. */
  readonly complete?: (word: string, runspace: Runspace) => Iterable<string>;
}

export type ParameterDeclarations = Readonly<Record<string, ParameterDeclaration>>;

/** TypeScript type of the value that a declaration binds. */
export type BoundValue<D extends ParameterDeclaration> = D extends { type: 'enum'; values: readonly (infer V)[] }
  ? V
  : D extends { type: 'enum[]'; values: readonly (infer V)[] }
    ? V[]
    : ParameterTypes[D['type']];

/** Bound parameters of a cmdlet: each may be missing. */
export type Bound<P extends ParameterDeclarations> = { [K in keyof P]?: BoundValue<P[K]> };

export interface CmdletExample {
  readonly title: string;
  /** A transcript as in test/conformance: `PS> …` lines and the output; run by the tests unless `runnable` is false. */
  readonly transcript: string;
  readonly remarks?: string;
  readonly runnable?: boolean;
}

export interface CmdletHelp {
  readonly synopsis: string;
  readonly description?: string;
  readonly examples?: readonly CmdletExample[];
  readonly notes?: string;
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly links?: readonly string[];
  /** Page that `Get-Help -Online` names. */
  readonly online?: string;
}

/** The blocks of one invocation; they share what `run` closed over. */
export interface CmdletBlocks {
  begin?(): void;
  /** Once for each pipeline object, or once without input. */
  process?(): void;
  end?(): void;
  /** Called when the pipeline is stopped or ends, also after an error. */
  dispose?(): void;
}

export interface CmdletOptions<P extends ParameterDeclarations> {
  readonly verb: string;
  readonly noun: string;
  readonly aliases?: readonly string[];
  readonly defaultParameterSet?: string;
  readonly supportsShouldProcess?: boolean;
  readonly confirmImpact?: 'None' | 'Low' | 'Medium' | 'High';
  /** Under its parameter -Force the impact asks nothing, as in the cmdlets that Windows makes of classes of CIM. */
  readonly forceAnswers?: boolean;
  /** Adds -First, -Skip, -IncludeTotalCount. */
  readonly supportsPaging?: boolean;
  /** How it works on other machines; `PowerShell` when omitted: by remoting, as any command. */
  readonly remotingCapability?: 'None' | 'SupportedByCommand' | 'OwnedByCommand';
  /** Error ids end in `,Microsoft.PowerShell.Commands.GetItemCommand`: the class name that the real cmdlet has. */
  readonly className?: string;
  readonly outputTypes?: readonly string[];
  readonly help: CmdletHelp;
  /** Why the cmdlet always fails here, as a clause; `run` then says so in an error, and no parameter has a meaning. */
  readonly refused?: string;
  /** What is piped into it goes nowhere: without arguments it need not even be handed over. */
  readonly dropsInput?: boolean;
  readonly parameters: P;
  /** Parameters that depend on those bound so far (provider cmdlets). */
  readonly dynamicParameters?: (ps: CmdletContext<ParameterDeclarations>) => ParameterDeclarations | null;
  readonly run: (ps: CmdletContext<P>) => CmdletBlocks;
}

/** A cmdlet as the engine holds it, with the parameters' types forgotten. */
export type CmdletDefinition = Omit<CmdletOptions<ParameterDeclarations>, 'run'> & {
  readonly run: (ps: CmdletContext<never>) => CmdletBlocks;
};

/** Declares a cmdlet. */
export function cmdlet<const P extends ParameterDeclarations>(options: CmdletOptions<P>): CmdletDefinition {
  return options as unknown as CmdletDefinition;
}

export interface ErrorOptions {
  readonly target?: unknown;
  /** The target is what came in as a PSObject, and its category says so (`(5:PSObject)`). */
  readonly wrapsTarget?: boolean;
  /** .NET type of the exception; default System.Exception-derived as PowerShell's cmdlets throw: System.InvalidOperationException. */
  readonly exception?: string | NetException;
  readonly recommendedAction?: string;
}

/** A running cmdlet with its parameters. */
export interface CmdletContext<P extends ParameterDeclarations = ParameterDeclarations> extends CmdletActions {
  /** Bound values; those bound from the pipeline change with each object. */
  readonly parameters: Bound<P>;
  /** Whether a parameter was given (command line or pipeline). */
  isBound(name: keyof P & string): boolean;
}

/** A running cmdlet that has these parameters, perhaps among others: what code takes that serves one cmdlet or several. */
export interface CmdletWith<Given> extends CmdletActions {
  readonly parameters: Given;
}

/**
 * What any running cmdlet can do, whatever its parameters are: its streams, its session. Code that several cmdlets share
 * takes this, and the values of the parameters that it needs.
 */
export interface CmdletActions {
  /** Whether a parameter was given (command line or pipeline). */
  isBound(name: string): boolean;
  /** Name of the parameter set in force. */
  readonly parameterSet: string;
  /** The pipeline object being processed. */
  readonly currentInput: unknown;
  readonly invocation: InvocationInfo;
  /** `$MyInvocation` of the script or function that called the cmdlet. */
  readonly callerInvocation: InvocationInfo | null;

  /** Puts one object into the pipeline, arrays as one object. `undefined` is dropped. */
  write(value: unknown): void;
  /** Puts the elements of a collection into the pipeline one by one. */
  writeEach(values: unknown): void;
  /** Reports a non-terminating error (or a terminating one under -ErrorAction Stop). */
  writeError(record: ErrorRecord): void;
  /** Reports a non-terminating error made of its parts. */
  error(errorId: string, category: ErrorCategory, message: string, options?: ErrorOptions): void;
  /** Ends the cmdlet with a terminating error made of its parts. */
  fail(errorId: string, category: ErrorCategory, message: string, options?: ErrorOptions): never;
  /** Ends the cmdlet with an error record. */
  throwTerminatingError(record: ErrorRecord): never;
  /** The record of a caught NetException, for writeError or throwTerminatingError. */
  recordOf(exception: NetException, errorId: string, category: ErrorCategory, target?: unknown): ErrorRecord;
  warning(message: string): void;
  verbose(message: string): void;
  debug(message: string): void;
  information(data: unknown, tags?: readonly string[]): void;
  /** Write-Host's way: to the information stream, shown on the console. */
  host(text: string, options?: { foreground?: ConsoleColor; background?: ConsoleColor; noNewline?: boolean }): void;
  progress(record: ProgressRecord): void;

  /** -WhatIf and -Confirm; false means do nothing. */
  /** `isQuiet`: without the verbose line of what is done, as some cmdlets of Windows ask. */
  shouldProcess(target: string, action?: string, isQuiet?: boolean, question?: string): boolean;
  /** Asks in any case (not under -Force, which the cmdlet checks itself). */
  shouldContinue(query: string, caption: string): boolean;

  readonly session: SessionState;
  readonly runspace: Runspace;
  readonly ui: HostUI;
  /** Something the host gave the runspace, such as the deployment. Throws when the host gave none. */
  service<T>(key: ServiceKey<T>): T;

  /** Calls a script block with arguments, in a scope of its own; outputs as a list. */
  invoke(block: ScriptBlock, args?: readonly unknown[], input?: readonly unknown[]): unknown[];
  /** Calls a script block for one object as ForEach-Object does: `$_` set, in the caller's scope; outputs as a list. */
  invokeFor(block: ScriptBlock, underscore: unknown, args?: readonly unknown[]): unknown[];
  /** As `invokeFor`, with the block's output going straight to this cmdlet's output. */
  streamFor(block: ScriptBlock, underscore: unknown): void;
  /** Ends the pipeline's upstream commands without an error, as Select-Object -First does. */
  stopUpstream(): never;
  /** True once Ctrl+C was pressed; long loops ask. */
  readonly stopping: boolean;
  /** Whether the cmdlet stands behind a pipe. */
  readonly expectingInput: boolean;
}

/** The value of a parameter that is mandatory in the set in force, which no type can say. */
export function mandatory<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A mandatory parameter has no value.');
  return value;
}
