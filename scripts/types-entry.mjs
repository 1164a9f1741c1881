// Writes the package's types: one file an entry, with the declarations that a program can reach from what it exports and
// nothing else. The compiler's own output has a file for every file of the sources, constructors that are nobody's business
// and the names of private members; what is marked @internal in the sources is left out here.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from './source-tree.mjs';

/** Has the compiler write the declarations of some files and of all that they import, into a folder. */
function emitDeclarations(entries, folder) {
  const project = join(folder, 'tsconfig.json');
  const options = {
    noEmit: false,
    incremental: false,
    tsBuildInfoFile: null,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: root,
    outDir: join(folder, 'out'),
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const files = entries.map((entry) => join(root, entry));
  writeFileSync(
    project,
    JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions: options, files, include: [] }),
  );
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [compiler, '-p', project], { cwd: root, encoding: 'utf8', timeout: 300_000 });
  if (run.status !== 0) throw new Error(`the types cannot be written: ${run.error?.message ?? run.stdout}`);
  return join(folder, 'out');
}

/** Whether a statement is there as a whole: its brackets are closed, and it ends as its kind does. */
function isWhole(code) {
  const bare = code.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, '');
  const depth = (bare.match(/[{([]/g)?.length ?? 0) - (bare.match(/[})\]]/g)?.length ?? 0);
  const hasBody = /^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|enum) /.test(code);
  return depth === 0 && bare.endsWith(hasBody ? '}' : ';');
}

/** The statements of a file that the compiler wrote, each with the comment before it: all begin at the margin. */
function statementsOf(text) {
  const statements = [];
  let comment = '';
  let code = '';
  for (const line of text.split('\n')) {
    if (code === '' && /^(?:\/\*\*| \*|$)/.test(line))
      comment = line.startsWith('/**') ? `${line}\n` : line === '' ? comment : `${comment}${line}\n`;
    else {
      code += code === '' ? line : `\n${line}`;
      if (!isWhole(code)) continue;
      statements.push({ comment, code });
      [comment, code] = ['', ''];
    }
  }
  if (code !== '') throw new Error(`the compiler's output ends in: ${code.split('\n')[0]}`);
  return statements;
}

const declaration = /^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|type|const|let|function|enum) (\w+)/;

/** The names of `{ A, type B as C }`, as pairs of the name there and the name here. */
function namesIn(list) {
  const parts = list.split(',').map((part) => part.trim().replace(/^type /, ''));
  return parts.filter((part) => part !== '').map((part) => (part.includes(' as ') ? part.split(' as ') : [part, part]));
}

/** What the names of a file mean: a declaration in it, or a name of another file; and which it gives as types only. */
function readFile(file) {
  const names = new Map();
  const exported = new Map();
  const asTypes = new Set();
  for (const { comment, code } of statementsOf(readFileSync(file, 'utf8'))) {
    const borrowed = /^(import|export) (type )?\{([\s\S]*?)\} from '(\.[^']+)\.ts';/.exec(code);
    const declared = declaration.exec(code);
    if (borrowed) {
      const [, form, typeOnly, list, path] = borrowed;
      for (const [, name] of list.matchAll(typeOnly ? /(\w+)\s*(?:,|$)/g : /\btype (?:\w+ as )?(\w+)/g))
        asTypes.add(name);
      const target = resolve(dirname(file), `${path}.d.ts`);
      for (const [there, here] of namesIn(list))
        (form === 'import' ? names : exported).set(here, { file: target, name: there });
    } else if (declared) {
      const [, name] = declared;
      // The forms of an overloaded function are one declaration.
      const before = names.get(name)?.code;
      names.set(name, { comment, code: before === undefined ? code : `${before}\n${comment}${code}` });
    } else if (!/^(?:import '|import "|export \{\s*\};)/.test(code))
      throw new Error(`${relative(root, file)}: the types have no place for: ${code.split('\n')[0]}`);
  }
  return { names, exported, asTypes };
}

/** The members of a class, each with the comment before it; its first and last line apart. */
function membersOf(code) {
  const lines = code.split('\n');
  const members = [];
  let isComplete = true;
  for (const line of lines.slice(1, -1)) {
    if (isComplete && /^ {4}\S/.test(line)) members.push([]);
    members.at(-1).push(line);
    isComplete = /[;}]$/.test(line) && /^ {4}[^\s*]/.test(line) && !/^ {4}\/\*\*/.test(line);
  }
  return { first: lines[0], members: members.map((member) => member.join('\n')), last: lines.at(-1) };
}

/**
 * A class as programs may know it: without what is private or marked @internal. One that is only given out by others, or
 * whose constructor is internal, cannot be made by a program.
 */
function publicClass(code, isExported) {
  const { first, members, last } = membersOf(code);
  const codeOf = (member) => member.replace(/\/\*\*[\s\S]*?\*\//g, '').trim();
  const isInternal = (member) => /@internal\b/.test(member);
  const isPrivate = (member) => /^(?:private|protected) /.test(codeOf(member));
  const isConstructor = (member) => /^(?:private )?constructor\(/.test(codeOf(member));
  const kept = members.filter((member) => !isInternal(member) && !isPrivate(member) && !isConstructor(member));
  const made = members.find(isConstructor);
  const head = [];
  if (members.some(isPrivate)) head.push('    #private;');
  if (made !== undefined && isExported && !isInternal(made)) head.push(made);
  else if (made !== undefined) head.push('    private constructor();');
  return [first, ...head, ...kept, last].join('\n');
}

/** The text of an entry's types. @param imported what another entry has already, by declaration */
function rollUp(entry, out) {
  const files = new Map();
  const fileOf = (file) => {
    if (!files.has(file)) {
      if (!existsSync(file)) throw new Error(`${file} was not written by the compiler`);
      files.set(file, readFile(file));
    }
    return files.get(file);
  };
  const resolved = (file, name) => {
    const { names, exported } = fileOf(file);
    const found = names.get(name) ?? exported.get(name);
    if (found === undefined) return null;
    return found.file === undefined ? { file, name, ...found } : resolved(found.file, found.name);
  };
  const entryFile = join(out, entry.replace(/\.ts$/, '.d.ts'));
  const { exported, names, asTypes } = fileOf(entryFile);
  const exports = [...exported.keys(), ...names.keys()];
  const values = exports.filter((name) => !asTypes.has(name));
  const isExported = new Set(values.map((name) => keyOf(resolved(entryFile, name))));
  const taken = new Map();
  const texts = [];
  const reach = (found) => {
    const key = keyOf(found);
    if (taken.has(key)) return taken.get(key);
    const used = new Set([...taken.values()]);
    let own = found.name;
    for (let n = 2; used.has(own); n++) own = `${found.name}${n}`;
    taken.set(key, own);
    let code = found.code.replace(/^export /, '').replace(/^(?=class|const|function|abstract)/, 'declare ');
    if (/^declare (?:abstract )?class /.test(code) && code.includes('\n'))
      code = publicClass(code, isExported.has(key));
    const at = texts.push('') - 1;
    const bare = code.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/'[^'\n]*'/g, '');
    for (const name of new Set(bare.match(/(?<![.\w$])[A-Za-z_$][\w$]*/g))) {
      const target = name === found.name ? found : resolved(found.file, name);
      if (target === null) continue;
      const called = reach(target);
      if (called !== name) code = code.replace(new RegExp(`(?<![.\\w$'])${name}(?![\\w$'])`, 'g'), called);
    }
    texts[at] = `${found.comment}${code}`;
    return own;
  };
  const list = exports.map((name) => {
    const called = reach(resolved(entryFile, name));
    return `${asTypes.has(name) ? 'type ' : ''}${called === name ? name : `${called} as ${name}`}`;
  });
  return `// Made by scripts/types-entry.mjs.\n${texts.join('\n\n')}\n\nexport { ${list.join(', ')} };\n`;
}

const keyOf = ({ file, name }) => `${file} ${name}`;

/** Writes the types of entries: `{ 'src/index.ts': 'index' }` makes index.d.ts in the folder. */
export function writeTypes(entries, folder) {
  const temporary = mkdtempSync(join(tmpdir(), 'lyncshell-types-'));
  try {
    const out = emitDeclarations(Object.keys(entries), temporary);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [entry, name] of Object.entries(entries))
      writeFileSync(join(folder, `${name}.d.ts`), rollUp(entry, out));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
