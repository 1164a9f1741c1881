// Writes the index modules as text. There are two forms of each: for the source tree (and so for jest and tsc) with
// static imports, because an ES module cannot be loaded synchronously on demand there; and for the bundle with
// `require`, which esbuild turns into initialisation at first use.
import { findCommands, findTypes } from './index-declarations.mjs';
import { topicsSource } from './index-topics.mjs';

const indexes = {
  commands: {
    find: findCommands,
    variable: 'commandIndex',
    entryType: 'CommandIndexEntry',
    namesKey: 'aliases',
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
    namesKey: 'accelerators',
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

/** The texts of the help topics; in a folder of its own, since cmdlets may import it (`.dependency-cruiser.cjs`). */
const topics = 'help/about-topics';

/** The names of the generated index modules (`src/generated/<name>.ts`). */
export const indexNames = [...Object.keys(indexes), topics];

const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The text of one index module: lazy for the bundle, with static imports otherwise. */
export function indexSource(indexName, { lazy }) {
  if (indexName === topics) return topicsSource();
  const index = indexes[indexName];
  const entries = index.find();
  const specifier = (file) => quoted(`../../${file}`);
  const lines = ['// Made by scripts/generate-index.mjs from the declarations. Do not edit.'];
  lines.push(`import type { ${index.importedName} } from ${specifier(index.definitionFile)};`);
  if (!lazy) lines.push(...entries.map((entry, i) => `import declaration${i} from ${specifier(entry.file)};`));
  lines.push(
    '',
    `export interface ${index.entryType} {`,
    '  readonly name: string;',
    `  readonly ${index.namesKey}: readonly string[];`,
    `  readonly load: () => ${index.definition};`,
    '}',
    '',
    `/** ${index.comment} */`,
    `export const ${index.variable}: ReadonlyMap<string, ${index.entryType}> = new Map<string, ${index.entryType}>([`,
  );
  for (const [i, entry] of entries.entries()) {
    const name = quoted(entry.name);
    const names = entry[index.namesKey].map(quoted).join(', ');
    const module = lazy ? `require(${specifier(entry.file)}).default` : `declaration${i}`;
    const loaded = entry.catalog ? `inCatalog(${module}, ${name})` : `${module}${lazy ? '' : index.conversion}`;
    lines.push(`  [${name}, { name: ${name}, ${index.namesKey}: [${names}], load: () => ${loaded} }],`);
  }
  lines.push(']);', '');
  if (entries.some((entry) => entry.catalog)) lines.push(...catalogSearch);
  return lines.join('\n');
}
