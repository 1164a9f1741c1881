/** What the syntax of a C# parameter says of how it is handed over. */
import type { Expression, ParameterSyntax } from './tree.ts';

/** Whether its slot holds a reference. */
export function isByReference({ passing }: ParameterSyntax): boolean {
  return passing === 'ref' || passing === 'out' || passing === 'in';
}

/** `= value`, or `[DefaultParameterValue(value)]`. */
export function defaultOf({ value, attributes }: ParameterSyntax): Expression | null {
  return (
    value ?? attributes.find(({ name }) => /(?:^|\.)DefaultParameterValue(?:Attribute)?$/.test(name))?.args[0] ?? null
  );
}

/** Whether it may be left out although it says no value. */
export function isOptional({ attributes }: ParameterSyntax): boolean {
  return attributes.some(({ name }) => /(?:^|\.)Optional(?:Attribute)?$/.test(name));
}
