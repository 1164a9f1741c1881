/**
 * Which names the code of a cmdlet reads: its own file but for `parameters` and `help`, and every function, constant and
 * class that this code reaches in other files. What a declaration names and this code does not is a parameter that is
 * taken and forgotten.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseSync } from '@swc/core';

/** A node of swc's tree; only what the walk looks at. */
interface Node {
  readonly type?: string;
  readonly [part: string]: unknown;
}

/** A declaration of a file, by name. */
interface Place {
  readonly file: string;
  readonly name: string;
}

interface SourceFile {
  readonly declarations: ReadonlyMap<string, Node>;
  readonly imports: ReadonlyMap<string, Place>;
  readonly defaultExport: Node | null;
}

interface Found {
  /** Names of properties that are read, and in cmdlets/ every text. */
  readonly reads: Set<string>;
  readonly references: Set<string>;
}

/** Every name that the cmdlet declared in a file reads. */
export function namesReadBy(file: string): ReadonlySet<string> {
  const source = sourceOf(file);
  const found: Found = { reads: new Set(), references: new Set() };
  const call = source.defaultExport;
  if (!call) throw new Error(`${file} declares no cmdlet`);
  scan(call.callee, found, true);
  for (const argument of call.arguments as Node[]) {
    const options = argument.expression as Node;
    for (const property of options.properties as Node[]) {
      if (!['parameters', 'help'].includes(nameOf(property.key as Node) ?? '')) scan(property, found, true);
    }
  }
  for (const name of namesReadFrom(placesOf(file, found.references))) found.reads.add(name);
  return found.reads;
}

/** Every name that a function of a file reads, and what it reaches. */
export function namesReadByFunction(file: string, name: string): ReadonlySet<string> {
  if (!sourceOf(file).declarations.has(name)) throw new Error(`${file} has no ${name}`);
  return namesReadFrom([{ file, name }]);
}

function namesReadFrom(places: readonly Place[]): ReadonlySet<string> {
  const reads = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...places];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const key = `${place.file}#${place.name}`;
    if (seen.has(key) || !place.file.endsWith('.ts') || place.file.includes('/generated/')) continue;
    seen.add(key);
    const own = readsOf(place);
    for (const name of own.reads) reads.add(name);
    waiting.push(...own.places);
  }
  return reads;
}

const readsByPlace = new Map<string, { reads: ReadonlySet<string>; places: readonly Place[] }>();

function readsOf({ file, name }: Place): { reads: ReadonlySet<string>; places: readonly Place[] } {
  const key = `${file}#${name}`;
  const known = readsByPlace.get(key);
  if (known) return known;
  const { declarations, imports, defaultExport } = sourceOf(file);
  const found: Found = { reads: new Set(), references: new Set() };
  // A text in the engine's code is no name of a parameter; in a cmdlet's it may be (`isBound('Force')`, tables of names).
  const countsTexts = file.includes('/cmdlets/');
  if (name === 'default') scan(defaultExport, found, countsTexts);
  else if (name === '*') for (const node of declarations.values()) scan(node, found, countsTexts);
  else scan(declarations.get(name), found, countsTexts);
  const again = imports.get(name);
  const places = [...placesOf(file, found.references), ...(again && !declarations.has(name) ? [again] : [])];
  const result = { reads: found.reads, places };
  readsByPlace.set(key, result);
  return result;
}

function placesOf(file: string, references: Iterable<string>): Place[] {
  const { declarations, imports } = sourceOf(file);
  return Array.from(references).flatMap((name) => {
    if (declarations.has(name)) return [{ file, name }];
    const imported = imports.get(name);
    return imported ? [imported] : [];
  });
}

/** Adds what is read and what is referred to below a node. */
function scan(node: unknown, found: Found, countsTexts: boolean): void {
  if (Array.isArray(node)) {
    for (const one of node) scan(one, found, countsTexts);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type, key, value, property, object } = node as Node;
  const name = nameOf((key ?? property) as Node);
  switch (type) {
    case 'TsTypeAnnotation':
    case 'TsTypeParameterInstantiation':
      return;
    case 'Identifier':
      found.references.add(value as string);
      return;
    case 'StringLiteral':
      if (countsTexts) found.reads.add(value as string);
      return;
    case 'MemberExpression':
      scan(object, found, countsTexts);
      if (name === null) scan(property, found, countsTexts);
      else found.reads.add(name);
      return;
    case 'KeyValuePatternProperty':
    case 'AssignmentPatternProperty':
      if (name !== null) found.reads.add(name);
      scan(value, found, countsTexts);
      return;
    case 'KeyValueProperty':
      scan(value, found, countsTexts);
      if (name === null) scan(key, found, countsTexts);
      return;
    default:
      for (const [part, below] of Object.entries(node))
        if (part !== 'key' || name === null) scan(below, found, countsTexts);
  }
}

function nameOf(node: Node | undefined): string | null {
  return node?.type === 'Identifier' || node?.type === 'StringLiteral' ? (node.value as string) : null;
}

const sources = new Map<string, SourceFile>();

function sourceOf(file: string): SourceFile {
  let source = sources.get(file);
  if (!source) sources.set(file, (source = readSource(file)));
  return source;
}

function readSource(file: string): SourceFile {
  const declarations = new Map<string, Node>();
  const imports = new Map<string, Place>();
  let defaultExport: Node | null = null;
  if (!file.endsWith('.ts') || !existsSync(file)) return { declarations, imports, defaultExport };
  const declare = (node: Node): void => {
    if (node.type === 'VariableDeclaration')
      for (const one of node.declarations as Node[]) for (const name of boundNames(one.id)) declarations.set(name, one);
    else if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
      declarations.set(nameOf(node.identifier as Node) ?? '', node);
  };
  const program = parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' }) as unknown as { body: Node[] };
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source)) {
      const target = resolve(dirname(file), nameOf(node.source as Node) ?? '');
      for (const one of node.specifiers as Node[]) {
        const local = nameOf((one.local ?? one.exported ?? one.orig) as Node);
        const original = nameOf((one.imported ?? one.orig ?? one.local) as Node);
        const kind = { ImportDefaultSpecifier: 'default', ImportNamespaceSpecifier: '*' }[one.type ?? ''];
        if (local !== null) imports.set(local, { file: target, name: kind ?? original ?? '' });
      }
    } else if (node.type === 'ExportDeclaration') declare(node.declaration as Node);
    else if (node.type === 'ExportDefaultExpression') defaultExport = node.expression as Node;
    else declare(node);
  }
  return { declarations, imports, defaultExport };
}

/** Names that a declaration's pattern binds. */
function boundNames(pattern: unknown): string[] {
  if (Array.isArray(pattern)) return pattern.flatMap(boundNames);
  if (typeof pattern !== 'object' || pattern === null) return [];
  const { type, value } = pattern as Node;
  if (type === 'Identifier') return [value as string];
  return Object.entries(pattern).flatMap(([part, below]) =>
    part === 'typeAnnotation' || part === 'key' ? [] : boundNames(below),
  );
}
