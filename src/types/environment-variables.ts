/** Variables of the environment as scripts see them. The system keeps them as `name=value` up to a null. */
import type { Ambient } from './ambient.ts';
import { argumentException } from './net-exception.ts';

/**
 * The value that a script finds. A variable that the session has in other letters hides one that is lent: `$env:Path` is where
 * the programs of this computer are.
 */
export function variable({ environment, lentVariable }: Ambient, name: string): string | undefined {
  const own = environment.get(name);
  if (own !== undefined || !lentVariable) return own;
  const lower = name.toLowerCase();
  for (const key of environment.keys()) if (key.toLowerCase() === lower) return undefined;
  return lentVariable(name);
}

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
