/**
 * Types of arguments that Lync's cmdlets make of whatever they are given: a text that names a user, an object that another
 * cmdlet gave. An argument of such a type keeps the value that it was made of.
 */
import { toText } from '../../src/types/conversion/conversion.ts';
import { defineType } from '../../src/types/type-declaration.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { declareType } from './declared-types.ts';

/** Those that have declarations of their own (net/catalogs/identities.ts), or are .NET's. */
const DECLARED = /^System\.|\.(?:XdsIdentity|XdsGlobalRelativeIdentity|Fqdn)$/;

/** Makes a type of arguments known. */
export function requireArgumentType(name: string): void {
  if (DECLARED.test(name)) return;
  declareType(name, () =>
    defineType<DataObject>({
      name,
      properties: [['System.Object Value {get;}', (self: DataObject) => self.get('Value')]],
      toText: (self: DataObject) => toText(self.get('Value')),
      convertFrom: (value) => new DataObject(name, { Value: value }),
    }),
  );
}

/** What an argument was made of. */
export function argumentValue(argument: unknown): unknown {
  return argument instanceof DataObject && argument.get('Value') !== null ? argument.get('Value') : argument;
}
