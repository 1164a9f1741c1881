/** The .NET types behind the type names of cmdlet declarations, and how bound values are handed to cmdlets. */

import { convertTo } from '../../types/conversion/conversion.ts';
import {
  arrayTypeOf,
  connectTypesOfCommands,
  findDeclaredType,
  genericTypeOf,
  NetType,
  typeNamed,
} from '../../types/net-type.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { isNetArray } from '../../types/values/typed-array.ts';
import type { ParameterDeclaration, ParameterTypeName } from '../cmdlet.ts';
import { toSwitchValue } from './common-parameters.ts';

/** Full names of the types; arrays are `name[]` of these. */
const FULL_NAMES: Readonly<Record<string, string>> = {
  switch: 'System.Management.Automation.SwitchParameter',
  bool: 'System.Boolean',
  string: 'System.String',
  char: 'System.Char',
  int: 'System.Int32',
  uint: 'System.UInt32',
  long: 'System.Int64',
  double: 'System.Double',
  byte: 'System.Byte',
  object: 'System.Object',
  Object: 'System.Object',
  psobject: 'System.Management.Automation.PSObject',
  hashtable: 'System.Collections.Hashtable',
  IDictionary: 'System.Collections.IDictionary',
  scriptblock: 'System.Management.Automation.ScriptBlock',
  datetime: 'System.DateTime',
  timespan: 'System.TimeSpan',
  type: 'System.Type',
  Encoding: 'System.Text.Encoding',
  guid: 'System.Guid',
  version: 'System.Version',
  uri: 'System.Uri',
  regex: 'System.Text.RegularExpressions.Regex',
  cultureinfo: 'System.Globalization.CultureInfo',
  pscredential: 'System.Management.Automation.PSCredential',
  securestring: 'System.Security.SecureString',
  Exception: 'System.Exception',
  ErrorRecord: 'System.Management.Automation.ErrorRecord',
  xml: 'System.Xml.XmlDocument',
  X509Certificate2: 'System.Security.Cryptography.X509Certificates.X509Certificate2',
};

/** The type that arguments are converted to. */
export function parameterNetType(name: string, declaration: ParameterDeclaration): NetType {
  const { type, typeName } = declaration;
  const element = type.endsWith('[]') ? type.slice(0, -2) : type;
  const single = element === 'enum' ? enumType(name, declaration) : singleType(element, typeName ?? null);
  return element === type ? single : arrayTypeOf(single);
}

function singleType(name: string, typeName: string | null): NetType {
  const generic = typeName === null ? null : genericType(typeName);
  if (generic) return generic;
  if (typeName !== null)
    return findDeclaredType(typeName.replace(/\[\]$/, '')) ?? shownType(typeName.replace(/\[\]$/, ''));
  if (name === 'other') return typeNamed('System.Object');
  const nullable = /^System\.Nullable\[(.+)\]$/.exec(name);
  if (nullable) {
    const definition = findDeclaredType('System.Nullable`1');
    const argument = singleType(nullable[1] ?? '', null);
    return definition ? genericTypeOf(definition, [argument]) : argument;
  }
  const fullName = FULL_NAMES[name];
  if (fullName === undefined) throw new Error(`No .NET type is known for the parameter type '${name}'.`);
  return findDeclaredType(fullName) ?? shownType(fullName);
}

/** A generic type as Get-Member writes it, `System.Func[string,System.Object]`; null for any other. */
function genericType(name: string): NetType | null {
  const [, definition = '', list = ''] = /^([\w.]+)\[([\w.]+(?:,[\w.]+)*)\]$/.exec(name) ?? [];
  if (list === '') return null;
  const names = list.split(',');
  const found = findDeclaredType(`${definition}\`${names.length}`);
  if (!found) return null;
  return genericTypeOf(
    found,
    names.map((one) => (FULL_NAMES[one] === undefined ? singleType('other', one) : singleType(one, null))),
  );
}

const shownTypes = new Map<string, NetType>();

/** Every type that a declaration of a parameter has made, by name in lower case. */
const madeTypes = new Map<string, NetType>();

/** A type that scripts can name once the parameters of the command that has it were looked at. */
function known(type: NetType): NetType {
  const key = type.fullName.toLowerCase();
  if (!madeTypes.has(key)) madeTypes.set(key, type);
  return type;
}

/** Makes the metadata of all commands whose parameters may have types of their own; set by the engine. */
let lookAtCommands: () => void = () => {};

/** Called once: how all cmdlets are looked at, when a name is in none of the types made so far. */
export function connectCommands(look: () => void): void {
  lookAtCommands = look;
}

connectTypesOfCommands((name) => {
  const key = name.toLowerCase();
  const found = madeTypes.get(key);
  if (found || hasLooked || !OF_COMMANDS.test(name)) return found;
  hasLooked = true;
  lookAtCommands();
  return madeTypes.get(key);
});

/** The commands need looking at only once: their declarations are the same for every session. */
let hasLooked = false;

/** Namespaces of the cmdlets' own types. */
const OF_COMMANDS =
  /^(?:Microsoft\.(?:PowerShell|Rtc|CertificateServices)\.|Newtonsoft\.Json\.|System\.Management\.Automation\.)/i;

/**
 * A type that is not emulated but shows in syntax and messages. No value is of it and nothing converts to it, except that
 * objects of cmdlets which say that they are of such a type are taken as they are.
 */
function shownType(fullName: string): NetType {
  let type = shownTypes.get(fullName);
  if (!type) shownTypes.set(fullName, (type = known(new NetType(fullName, { name: fullName }))));
  return type;
}

const enumTypes = new Map<string, NetType>();

/** The enum of a declaration: the emulated one of its name, or one made of the names that the declaration lists. */
function enumType(parameter: string, { typeName, values = [] }: ParameterDeclaration): NetType {
  const declared = typeName ? findDeclaredType(typeName) : undefined;
  if (declared?.isEnum) return declared;
  const name = typeName ?? `${parameter}Value`;
  const key = `${name}:${values.join(',')}`;
  let type = enumTypes.get(key);
  if (!type) {
    const members = Object.fromEntries(values.map((value, i) => [value, i]));
    type = new NetType(name, { name, kind: 'enum', members });
    enumTypes.set(key, known(type));
  }
  return type;
}

/** How a converted value is handed to the cmdlet: switches as booleans, enum values by name. */
export function targetConversion(type: ParameterTypeName, netType: NetType): (value: unknown) => unknown {
  if (type === 'switch') return toSwitchValue;
  if (type === 'enum') return enumName;
  if (type === 'enum[]') return (value) => (isNetArray(value) ? Array.from(value as unknown[], enumName) : value);
  // A property of a value type cannot hold null: it keeps the type's empty value.
  if (netType.isValueType && netType.declaration.name !== 'System.Nullable`1') {
    return (value) => (value === null ? convertTo(null, netType) : value);
  }
  return (value) => value;
}

function enumName(value: unknown): unknown {
  return value instanceof EnumValue ? value.toString() : value;
}
