/** An argument on its way to a parameter: what the caller gave, and the name that it got while names were sorted out. */
import type { Extent } from '../../language/extent.ts';
import type { CommandArgument } from '../command-metadata.ts';

export interface Argument {
  /** Name without dash; null for an argument without one. */
  readonly name: string | null;
  readonly nameText: string | null;
  readonly hasValue: boolean;
  readonly value: unknown;
  readonly nameExtent: Extent | null;
  readonly valueExtent: Extent | null;
  readonly splatted: boolean;
  readonly literalText: string | null;
}

/** No value (AutomationNull) counts as null once it is an argument. */
export function argumentOf(given: CommandArgument): Argument {
  const { name, nameText, hasValue, value, nameExtent, valueExtent, splatted, literalText } = given;
  return {
    name,
    nameText,
    hasValue,
    value: value ?? null,
    nameExtent,
    valueExtent,
    splatted,
    literalText: literalText ?? null,
  };
}

/** An argument that stands nowhere in the text: from a default, the pipeline, or a prompt. */
export function argumentWithValue(name: string, value: unknown): Argument {
  return { ...NOWHERE, name, nameText: `-${name}`, value };
}

const NOWHERE: Argument = {
  name: null,
  nameText: null,
  hasValue: true,
  value: null,
  nameExtent: null,
  valueExtent: null,
  splatted: false,
  literalText: null,
};

/** The same argument with the value that follows its name. */
export function withValue(argument: Argument, value: unknown, from: Argument | null): Argument {
  return {
    ...argument,
    hasValue: true,
    value,
    valueExtent: from?.valueExtent ?? from?.nameExtent ?? null,
    literalText: from?.literalText ?? null,
  };
}

/** What an error about the value underlines. */
export function valuePlace(argument: Argument): Extent | null {
  return argument.valueExtent ?? argument.nameExtent;
}
