/**
 * How good a conversion from one type to another is, for choosing between overloads. The order and the distances of the
 * ranks are PowerShell's (LanguagePrimitives.ConversionRank): the comparison of candidates relies on both.
 */
import { arrayTypeOf, type NetType, typeNamed } from '../net-type.ts';

export const Rank = {
  none: 0,
  unrelatedArrays: 0x0f,
  toString: 0x1f,
  custom: 0x2f,
  convertible: 0x3f,
  implicitCast: 0x4f,
  explicitCast: 0x5f,
  constructor: 0x6f,
  create: 0x73,
  parse: 0x7f,
  psObject: 0x8f,
  language: 0x9f,
  nullToValue: 0xaf,
  nullToReference: 0xbf,
  numericExplicit: 0xcf,
  numericExplicit1: 0xdf,
  numericString: 0xef,
  numericImplicit: 0xff,
  assignable: 0x10f,
  stringToCharArray: 0x11a,
  identity: 0x11f,
} as const;

/** A scalar that becomes an array of one ranks just below the conversion of the scalar itself. */
const SCALAR_TO_ARRAY = 8;

type NumberName =
  | 'SByte'
  | 'Byte'
  | 'Int16'
  | 'UInt16'
  | 'Int32'
  | 'UInt32'
  | 'Int64'
  | 'UInt64'
  | 'Single'
  | 'Double'
  | 'Decimal';

/** C#'s implicit numeric conversions: from → to. */
const WIDENING: Readonly<Record<NumberName, readonly NumberName[]>> = {
  SByte: ['Int16', 'Int32', 'Int64', 'Single', 'Double', 'Decimal'],
  Byte: ['Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  Int16: ['Int32', 'Int64', 'Single', 'Double', 'Decimal'],
  UInt16: ['Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  Int32: ['Int64', 'Single', 'Double', 'Decimal'],
  UInt32: ['Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
  Int64: ['Single', 'Double', 'Decimal'],
  UInt64: ['Single', 'Double', 'Decimal'],
  Single: ['Double'],
  Double: [],
  Decimal: [],
};

function numericName(type: NetType): NumberName | null {
  if (!type.fullName.startsWith('System.')) return null;
  const name = type.fullName.slice('System.'.length);
  return isNumberName(name) ? name : null;
}

function isNumberName(name: string): name is NumberName {
  return Object.hasOwn(WIDENING, name);
}

const UNSIGNED: readonly NumberName[] = ['Byte', 'UInt16', 'UInt32', 'UInt64'];
const SIGNED: readonly NumberName[] = ['SByte', 'Int16', 'Int32', 'Int64'];

/**
 * Two conversions that lose something are a step better than the others, which decides between overloads when a string
 * could go to either type: a signed integer to an unsigned one that is not narrower, and decimal to a floating type.
 */
function numericRank(from: NumberName, to: NumberName): number {
  if (WIDENING[from].includes(to)) return Rank.numericImplicit;
  if (from === 'Decimal') return to === 'Single' || to === 'Double' ? Rank.numericExplicit1 : Rank.numericExplicit;
  const width = SIGNED.indexOf(from);
  return width >= 0 && UNSIGNED.indexOf(to) >= width ? Rank.numericExplicit1 : Rank.numericExplicit;
}

const ranks = new WeakMap<NetType, Map<NetType, number>>();

/** The rank of the conversion; `from` is null for $null. */
export function conversionRank(from: NetType | null, to: NetType): number {
  if (from === null) return to.isValueType ? Rank.nullToValue : Rank.nullToReference;
  if (from === to) return Rank.identity;
  let known = ranks.get(from);
  if (!known) ranks.set(from, (known = new Map()));
  let rank = known.get(to);
  if (rank === undefined) known.set(to, (rank = computeRank(from, to)));
  return rank;
}

function computeRank(from: NetType, to: NetType): number {
  if (to.isAssignableFrom(from)) return Rank.assignable;
  switch (to.fullName) {
    case 'System.String':
      return Rank.toString;
    case 'System.Management.Automation.PSObject':
      return Rank.psObject;
    case 'System.Boolean':
    case 'System.Management.Automation.SwitchParameter':
      return Rank.language;
  }
  const toNumber = numericName(to);
  const fromNumber = numericName(from);
  if (fromNumber && toNumber) return numericRank(fromNumber, toNumber);
  if (from.fullName === 'System.String') return rankFromString(to, toNumber);
  if (to.elementType) return rankToArray(from, to);
  // One value becomes an object[] of it.
  if (to.fullName === 'System.Array') return rankToArray(from, arrayTypeOf(typeNamed('System.Object')));
  if (from.elementType) return rankFromArray(from, to);
  if (to.declaration.kind === 'delegate' && isScriptBlock(from)) return Rank.language;
  return rankFromObject(from, to, fromNumber, toNumber);
}

function isScriptBlock(type: NetType): boolean {
  return type.fullName === 'System.Management.Automation.ScriptBlock';
}

function rankFromString(to: NetType, toNumber: string | null): number {
  if (toNumber) return Rank.numericString;
  if (to.fullName === 'System.Array') return Rank.assignable - SCALAR_TO_ARRAY;
  if (to.elementType) {
    return to.elementType.fullName === 'System.Char'
      ? Rank.stringToCharArray
      : Math.max(conversionRank(typeNamed('System.String'), to.elementType) - SCALAR_TO_ARRAY, Rank.none);
  }
  if (LANGUAGE_FROM_STRING.has(to.fullName)) return Rank.language;
  if (to.isEnum || declaresParse(to)) return Rank.parse;
  return rankByDeclaration(typeNamed('System.String'), to);
}

const LANGUAGE_FROM_STRING = new Set(['System.Type', 'System.Text.RegularExpressions.Regex', 'System.Uri']);

function declaresParse(type: NetType): boolean {
  return (type.declaration.staticMethods ?? []).some(([signature]) => /\bParse\(string \w+/.test(signature));
}

function rankToArray(from: NetType, to: NetType): number {
  const element = to.elementType as NetType;
  if (from.elementType) {
    if (element.isAssignableFrom(from.elementType)) return Rank.language;
    return conversionRank(from.elementType, element) === Rank.none && from.elementType.fullName !== 'System.Object'
      ? Rank.none
      : Rank.unrelatedArrays;
  }
  if (isSequence(from)) return Rank.language;
  const rank = conversionRank(from, element);
  return rank === Rank.none ? Rank.none : rank - SCALAR_TO_ARRAY;
}

/** Whether PowerShell enumerates values of the type (strings, which do not come here, and dictionaries it does not). */
function isSequence(type: NetType): boolean {
  const declarations = [...type.lineage()].map((one) => one.declaration);
  return declarations.some((one) => one.enumerate) && !declarations.some((one) => one.interfaces?.includes(DICTIONARY));
}

const DICTIONARY = 'System.Collections.IDictionary';

/** An array becomes a collection through the collection's constructor. */
function rankFromArray(from: NetType, to: NetType): number {
  return rankByDeclaration(from, to);
}

function rankFromObject(from: NetType, to: NetType, fromNumber: string | null, toNumber: string | null): number {
  const convertible = fromNumber !== null || CONVERTIBLE.has(from.fullName);
  if (to.isEnum) return fromNumber ? Rank.language : convertible ? Rank.convertible : Rank.none;
  if (from.isEnum && toNumber) return Rank.explicitCast;
  if (convertible && (toNumber || to.fullName === 'System.Char')) return Rank.convertible;
  const declared = rankByDeclaration(from, to);
  if (declared !== Rank.none || !convertible) return declared;
  // A number becomes what its text becomes. The others that are IConvertible count as convertible to whatever it is;
  // whether they are shows when it is tried.
  const possible = fromNumber === null || rankFromString(to, toNumber) !== Rank.none;
  return possible ? Rank.convertible : Rank.none;
}

/** What is IConvertible besides numbers and texts. */
const CONVERTIBLE = new Set(['System.Char', 'System.Boolean', 'System.DateTime', 'System.DBNull']);

/** Conversions that the target type offers: operators, constructors, and what its declaration converts itself. */
function rankByDeclaration(from: NetType, to: NetType): number {
  const casts = [...(from.declaration.staticMethods ?? []), ...(to.declaration.staticMethods ?? [])];
  if (casts.some(([signature]) => signature.includes(' op_Implicit(') && castFits(signature, from, to))) {
    return Rank.implicitCast;
  }
  if (to.isInterface || to.declaration.abstract) return Rank.none;
  for (const [signature] of to.declaration.constructors ?? []) {
    if (constructorTakes(signature, from)) return Rank.constructor;
  }
  if (!from.elementType && takesItem(to, from)) return Rank.constructor;
  if (from.fullName === 'System.Collections.Hashtable' && hasDefaultConstructor(to)) return Rank.create;
  return to.declaration.convertFrom ? Rank.custom : Rank.none;
}

/** One value becomes a collection of one. */
function takesItem(to: NetType, from: NetType): boolean {
  const [element, ...others] = to.genericArguments;
  return (
    element !== undefined &&
    others.length === 0 &&
    element.isAssignableFrom(from) &&
    (to.declaration.constructors ?? []).some(([signature]) => ITEMS.test(signature))
  );
}

const ITEMS = /^\(System\.Collections\.Generic\.I(?:Enumerable|Collection|List)\[\w+\] \w+\)$/;

function castFits(signature: string, from: NetType, to: NetType): boolean {
  const [, result, operand] = /^(?:static\s+)?(\S+) op_Implicit\((\S+) \w+\)$/.exec(signature) ?? [];
  return result !== undefined && operand !== undefined && isNamed(to, result) && isNamed(from, operand);
}

function isNamed(type: NetType, name: string): boolean {
  return type.displayName.toLowerCase() === name.toLowerCase() || type.fullName.toLowerCase() === name.toLowerCase();
}

function hasDefaultConstructor(type: NetType): boolean {
  return (type.declaration.constructors ?? []).some(([signature]) => signature.trim() === '()');
}

/** Whether a constructor with one parameter takes a value of a type as it is, or widened (.NET's own binder finds it so). */
function constructorTakes(signature: string, from: NetType): boolean {
  const [, taken] = /^\(([^,\s]+(?:\[[^\]]*\])?) \w+\)$/.exec(signature.trim()) ?? [];
  if (taken === undefined) return false;
  for (const type of from.lineage()) if (isNamed(type, taken)) return true;
  const number = numericName(from);
  if (number && WIDENING[number].some((name) => isNamed(typeNamed(`System.${name}`), taken))) return true;
  const wanted = taken.replace(/\[.*$/, '').toLowerCase();
  return [...from.lineage()].some((type) =>
    type.declaredInterfaces().some((name) => name.replace(/\[.*$/, '').toLowerCase() === wanted),
  );
}
