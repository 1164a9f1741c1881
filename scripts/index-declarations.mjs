// Finds the cmdlets and emulated .NET types by reading what their files declare, so that nothing is registered by hand
// (architecture, decisions 4 and 5). The literals are read with regular expressions instead of a parser because this
// runs before every test, build and type check and has to cost milliseconds for hundreds of files.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow, root } from './source-tree.mjs';

/** A file that is in the wrong shape to be indexed. The message names the file and what to change. */
class DeclarationError extends Error {}

/**
 * The declaration's opening part: from `export default someFunction({` to the first key that can hold nested
 * declarations. Names are read only here, because parameters and members have `name` and `aliases` of their own.
 * Undefined for a file without a default export (code shared by several declarations).
 */
function declarationHeader(file, text, factory, ownKeys, nestedKeys) {
  const start = /^export default\s+(\w+)[^{;]*\{/m.exec(text);
  if (start === null) {
    if (/^export default\b/m.test(text) || new RegExp(`\\b${factory}\\(\\{`).test(text)) {
      throw new DeclarationError(`${file}: write the declaration as \`export default ${factory}({ ... })\`.`);
    }
    return undefined;
  }
  const body = text.slice(start.index + start[0].length);
  const nested = new RegExp(`\\b(?:${nestedKeys.join('|')})\\s*:`).exec(body);
  const ownKey = new RegExp(`^ {2}(${ownKeys.join('|')}):`, 'm');
  const late = nested === null ? null : ownKey.exec(body.slice(nested.index));
  if (late !== null) {
    throw new DeclarationError(`${file}: \`${late[1]}\` must stand before \`${nested[0]}\` for the index to find it.`);
  }
  return nested === null ? body : body.slice(0, nested.index);
}

function stringLiteral(file, header, key) {
  const match = new RegExp(`\\b${key}:\\s*(['"])(.+?)\\1`).exec(header);
  if (match === null) throw new DeclarationError(`${file}: declares no \`${key}: '...'\` as a plain string literal.`);
  return match[2];
}

function stringListLiteral(file, header, key) {
  const found = new RegExp(`\\b${key}:\\s*`).exec(header);
  if (found === null) return [];
  const list = /^\[([^\]]*)\]/.exec(header.slice(found.index + found[0].length));
  if (list === null) throw new DeclarationError(`${file}: \`${key}\` must be a list of plain string literals.`);
  return [...list[1].matchAll(/(['"])(.+?)\1/g)].map((match) => match[2]);
}

/** Fails when two declarations claim one name: the later would silently hide the earlier. */
function rejectDuplicates(entries, namesOf) {
  const owners = new Map();
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      const key = name.toLowerCase();
      const owner = owners.get(key);
      if (owner !== undefined) throw new DeclarationError(`${entry.file}: '${name}' is already declared by ${owner}.`);
      owners.set(key, entry.file);
    }
  }
}

const directlyIn = (depth) => (file) => file.split('/').length === depth;

/**
 * Which folders of cmdlets/ a program has: all, or those that a build of part of them names (`scripts/powershell-alone.mjs`).
 */
const EVERY_FOLDER = () => true;

const folderOf = (file) => file.split('/')[1];

/** Every module: `cmdlets/<module>/module.ts` with a default export that declares its name. */
export function findModules(inFolder = EVERY_FOLDER) {
  const files = filesBelow('cmdlets', '.ts').filter((file) => directlyIn(3)(file) && basename(file) === 'module.ts');
  const modules = files.map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const header = declarationHeader(file, text, 'builtInModule', ['name'], ['functions', 'connect']);
    return { file, name: stringLiteral(file, header ?? '', 'name') };
  });
  rejectDuplicates(modules, (module) => [module.name]);
  return modules.filter(({ file }) => inFolder(folderOf(file)));
}

/** Every cmdlet: `cmdlets/<module>/<verb-noun>.ts` with a default export that declares verb, noun and aliases. */
export function findCommands(inFolder = EVERY_FOLDER) {
  const commands = [];
  const modules = new Map(findModules().map(({ file, name }) => [folderOf(file), name]));
  for (const file of filesBelow('cmdlets', '.ts').filter(directlyIn(3))) {
    if (basename(file) === 'module.ts' || !inFolder(folderOf(file))) continue;
    const text = readFileSync(join(root, file), 'utf8');
    const header = declarationHeader(file, text, 'cmdlet', ['verb', 'noun', 'aliases'], ['parameters']);
    if (header === undefined) continue;
    const name = `${stringLiteral(file, header, 'verb')}-${stringLiteral(file, header, 'noun')}`;
    if (basename(file, '.ts').replaceAll('-', '') !== name.replaceAll('-', '').toLowerCase()) {
      throw new DeclarationError(`${file}: declares ${name}; the file's name must say the same verb and noun.`);
    }
    const module = modules.get(folderOf(file));
    if (module === undefined) throw new DeclarationError(`${file}: no module.ts beside it says which module it is of.`);
    commands.push({ file, name, module, aliases: stringListLiteral(file, header, 'aliases') });
  }
  commands.push(...findFamilyCommands(modules, inFolder));
  rejectDuplicates(commands, (command) => [command.name, ...command.aliases]);
  return commands;
}

/**
 * Cmdlets that are data: `cmdlets/<module>/<family>/cmdlet-family.ts` has a function that makes them, and the JSON files
 * beside it list nouns with their verbs.
 */
function findFamilyCommands(modules, inFolder) {
  const makers = filesBelow('cmdlets', 'cmdlet-family.ts').filter(
    (file) => directlyIn(4)(file) && inFolder(folderOf(file)),
  );
  return makers.flatMap((file) => {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const nouns = filesBelow('cmdlets', '.json')
      .filter((path) => path.startsWith(folder))
      .flatMap((path) => JSON.parse(readFileSync(join(root, path), 'utf8')));
    const module = modules.get(folderOf(file));
    return nouns.flatMap(({ noun, cmdlets }) =>
      Object.keys(cmdlets).map((verb) => ({ file, name: `${verb}-${noun}`, module, aliases: [], made: true })),
    );
  });
}

/** Types and views may be declared by a room of src/ or by a module (the objects that its cmdlets give). */
const declarationFiles = (depth, inFolder) =>
  [...filesBelow('src', '.ts'), ...filesBelow('cmdlets', '.ts').filter((file) => inFolder(folderOf(file)))].filter(
    directlyIn(depth),
  );

/** Every file of views: `src/<room>/views/<topic>.ts` or `cmdlets/<module>/views/<topic>.ts` with a default export. */
export function findViews(inFolder = EVERY_FOLDER) {
  return declarationFiles(4, inFolder)
    .filter((file) => file.split('/')[2] === 'views')
    .map((file) => ({ file }));
}

/** Every assembly of others whose types are emulated: `src/engine/assemblies/<name>/assembly.ts` with a default export. */
export function findAssemblies() {
  return filesBelow('src/engine/assemblies', '.ts')
    .filter((file) => directlyIn(5)(file) && basename(file) === 'assembly.ts')
    .map((file) => ({ file }));
}

/** Every emulated .NET type: `src/<room>/net/<name>.ts` or `cmdlets/<module>/net/<name>.ts` with a default export that declares name and accelerators. */
export function findTypes(inFolder = EVERY_FOLDER) {
  const types = [];
  const nestedKeys = [
    'constructors',
    'properties',
    'methods',
    'staticProperties',
    'staticMethods',
    'members',
    'adapter',
  ];
  const files = declarationFiles(4, inFolder);
  for (const file of files.filter((path) => path.split('/')[2] === 'net')) {
    const text = readFileSync(join(root, file), 'utf8');
    const header = declarationHeader(file, text, 'defineType', ['name', 'accelerators'], nestedKeys);
    if (header === undefined) continue;
    const accelerators = stringListLiteral(file, header, 'accelerators');
    types.push({ file, name: stringLiteral(file, header, 'name'), accelerators, catalog: false });
  }
  types.push(...findCatalogTypes(inFolder));
  rejectDuplicates(types, (type) => [type.name, ...type.accelerators]);
  return types;
}

/**
 * Catalogs hold several small types (enums, exceptions) each: `src/<room>/net/catalogs/<topic>.ts`, a default export that
 * is an array. An element is `defineType({ name: '…', … })` or the call of a factory with the type's name first.
 */
function findCatalogTypes(inFolder) {
  const types = [];
  const files = declarationFiles(5, inFolder);
  for (const file of files.filter((path) => path.split('/').slice(2, 4).join('/') === 'net/catalogs')) {
    const text = readFileSync(join(root, file), 'utf8');
    if (!/^export default\b/m.test(text)) continue;
    const elements = text
      .slice(text.search(/^export default\b/m))
      .split(/^ {2}(?=\w+(?:<[^>]*>)?\()/m)
      .slice(1);
    for (const element of elements) {
      const name = /^\w+(?:<[^>]*>)?\(\s*(?:\{\s*name:\s*)?'([^']+)'/.exec(element);
      if (name === null)
        throw new DeclarationError(`${file}: "${element.split('\n')[0]}" names no type as its first literal.`);
      const accelerators = stringListLiteral(file, element.split(/\n {2}\w+/)[0], 'accelerators');
      types.push({ file, name: name[1], accelerators, catalog: true });
    }
  }
  return types;
}
