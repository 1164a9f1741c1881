/** The syntax lines of a command, one for each parameter set, as Get-Command -Syntax and Get-Help print them. */
import { findType, type NetType } from '../../types/net-type.ts';
import { ALL_SETS, type CommandMetadata, type ParameterMetadata, type ParameterSetData } from '../command-metadata.ts';
import { COMMON_NAMES } from './common-parameters.ts';

export interface SyntaxLine {
  readonly setName: string;
  readonly isDefault: boolean;
  readonly text: string;
}

/** Names of the sets of a command in the order in which their parameters name them; the set of all when there are none. */
export function parameterSetNames(metadata: CommandMetadata): string[] {
  const names = new Map<string, string>();
  const add = (name: string) => {
    if (name !== ALL_SETS && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  };
  if (metadata.defaultParameterSet !== null) add(metadata.defaultParameterSet);
  for (const { sets } of metadata.parameters) for (const name of sets.keys()) add(name);
  return names.size === 0 ? [ALL_SETS] : [...names.values()];
}

/** A parameter with its part in one set. */
export interface ParameterOfSet {
  readonly parameter: ParameterMetadata;
  readonly data: ParameterSetData;
}

/** The parameters of a set in the order of display: by position, then mandatory ones, then the others. */
export function parametersOfSet(metadata: CommandMetadata, setName: string): ParameterOfSet[] {
  const members = metadata.parameters.flatMap((parameter) => {
    const data = dataIn(parameter, setName);
    return data === null ? [] : [{ parameter, data }];
  });
  const own = members.filter(({ parameter }) => !COMMON_NAMES.has(parameter.name));
  const positional = own
    .filter(({ data }) => data.position !== null)
    .sort((a, b) => (a.data.position ?? 0) - (b.data.position ?? 0));
  const named = own.filter(({ data }) => data.position === null);
  return [...positional, ...named.filter(({ data }) => data.mandatory), ...named.filter(({ data }) => !data.mandatory)];
}

function dataIn({ sets }: ParameterMetadata, setName: string): ParameterSetData | null {
  for (const [name, data] of sets) if (name.toLowerCase() === setName.toLowerCase()) return data;
  return sets.get(ALL_SETS) ?? null;
}

/** All syntax lines of a command. */
export function syntaxLines(metadata: CommandMetadata, name: string = metadata.name): SyntaxLine[] {
  return parameterSetNames(metadata).map((setName) => ({
    setName,
    isDefault: setName.toLowerCase() === metadata.defaultParameterSet?.toLowerCase(),
    text: syntaxLine(metadata, setName, name),
  }));
}

/** The syntax of one parameter set: `Get-Item [-Path] <string[]> [-Force] [<CommonParameters>]`. */
export function syntaxLine(metadata: CommandMetadata, setName: string, name: string = metadata.name): string {
  const parts = parametersOfSet(metadata, setName)
    .filter(({ parameter }) => !parameter.dontShow)
    .map(({ parameter, data }) => parameterSyntax(parameter, data));
  return [name, ...parts, ...(metadata.isAdvanced ? ['[<CommonParameters>]'] : [])].join(' ');
}

function parameterSyntax(parameter: ParameterMetadata, data: ParameterSetData): string {
  const name = `-${parameter.name}`;
  // A switch with a position can be left out by name, so it is bracketed even where it is mandatory.
  if (parameter.isSwitch) return data.mandatory && data.position === null ? name : `[${name}]`;
  const type = `<${syntaxTypeName(parameter)}>`;
  const named = data.position === null ? `${name} ${type}` : `[${name}] ${type}`;
  return data.mandatory ? named : `[${named}]`;
}

/** The type of a parameter's values as syntax shows it. A flags enum takes several values without being an array. */
export function syntaxTypeName({ psTypeName, type }: ParameterMetadata): string {
  if (psTypeName === null) return shortTypeName(type.elementType?.declaration.flags ? type.elementType : type);
  const last = withoutNamespaces(psTypeName);
  return type.isArray && !findType(psTypeName)?.declaration.flags ? `${last}[]` : last;
}

/** A type by its accelerator or its name without namespace: `string[]`, `Object`, `List[int]`, `ErrorCategory`. */
export function shortTypeName(type: NetType): string {
  if (type.elementType) return `${shortTypeName(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  const [argument] = type.genericArguments;
  if (argument && type.declaration.name === 'System.Nullable`1') return shortTypeName(argument);
  if (type.genericArguments.length > 0) {
    const name = type.name.replace(/`\d+$/, '');
    return `${name}[${type.genericArguments.map(shortTypeName).join(',')}]`;
  }
  const accelerator = type.declaration.accelerators?.[0];
  if (accelerator && !type.isEnum && type.fullName !== 'System.Object') return accelerator;
  return withoutNamespaces(type.declaration.name);
}

/** `System.A.B[System.C.D]` as `B[D]`; a type inside another keeps its name: `Outer+Inner`. */
function withoutNamespaces(name: string): string {
  const plain = /^System\.Nullable\[(.*)\]$/.exec(name)?.[1] ?? name;
  return plain.replace(/[\w`.+]+/g, (part) => part.slice(part.lastIndexOf('.') + 1));
}
