/** What a variable of the environment may be called and hold: the system keeps them as `name=value` up to a null. */
import { argumentException } from './net-exception.ts';

/** @throws NetException ArgumentException */
export function requireVariableName(name: string): void {
  if (name === '' || name.startsWith('\0'))
    throw argumentException('ArgumentException', 'The value cannot be an empty string.', 'variable');
  if (name.includes('='))
    throw argumentException(
      'ArgumentException',
      'Environment variable name cannot contain equal character.',
      'variable',
    );
}

export function untilNull(value: string): string {
  const end = value.indexOf('\0');
  return end < 0 ? value : value.slice(0, end);
}
