/**
 * Types of arguments that Lync's cmdlets make of whatever they are given: a text that names a user, an object that another
 * cmdlet gave. An argument of such a type keeps the value that it was made of.
 */
import { toText } from '../../src/types/conversion/conversion.ts';
import { findType, registerTypes } from '../../src/types/net-type.ts';
import { defineType } from '../../src/types/type-declaration.ts';
import { DataObject } from '../../src/types/values/data-object.ts';

/** Makes a type known, unless it is. */
export function requireArgumentType(name: string): void {
  if (findType(name)) return;
  const declaration = defineType<DataObject>({
    name,
    properties: [['System.Object Value {get;}', (self: DataObject) => self.get('Value')]],
    toText: (self: DataObject) => toText(self.get('Value')),
    convertFrom: (value) => new DataObject(name, { Value: value }),
  });
  registerTypes([{ name, accelerators: [], load: () => declaration as never }]);
}

/** What an argument was made of. */
export function argumentValue(argument: unknown): unknown {
  return argument instanceof DataObject && argument.get('Value') !== null ? argument.get('Value') : argument;
}
