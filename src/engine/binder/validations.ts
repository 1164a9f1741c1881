/**
 * The checks of arguments that Validate… attributes and cmdlet declarations ask for, with PowerShell's texts. A check
 * throws ValidationMetadataException; the binder puts "Cannot validate argument on parameter" in front.
 */

import { toText, tryConvertTo } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { compositeFormat } from '../../types/format/composite-format.ts';
import { netText } from '../../types/format/format-value.ts';
import { invokeStatic } from '../../types/members/member-access.ts';
import { NetException } from '../../types/net-exception.ts';
import { type NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { compareValues } from '../../types/operations/comparison.ts';
import { typeOf } from '../../types/type-of.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { KeyedTable } from '../../types/values/hashtable.ts';
import { baseOf, PSObject } from '../../types/values/ps-object.ts';
import type { Validation } from '../cmdlet.ts';
import type { ParameterValidation } from '../command-metadata.ts';
import { isNumericType } from './boolean-argument.ts';

const NULL_ELEMENT =
  'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.';
const NULL_VALUE =
  'The argument is null. Provide a valid value for the argument, and then try running the command again.';

/** What a check throws that a value does not pass. */
export function validationError(errorId: string, message: string): NetException {
  return new NetException('System.Management.Automation.ValidationMetadataException', message, {
    errorId,
    category: 'MetadataError',
  });
}

type Check = (value: unknown) => void;

function validation(validate: Check, attribute: NetObject | null = null): ParameterValidation {
  return { attribute, validate };
}

/** A check of each element of a collection, or of the one value (ValidateEnumeratedArgumentsAttribute). */
export function eachElement(check: Check): Check {
  return eachWritten((element) => check(baseOf(element)));
}

/** As eachElement, for a check that takes the text: that of a number as it was written, `2.0` and `1kb`. */
function eachText(check: (text: string, element: unknown) => void): Check {
  return eachWritten((written) => {
    const element = baseOf(written);
    notNull(element);
    check((written instanceof PSObject ? written.text : null) ?? netText(element), element);
  });
}

function eachWritten(check: Check): Check {
  return (value) => {
    if (value === null || value === undefined) throw validationError('ArgumentIsEmpty', NULL_ELEMENT);
    for (const item of enumerate(value) ?? [value]) check(item);
  };
}

/** What a check of a cmdlet's declaration does. @param typeName the parameter's type */
export function validationOf(declared: Validation, typeName = ''): ParameterValidation {
  switch (declared.kind) {
    case 'range':
      return rangeValidation(declared.min, declared.max, false);
    case 'rangeKind':
      return rangeKindValidation(declared.range);
    case 'set':
      return setValidation(() => declared.values, declared.ignoreCase ?? true, declared.errorMessage ?? null);
    case 'pattern':
      return patternValidation(
        declared.pattern,
        declared.ignoreCase === false ? 0 : IGNORE_CASE,
        declared.errorMessage ?? null,
      );
    case 'length':
      return lengthValidation(declared.min, declared.max);
    case 'count':
      return countValidation(declared.min, declared.max);
    case 'script':
      return scriptValidation(declared.check, declared.source, declared.errorMessage ?? null, declared.yields);
    case 'notNull':
      return notNullValidation();
    case 'notNullOrEmpty':
      return notNullOrEmptyValidation(false, typeName === 'psobject[]');
    case 'notNullOrWhiteSpace':
      return notNullOrEmptyValidation(true);
    case 'drive':
    case 'userDrive':
      return driveValidation(['User']);
    case 'trustedData':
      return trustedDataValidation();
  }
}

/** Marks a failure after which another parameter of the position may take the argument (SwallowException). */
export const YIELDS = 'SwallowException';

/**
 * ValidateRange(min, max). The limits are PowerShell values.
 * @param converts whether a value of another type is converted to theirs; a cmdlet's limits are plain JS numbers, which
 * say nothing of the type.
 */
export function rangeValidation(min: unknown, max: unknown, converts = true): ParameterValidation {
  return validation(
    eachElement((element) => {
      const type = limitType(min, max);
      const value = type === null || !converts ? notNull(element) : asLimitType(element, type);
      if (compareValues(min, value, true) > 0) {
        throw validationError(
          'ValidateRangeTooSmall',
          `The ${netText(value)} argument is less than the minimum allowed range of ${netText(min)}. Supply an argument that is greater than or equal to ${netText(min)} and then try the command again.`,
        );
      }
      if (compareValues(max, value, true) < 0) {
        throw validationError(
          'ValidateRangeTooBig',
          `The ${netText(value)} argument is greater than the maximum allowed range of ${netText(max)}. Supply an argument that is less than or equal to ${netText(max)} and then try the command again.`,
        );
      }
    }),
  );
}

/** The types of numbers by their codes (System.TypeCode): limits of two types are of the one that has the higher. */
const BY_TYPE_CODE = 'SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal'.split(' ');

function limitType(min: unknown, max: unknown): NetType | null {
  const [of, other] = [typeOf(min), typeOf(max)];
  const rank = (type: NetType | null) => BY_TYPE_CODE.indexOf(type?.name ?? '');
  return rank(other) > rank(of) ? other : of;
}

function notNull(element: unknown): unknown {
  if (element === null || element === undefined) throw validationError('ArgumentIsEmpty', NULL_VALUE);
  return element;
}

function asLimitType(element: unknown, type: NetType): unknown {
  notNull(element);
  const own = typeOf(element);
  if (own === type) return element;
  const result = tryConvertTo(element, type);
  if (result) return result.value;
  throw wrongElementType(own, type);
}

function wrongElementType(own: NetType | null, type: NetType): NetException {
  return validationError(
    'ValidationRangeElementType',
    `The argument cannot be validated because its type "${own?.name ?? ''}" is not the same type (${type.name}) as the maximum and minimum limits of the parameter. Make sure the argument is of type ${type.name} and then try the command again.`,
  );
}

export type RangeKind = 'Positive' | 'NonNegative' | 'Negative' | 'NonPositive';

const RANGE_KINDS: Readonly<Record<RangeKind, readonly [passes: (order: number) => boolean, text: string]>> = {
  Positive: [(order) => order > 0, 'greater than zero'],
  NonNegative: [(order) => order >= 0, 'greater than or equal to zero'],
  Negative: [(order) => order < 0, 'less than zero'],
  NonPositive: [(order) => order <= 0, 'less than or equal to zero'],
};

/** ValidateRange(kind). */
export function rangeKindValidation(kind: RangeKind): ParameterValidation {
  const [passes, text] = RANGE_KINDS[kind];
  return validation(
    eachElement((element) => {
      notNull(element);
      const type = typeOf(element);
      if (type === null || !isNumericType(type)) throw wrongElementType(type, typeNamed('System.Int32'));
      if (passes(compareValues(element, 0, true))) return;
      throw validationError(
        `ValidateRange${kind}Failure`,
        `The argument "${netText(element)}" cannot be validated because its value is not ${text}.`,
      );
    }),
  );
}

/** ValidateSet. The values are asked for at each check because a generator may make other ones. */
export function setValidation(
  values: () => readonly string[],
  ignoreCase: boolean,
  errorMessage: string | null,
): ParameterValidation {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  return validation(
    eachText((text) => {
      const allowed = values();
      if (allowed.some((value) => fold(value) === fold(text))) return;
      const list = allowed.join(',');
      throw validationError(
        'ValidateSetFailure',
        errorMessage
          ? compositeFormat(errorMessage, [text, list], '')
          : `The argument "${text}" does not belong to the set "${list}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`,
      );
    }),
  );
}

/** RegexOptions.IgnoreCase. */
export const IGNORE_CASE = 1;

/** ValidatePattern; `options` is the number of the RegexOptions. */
export function patternValidation(pattern: string, options: number, errorMessage: string | null): ParameterValidation {
  return validation(
    eachText((text) => {
      const regex = typeNamed('System.Text.RegularExpressions.Regex');
      const flags = EnumValue.of(typeNamed('System.Text.RegularExpressions.RegexOptions'), options);
      if (matches(regex, text, pattern, flags)) return;
      throw validationError(
        'ValidatePatternFailure',
        errorMessage
          ? compositeFormat(errorMessage, [text, pattern], '')
          : `The argument "${text}" does not match the "${pattern}" pattern. Supply an argument that matches "${pattern}" and try the command again.`,
      );
    }),
  );
}

/** A pattern that is none says so itself. */
function matches(regex: NetType, ...args: readonly unknown[]): boolean {
  try {
    return invokeStatic(regex, 'IsMatch', args) === true;
  } catch (error) {
    throw error instanceof NetException ? (error.innerException ?? error) : error;
  }
}

/** ValidateLength. */
export function lengthValidation(min: number, max: number): ParameterValidation {
  return validation(
    eachElement((element) => {
      if (typeof element !== 'string') {
        throw validationError(
          'ValidateLengthNotString',
          'The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter.',
        );
      }
      const { length } = element;
      if (length < min) {
        throw validationError(
          'ValidateLengthMinLengthFailure',
          `The character length (${length}) of the argument is too short. Specify an argument with a length that is greater than or equal to "${min}", and then try the command again.`,
        );
      }
      if (length > max) {
        throw validationError(
          'ValidateLengthMaxLengthFailure',
          `The character length of the ${length} argument is too long. Shorten the character length of the argument so it is fewer than or equal to "${max}" characters, and then try the command again.`,
        );
      }
    }),
  );
}

/** ValidateCount. */
export function countValidation(min: number, max: number): ParameterValidation {
  return validation((value) => {
    const count = countOf(value);
    if (min === max && count !== max) {
      throw validationError(
        'ValidateCountExactFailure',
        `The parameter requires exactly ${max} value(s) - ${count} value(s) were provided.`,
      );
    }
    if (count < min || count > max) {
      throw validationError(
        'ValidateCountMinMaxFailure',
        `The parameter requires at least ${min} value(s) and no more than ${max} value(s) - ${count} value(s) were provided.`,
      );
    }
  });
}

function countOf(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (value instanceof KeyedTable) return value.count;
  if (typeof value === 'string') return value.length;
  const items = enumerate(value);
  if (items === null) {
    throw validationError(
      'NotAnArrayParameter',
      'The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter.',
    );
  }
  let count = 0;
  for (const item of items) {
    void item;
    count++;
  }
  return count;
}

/** ValidateScript: what the check throws is the error, false gives the general text. */
export function scriptValidation(
  check: (value: unknown) => boolean,
  source: string,
  errorMessage: string | null,
  yields = false,
): ParameterValidation {
  return validation(
    eachText((text, element) => {
      if (check(element)) return;
      const failure = validationError(
        'ValidateScriptFailure',
        errorMessage
          ? compositeFormat(errorMessage, [text, source], '')
          : `The "${source}" validation script for the argument with value "${text}" did not return a result of True. Determine why the validation script failed, and then try the command again.`,
      );
      failure.properties.set(YIELDS, yields);
      throw failure;
    }),
  );
}

/** ValidateNotNull. */
export function notNullValidation(): ParameterValidation {
  return validation((value) => {
    if (value === null || value === undefined) throw validationError('ArgumentIsNull', NULL_VALUE);
    for (const item of enumerate(value) ?? []) {
      if (item !== null && item !== undefined) continue;
      throw validationError(
        'ArgumentCollectionContainsNull',
        'The argument has a null value, or an element of the argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again.',
      );
    }
  });
}

const NULL_OR_EMPTY =
  'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.';
const NULL_OR_WHITE =
  'The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again.';
const NULL_OR_WHITE_ELEMENT =
  'An element of the argument collection is null, empty, or consists of only white-space characters. Supply a collection that does not contain any those values and then try the command again.';

/**
 * ValidateNotNullOrEmpty, ValidateNotNullOrWhiteSpace.
 * @param takesBlankElements of PSObject[]: a text in its PSObject is not seen to be empty.
 */
export function notNullOrEmptyValidation(whiteSpace: boolean, takesBlankElements = false): ParameterValidation {
  const isBlank = (text: string) => (whiteSpace ? text.trim() : text) === '';
  return validation((value) => {
    const plain = baseOf(value);
    if (plain === null || plain === undefined) throw validationError('ArgumentIsNull', NULL_OR_EMPTY);
    if (typeof plain === 'string') {
      if (!isBlank(plain)) return;
      throw whiteSpace
        ? validationError('ArgumentIsEmptyOrWhiteSpace', NULL_OR_WHITE)
        : validationError('ArgumentIsEmpty', NULL_OR_EMPTY);
    }
    if (plain instanceof KeyedTable) {
      if (plain.count === 0) throw validationError('ArgumentIsEmpty', NULL_ELEMENT);
      return;
    }
    const items = enumerate(plain);
    if (items === null) return;
    let isEmpty = true;
    for (const item of items) {
      isEmpty = false;
      if (item === null || item === undefined) throw validationError('ArgumentCollectionContainsNull', NULL_ELEMENT);
      if (takesBlankElements || typeof item !== 'string' || !isBlank(item)) continue;
      throw whiteSpace
        ? validationError('ArgumentCollectionContainsEmptyOrWhiteSpace', NULL_OR_WHITE_ELEMENT)
        : validationError('ArgumentCollectionContainsEmpty', NULL_ELEMENT);
    }
    if (isEmpty) throw validationError('ArgumentIsEmpty', NULL_ELEMENT);
  });
}

/** ValidateDrive, ValidateUserDrive: the drive that a path names is one of those allowed. */
export function driveValidation(drives: readonly string[]): ParameterValidation {
  return validation(
    eachElement((element) => {
      if (typeof element !== 'string') {
        throw validationError(
          'PathArgumentNotString',
          'The path argument is invalid. Supply a path argument that is a string type.',
        );
      }
      const drive = /^([^:\\/]+):/.exec(element)?.[1];
      if (drive === undefined) {
        throw validationError(
          'PathNoRoot',
          'The path argument has no root drive.  Supply a full path argument with a root drive.',
        );
      }
      if (drives.some((allowed) => allowed.toLowerCase() === drive.toLowerCase())) return;
      throw validationError(
        'PathRootInvalid',
        `The path argument drive ${drive} does not belong to the set of approved drives: ${drives.join(', ')}. Supply a path argument with an approved drive.`,
      );
    }),
  );
}

/** ValidateTrustedData: everything is trusted in the full language mode, which is the only one there is. */
export function trustedDataValidation(): ParameterValidation {
  return validation(() => {});
}

/** The names that -OutVariable and its kind take: of a variable without a drive, perhaps with `+` in front. */
export function validVariableName(): ParameterValidation {
  return validation((value) => {
    const name = toText(value).replace(/^\+/, '');
    if (name !== '' && !/^(?!global:|local:|script:|private:|using:|variable:)[^:]+:/i.test(name)) return;
    throw validationError(
      'ArgumentNotValidVariableName',
      `Cannot validate argument '${name}' because it is not a valid variable name.`,
    );
  });
}
