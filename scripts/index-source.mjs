// Writes the index modules as text. There are two forms of each: for the source tree (and so for jest and tsc) with
// static imports, because an ES module cannot be loaded synchronously on demand there; and for the bundle with
// `require`, which esbuild turns into initialisation at first use. There the names are one text: a thousand entries
// written out took 5 ms of every start.
import { findAssemblies, findCommands, findModules, findTypes, findViews } from './index-declarations.mjs';
import { exercisesSource } from './index-exercises.mjs';
import { topicsSource } from './index-topics.mjs';

const indexes = {
  commands: {
    find: findCommands,
    variable: 'commandIndex',
    entryType: 'CommandIndexEntry',
    fields: ({ module, aliases }) => `module: ${quoted(module)}, aliases: [${aliases.map(quoted).join(', ')}]`,
    others: 'aliases',
    fieldTypes: ['readonly module: string', 'readonly aliases: readonly string[]'],
    conversion: '',
    definition: 'CmdletDefinition',
    importedName: 'CmdletDefinition',
    definitionFile: 'src/engine/cmdlet.ts',
    comment: 'Every cmdlet by its name as declared; the definition is loaded when `load` is first called.',
  },
  types: {
    find: findTypes,
    variable: 'typeIndex',
    entryType: 'TypeIndexEntry',
    fields: ({ accelerators }) => `accelerators: [${accelerators.map(quoted).join(', ')}]`,
    others: 'accelerators',
    fieldTypes: ['readonly accelerators: readonly string[]'],
    // Each declaration is of its own T, and none is assignable to another's: `never` is what the registry takes.
    conversion: ' as unknown as TypeDeclaration<never>',
    definition: 'TypeDeclaration<never>',
    importedName: 'TypeDeclaration',
    definitionFile: 'src/types/type-declaration.ts',
    comment: 'Every emulated .NET type by its full name; the declaration is loaded when `load` is first called.',
  },
};

const catalogSearch = [
  'function inCatalog(catalog: unknown, name: string): TypeDeclaration<never> {',
  '  const found = (catalog as TypeDeclaration<never>[]).find((declaration) => declaration.name === name);',
  '  if (found === undefined) throw new Error(`The catalog that lists ${name} does not declare it.`);',
  '  return found;',
  '}',
  '',
];

/** Cmdlets that are data are many and alike: their names stand in one text. */
const familyEntries = [
  'function madeOf(',
  '  module: string,',
  '  maker: () => (verb: never, noun: string) => CmdletDefinition,',
  '  names: string,',
  '): [string, CommandIndexEntry][] {',
  "  return names.split(' ').map((name) => {",
  "    const dash = name.indexOf('-');",
  '    const load = () => maker()(name.slice(0, dash) as never, name.slice(dash + 1));',
  '    return [name, { name, module, aliases: [], load }];',
  '  });',
  '}',
  '',
];

/** Lists of declarations that are wanted all at once and not by name; loaded by a function. */
const lists = {
  modules: {
    find: findModules,
    variable: 'builtInModules',
    type: 'BuiltInModule',
    typeFile: 'src/engine/modules/built-in-module.ts',
    elements: (declarations) => `[${declarations.join(', ')}]`,
    comment: 'Every module of the program, in the order of their folders.',
  },
  assemblies: {
    find: findAssemblies,
    variable: 'emulatedAssemblies',
    type: 'EmulatedAssembly',
    typeFile: 'src/engine/assemblies/emulated-assembly.ts',
    elements: (declarations) => `[${declarations.join(', ')}]`,
    comment: 'Every assembly of others whose types are emulated.',
  },
  views: {
    find: findViews,
    variable: 'builtInViews',
    type: 'View',
    typeFile: 'src/formatting/view-definition.ts',
    elements: (declarations) => `[${declarations.map((one) => `...${one}`).join(', ')}]`,
    comment: 'Every view of the program, in the order in which they are looked at.',
  },
};

/** The texts of the help topics. */
const topics = 'about-topics';

/** The files of the exercises. */
const exercises = 'exercises';

/** The names of the generated index modules (`src/generated/<name>.ts`). */
export const indexNames = [...Object.keys(indexes), ...Object.keys(lists), topics, exercises];

const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const specifier = (file) => quoted(`../../${file}`);

const MADE = '// Made by scripts/generate-index.mjs from the declarations. Do not edit.';

function staticImports(entries) {
  const families = new Set();
  return entries.flatMap(({ file, made }, i) => {
    if (made && families.has(file)) return [];
    if (made) families.add(file);
    return [`import declaration${i} from ${specifier(file)};`];
  });
}

function listSource({ find, variable, type, typeFile, elements, comment }, { lazy, inFolder }) {
  const entries = find(inFolder);
  const declarations = entries.map(({ file }, i) => (lazy ? `require(${specifier(file)}).default` : `declaration${i}`));
  return [
    MADE,
    `import type { ${type} } from ${specifier(typeFile)};`,
    ...(lazy ? [] : staticImports(entries)),
    '',
    `/** ${comment} */`,
    `export const ${variable} = (): readonly ${type}[] => ${elements(declarations)};`,
    '',
  ].join('\n');
}

/** The index for the bundle, as JavaScript: a line for each name, and which file declares it by its number. */
function lazyIndexSource({ variable, others }, entries) {
  const files = [...new Set(entries.map(({ file }) => file))];
  const lines = entries.map(({ name, file, module = '', ...entry }) => {
    return [name, files.indexOf(file), module, entry[others].join('|')].join('|');
  });
  const cases = files.map((file, i) => {
    const { made, catalog } = entries.find((entry) => entry.file === file);
    const module = `require(${specifier(file)}).default`;
    if (made) return `case ${i}: return ${module}(...name.split('-'));`;
    return `case ${i}: return ${catalog ? `inCatalog(${module}, name)` : module};`;
  });
  return `${MADE}
const none = [];
class Entry {
  constructor(line) {
    this.line = line;
    this.name = line.slice(0, line.indexOf('|'));
  }
  get module() { return this.line.split('|')[2]; }
  get ${others}() { return this.line.endsWith('|') ? none : this.line.split('|').slice(3); }
  get load() { return () => declaration(Number(this.line.split('|')[1]), this.name); }
}
const lines = ${quoted(lines.join(' '))};
export const ${variable} = new Map();
for (const line of lines.split(' ')) {
  const entry = new Entry(line);
  ${variable}.set(entry.name, entry);
}
function declaration(file, name) { switch (file) { ${cases.join('\n')} } }
function inCatalog(catalog, name) {
  const found = catalog.find((declaration) => declaration.name === name);
  if (found === undefined) throw new Error(\`The catalog that lists \${name} does not declare it.\`);
  return found;
}
`;
}

/**
 * The text of one index module: lazy for the bundle, with static imports otherwise.
 * @param inFolder which folders of cmdlets/ belong to the program; all by default.
 */
export function indexSource(indexName, { lazy, inFolder }) {
  if (indexName === topics) return topicsSource(inFolder);
  if (indexName === exercises) return exercisesSource();
  if (indexName in lists) return listSource(lists[indexName], { lazy, inFolder });
  const index = indexes[indexName];
  const entries = index.find(inFolder);
  if (lazy) return lazyIndexSource(index, entries);
  const lines = [MADE];
  lines.push(`import type { ${index.importedName} } from ${specifier(index.definitionFile)};`);
  lines.push(...staticImports(entries));
  lines.push(
    '',
    `export interface ${index.entryType} {`,
    '  readonly name: string;',
    ...index.fieldTypes.map((field) => `  ${field};`),
    `  readonly load: () => ${index.definition};`,
    '}',
    '',
    `/** ${index.comment} */`,
    `export const ${index.variable}: ReadonlyMap<string, ${index.entryType}> = new Map<string, ${index.entryType}>([`,
  );
  const made = entries.filter((entry) => entry.made);
  for (const [i, entry] of entries.entries()) {
    if (entry.made) continue;
    const name = quoted(entry.name);
    const module = `declaration${i}`;
    const loaded = entry.catalog ? `inCatalog(${module}, ${name})` : `${module}${index.conversion}`;
    lines.push(`  [${name}, { name: ${name}, ${index.fields(entry)}, load: () => ${loaded} }],`);
  }
  for (const file of new Set(made.map((entry) => entry.file))) {
    const names = made.filter((entry) => entry.file === file).map((entry) => entry.name);
    const maker = `declaration${entries.findIndex((one) => one.file === file)}`;
    const { module } = made.find((entry) => entry.file === file);
    lines.push(`  ...madeOf(${quoted(module)}, () => ${maker}, ${quoted(names.join(' '))}),`);
  }
  lines.push(']);', '');
  if (entries.some((entry) => entry.catalog)) lines.push(...catalogSearch);
  if (made.length > 0) lines.push(...familyEntries);
  return lines.join('\n');
}
