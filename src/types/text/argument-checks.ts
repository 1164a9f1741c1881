/** The checks of arguments that the members of text types share, with .NET's messages. */
import { argumentException, type NetException } from '../net-exception.ts';

/** ArgumentOutOfRangeException with a text of its own. */
export function outOfRange(message: string, parameter: string): NetException {
  return argumentException('ArgumentOutOfRangeException', message, parameter);
}

/** Throws when a number is below zero. */
export function requireNotNegative(value: number, parameter: string): void {
  if (value >= 0) return;
  throw withActualValue(`${parameter} ('${value}') must be a non-negative value.`, parameter, value);
}

/** Throws when a number is zero or below. */
export function requirePositive(value: number, parameter: string): void {
  if (value > 0) return;
  throw withActualValue(`${parameter} ('${value}') must be a non-negative and non-zero value.`, parameter, value);
}

/** The same for the classes that say no more than that the argument is out of range. */
export function requireInRange(isInRange: boolean, parameter: string): void {
  if (!isInRange) throw outOfRange('Specified argument was out of the range of valid values.', parameter);
}

/** Throws when a number is above a limit. */
export function requireAtMost(value: number, limit: number, parameter: string): void {
  if (value <= limit) return;
  throw withActualValue(`${parameter} ('${value}') must be less than or equal to '${limit}'.`, parameter, value);
}

function withActualValue(message: string, parameter: string, value: number): NetException {
  const exception = outOfRange(message, parameter);
  exception.message += `\nActual value was ${value}.`;
  return exception;
}

/** Throws when an index is not within `0..length`. */
export function requireIndexUpTo(index: number, length: number, parameter: string): void {
  if (index >= 0 && index <= length) return;
  throw outOfRange(
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    parameter,
  );
}

/** Throws when an index is not within `0..length - 1`. */
export function requireIndex(index: number, length: number, parameter: string): void {
  if (index >= 0 && index < length) return;
  throw outOfRange('Index was out of range. Must be non-negative and less than the size of the collection.', parameter);
}

/** Throws when a count does not fit behind an index. */
export function requireCount(count: number, available: number, parameter = 'count'): void {
  if (count >= 0 && count <= available) return;
  throw outOfRange(
    'Count must be positive and count must refer to a location within the string/array/collection.',
    parameter,
  );
}

/** Throws ArgumentNullException for null. */
export function requireValue<T>(value: T | null | undefined, parameter: string): T {
  if (value === null || value === undefined) {
    throw argumentException('ArgumentNullException', 'Value cannot be null.', parameter);
  }
  return value;
}
