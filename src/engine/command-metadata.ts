/**
 * What the parameter binder, syntax display, completion and help know of a command: made from a cmdlet's declaration or
 * from the param block of a function or script. Mirrors PowerShell's CommandMetadata and MergedCommandParameterMetadata.
 */
import type { NetObject, NetType } from '../types/net-type.ts';

/** Name of the pseudo set of parameters that belong to every set. */
export const ALL_SETS = '__AllParameterSets';

/** A parameter's part in one set. `position` is null for named-only. */
export interface ParameterSetData {
  readonly position: number | null;
  readonly mandatory: boolean;
  readonly byValue: boolean;
  readonly byPropertyName: boolean;
  readonly remaining: boolean;
  readonly helpMessage: string | null;
}

/** One attribute that checks a value after conversion. Throws a NetException with PowerShell's text (without the "Cannot validate argument" frame). */
export interface ParameterValidation {
  readonly attribute: NetObject | null;
  /** `value` is the converted argument. */
  validate(value: unknown): void;
}

/** One attribute or type constraint that changes an argument before it is bound, in the order in which PowerShell applies them. */
export interface ParameterTransformation {
  /** Full name of the attribute's type, for traces; absent where it is one of a script. */
  readonly attributeName?: string;
  transform(value: unknown, context: TransformationContext): unknown;
}

export interface TransformationContext {
  readonly parameterName: string;
  /** Tells of a value that is better not given any longer, where a cmdlet is bound. */
  readonly warn?: (message: string) => void;
}

export interface ParameterMetadata {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Type to convert to; System.Object when none was given. */
  readonly type: NetType;
  readonly isSwitch: boolean;
  /** By set name; `ALL_SETS` where it belongs to all. */
  readonly sets: ReadonlyMap<string, ParameterSetData>;
  readonly validations: readonly ParameterValidation[];
  readonly transformations: readonly ParameterTransformation[];
  readonly allowNull: boolean;
  readonly allowEmptyString: boolean;
  readonly allowEmptyCollection: boolean;
  /** Whether null is refused for a mandatory parameter etc. is decided by the binder from the flags above. */
  readonly isDynamic: boolean;
  readonly isCommon: boolean;
  readonly dontShow: boolean;
  readonly wildcards: boolean;
  /** How a converted value is handed to the target (a switch as a boolean, an enum by name for cmdlets); identity for functions. */
  readonly toTarget: (value: unknown) => unknown;
  /** Names for completion (enum values, ValidateSet). */
  readonly candidates: readonly string[];
  /** The attributes as scripts see them (`(Get-Command f).Parameters.x.Attributes`). */
  readonly attributes: readonly NetObject[];
  /** Makes the attributes of a parameter that was declared without attribute objects (cmdlets); null where there are such. */
  readonly makeAttributes: ((self: ParameterMetadata) => readonly NetObject[]) | null;
  /** Name that [PSTypeName()] asks of the argument's type names; null when it asks none. */
  readonly psTypeName: string | null;
  /** Message of [Obsolete()]; null when the parameter is not. */
  readonly obsolete: string | null;
}

export interface CommandMetadata {
  readonly name: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly defaultParameterSet: string | null;
  /** False for simple functions: no common parameters, left-over arguments go to $args. */
  readonly isAdvanced: boolean;
  readonly supportsShouldProcess: boolean;
  readonly confirmImpact: 'None' | 'Low' | 'Medium' | 'High';
  readonly supportsPaging: boolean;
  /** Whether parameters without a position get one by their order (CmdletBinding(PositionalBinding)). */
  readonly positionalBinding: boolean;
  readonly helpUri: string;
  /** How far it works on other machines: the name of a RemotingCapability. */
  readonly remotingCapability: string;
  /** Message of [Obsolete()]; null when the command is not. */
  readonly obsolete: string | null;
  /** Names of the types that [OutputType()] or the cmdlet's declaration names. */
  readonly outputTypes: readonly string[];
}

/** One argument of a command as evaluated by the caller. */
export interface CommandArgument {
  /** Name with which it was given (`-Name`), without dash; null for a positional one. */
  readonly name: string | null;
  /** The value; absent for a name without one (a switch, or the value follows as the next positional argument). */
  readonly value: unknown;
  readonly hasValue: boolean;
  /** True for `-Name:value` and splatted names: the value belongs to the name for certain. */
  readonly joined: boolean;
  /** Where the name and the value stand; null for splatted ones. */
  readonly nameExtent: import('../language/extent.ts').Extent | null;
  readonly valueExtent: import('../language/extent.ts').Extent | null;
  /** The name as written with dash (also an en-dash), for text that turns out to be no parameter. */
  readonly nameText: string | null;
  readonly splatted: boolean;
  /** How a literal number was written, for parameters that want text; null for everything else. */
  readonly literalText: string | null;
  /** Whether it was written as a list with commas, which native programs get to see as it was written. */
  readonly isWrittenList?: boolean;
  /** `--`: what follows is no parameter. Only native programs get to see it. */
  readonly endsParameters?: boolean;
}
