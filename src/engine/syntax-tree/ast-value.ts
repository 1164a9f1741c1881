/** The value of a node's property by the type that its class declares for it. */
import type { Ast, SwitchFlagPart, TypeNameAst } from '../../language/ast.ts';
import type { Extent } from '../../language/extent.ts';
import type { Token } from '../../language/token.ts';
import { genericTypeOf, type NetType, typeNamed } from '../../types/net-type.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { NetDictionary } from '../../types/values/net-dictionary.ts';
import { NetList } from '../../types/values/net-list.ts';
import { NetTuple } from '../../types/values/net-tuple.ts';
import { TokenObject } from '../language-tokens.ts';
import type { AstObject } from './ast-object.ts';
import { ExtentObject } from './extents.ts';
import { TypeNameObject } from './type-name-object.ts';

const NAMESPACE = 'System.Management.Automation.Language.';

/** Types that are not of that namespace, by the short names in `AST_CLASSES`: as Get-Member shows them. */
const SHORT: Readonly<Record<string, string>> = {
  string: 'string',
  bool: 'bool',
  type: 'type',
  object: 'System.Object',
  ReadOnlyCollection: 'System.Collections.ObjectModel.ReadOnlyCollection',
  Dictionary: 'System.Collections.Generic.Dictionary',
  Tuple: 'System.Tuple',
  VariablePath: 'System.Management.Automation.VariablePath',
};

/** A type as signatures write it. */
export function signatureType(text: string): string {
  return text.replace(/\w+/g, (name) => SHORT[name] ?? NAMESPACE + name);
}

/** What stands in a node for the value of a type. */
type Reader = (raw: unknown, self: AstObject) => unknown;

const asIs: Reader = (raw) => raw ?? null;

/** How what a node holds becomes a value of a type. */
export function readerOf(type: string): Reader {
  const generic = /^(\w+)\[(.*)\]$/.exec(type);
  if (generic?.[1] === 'ReadOnlyCollection') return listReader(generic[2] ?? '');
  if (generic?.[1] === 'Tuple') return pairReader((generic[2] ?? '').split(','));
  if (type.endsWith('Ast')) return (raw, self) => (raw ? self.child(raw as Ast) : null);
  if (type === 'IScriptExtent') return (raw) => (raw ? new ExtentObject(raw as Extent) : null);
  if (type === 'ITypeName') return (raw) => (raw ? new TypeNameObject(raw as TypeNameAst) : null);
  if (type === 'Token') return (raw) => (raw ? new TokenObject(raw as Token) : null);
  if (generic?.[1] === 'Dictionary') return flagsReader(generic[2] ?? '');
  if (SHORT[generic?.[1] ?? type] !== undefined) return asIs;
  return enumReader(NAMESPACE + type);
}

/** The flags of an erroneous `switch`, by name: their tokens, and what is given with them. */
function flagsReader(text: string): Reader {
  const [, value = ''] = /^string,(.*)$/.exec(text) ?? [];
  const readPair = readerOf(value);
  return (raw, self) => {
    if (!(raw instanceof Map)) return null;
    const types = [typeNamed('System.String'), elementType(value)];
    const type = genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), types);
    const table = new NetDictionary(type);
    for (const [name, { token, argument }] of raw as ReadonlyMap<string, SwitchFlagPart>)
      table.set(name, readPair([token, argument], self));
    return table;
  };
}

function enumReader(name: string): Reader {
  return (raw) => {
    if (typeof raw === 'string') return EnumValue.named(typeNamed(name), raw);
    return typeof raw === 'number' ? EnumValue.of(typeNamed(name), raw) : asIs(raw, undefined as never);
  };
}

function listReader(element: string): Reader {
  const read = readerOf(element);
  return (raw, self) => {
    if (!Array.isArray(raw)) return null;
    const items = raw.map((item) => read(item, self));
    return readOnlyList(elementType(element), items);
  };
}

/** A ReadOnlyCollection of a type. */
export function readOnlyList(element: NetType, items: unknown[]): NetList {
  const type = genericTypeOf(typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1'), [element]);
  const list = new NetList(type, items);
  list.isReadOnly = true;
  return list;
}

function elementType(text: string): NetType {
  const pair = /^Tuple\[(\w+),(\w+)\]$/.exec(text);
  return pair ? pairType([pair[1] ?? '', pair[2] ?? '']) : typeNamed(signatureType(text));
}

function pairType(parts: readonly string[]): NetType {
  const types = parts.map((part) => typeNamed(signatureType(part)));
  return genericTypeOf(typeNamed('System.Tuple`2'), types);
}

function pairReader(parts: readonly string[]): Reader {
  const readers = parts.map(readerOf);
  return (raw, self) => {
    const items = readers.map((read, at) => read((raw as unknown[])[at], self));
    return new NetTuple(pairType(parts), items);
  };
}
