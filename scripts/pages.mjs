// `npm run pages -- FOLDER… [--list FILE] [--all] [--subject NAME]`: how many pages of Lync Server's documentation run
// without an error, and why the others do not. FOLDER is one of its pages (Markdown); $LYNCSHELL_PAGES stands for it.
// Chosen are the pages whose code names only cmdlets that the shell has and does not refuse; --all takes every page with
// a Lync cmdlet, --subject those of a list of test/docs/subjects. Nothing of the documentation is kept in the project.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow, root } from './source-tree.mjs';

const SHELL = join(root, 'dist/lyncshell.js');
const REFUSED = 'cmdlets/lync/not-simulated';
const SHOWN_CAUSES = 40;

/** The cmdlets of the module that are known only to be refused, in lower case. */
function refusedCmdlets() {
  const nouns = filesBelow(REFUSED, '.json').flatMap((path) => JSON.parse(readFileSync(join(root, path), 'utf8')));
  return new Set(
    nouns.flatMap(({ noun, cmdlets }) => Object.keys(cmdlets).map((verb) => `${verb}-${noun}`.toLowerCase())),
  );
}

/** What the shell can run and does not refuse, and the verbs of commands; in lower case. */
function shellCommands() {
  const ask = (text) => {
    const args = [SHELL, '-NoProfile', '-NonInteractive', '-Command', text];
    return spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout.toLowerCase().split(/\s+/).filter(Boolean);
  };
  const refused = refusedCmdlets();
  const names = ask('(Get-Command).Name');
  if (names.length === 0) throw new Error('the shell has told no commands; is it built?');
  return { names: new Set(names.filter((name) => !refused.has(name))), verbs: new Set(ask('(Get-Verb).Verb')) };
}

/** The cmdlets that stand in a page's code, but for the functions that it declares; in lower case. */
function cmdletsIn(page, verbs) {
  const fences = [...page.matchAll(/^[ >]*```.*?\n(.*?)^[ >]*```/gms)].map(([, code]) => code);
  const indented = [...page.matchAll(/^(?: {4}|\t)(.*)$/gm)].map(([, code]) => code);
  const code = [...fences, ...indented].join('\n');
  const own = new Set([...code.matchAll(/\bfunction\s+([\w-]+)/gi)].map(([, name]) => name.toLowerCase()));
  const names = [...code.matchAll(/(?<![\w.\\/@-])[a-z]+-[a-z][a-z0-9]+(?![\w.@\\/-])/gi)].map(([name]) => name);
  // `lync-cs-001` is a computer, `pre-call` a word.
  const isCmdlet = (name) => verbs.has(name.split('-', 1)[0]) && !own.has(name);
  return names.map((name) => name.toLowerCase()).filter(isCmdlet);
}

function pagesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The names of a subject's pages. */
function subjectPages(subject) {
  const path = join(root, 'test/docs/subjects', `${subject}.json`);
  if (!existsSync(path)) throw new Error(`there is no list of that subject: ${relative(root, path)}`);
  return new Set(JSON.parse(readFileSync(path, 'utf8')));
}

function choose(folders, { all, subject }) {
  const wanted = subject === undefined ? null : subjectPages(subject);
  const { names: built, verbs } = shellCommands();
  const pages = folders.flatMap(pagesIn);
  let withCmdlets = 0;
  const chosen = pages.filter((path) => {
    if (wanted) return wanted.has(basename(path));
    const names = cmdletsIn(readFileSync(path, 'utf8'), verbs);
    if (!names.some((name) => /-cs/.test(name))) return false;
    withCmdlets++;
    return all || names.every((name) => built.has(name));
  });
  return { chosen, pages: pages.length, withCmdlets: wanted ? chosen.length : withCmdlets };
}

/** Runs the pages in one process; what its report says of each. */
function run(paths) {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-pages-'));
  try {
    const report = join(folder, 'report.json');
    spawnSync(process.execPath, [SHELL, 'run', '--quiet', '--report', report, ...paths], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, LYNCSHELL_HOME: join(folder, 'home') },
    });
    return JSON.parse(readFileSync(report, 'utf8')).pages;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a failure is told apart by: the command, and the id of its error. */
function causeOf({ status, slip, message }) {
  if (status === 'not run') return 'not run: a placeholder that nothing fills in, or the end of the session';
  const [, id] = /FullyQualifiedErrorId : ([^,\s]+)/.exec(message) ?? [];
  if (slip) return `a slip of the page: ${id ?? firstLine(slip)}`;
  const [, command = ''] = /^\s*(\S+) : /.exec(message) ?? [];
  return `${command} ${id ?? firstLine(message)}`.trim();
}

function firstLine(text) {
  return text.trim().split('\n', 1)[0].slice(0, 150);
}

function isGreen({ exitCode }) {
  return exitCode === 0;
}

/** The causes of a page that is not green, each once. */
function causesOf({ problem, commands }) {
  if (problem) return [firstLine(problem)];
  return [...new Set(commands.filter(({ status }) => status !== 'succeeded').map(causeOf))];
}

/** By cause: on how many pages it stands, and on how many nothing else does. */
function countCauses(pages) {
  const counts = new Map();
  for (const page of pages) {
    const causes = causesOf(page);
    for (const cause of causes) {
      const count = counts.get(cause) ?? { pages: 0, alone: 0, example: basename(page.path) };
      count.pages++;
      if (causes.length === 1) count.alone++;
      counts.set(cause, count);
    }
  }
  return [...counts].sort(([, a], [, b]) => b.alone - a.alone || b.pages - a.pages);
}

/** A line a page: green, or why not. */
function listOf(pages) {
  return pages
    .map((page) => {
      const bad = page.commands.find(({ status }) => status !== 'succeeded');
      const why =
        page.problem ?? (bad ? `${firstLine(bad.typed)} => ${bad.slip ? 'slip: ' : ''}${firstLine(bad.message)}` : '');
      return `${isGreen(page) ? 'green' : 'red'}\t${page.path}\t${page.lab ?? ''}\t${why}\n`;
    })
    .join('');
}

function share(part, whole) {
  return `${part} of ${whole} (${((100 * part) / Math.max(whole, 1)).toFixed(1)} %)`;
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: 'string' }, all: { type: 'boolean' }, subject: { type: 'string' } },
  });
  const folders = positionals.length > 0 ? positionals : [process.env.LYNCSHELL_PAGES ?? ''];
  const missing = folders.find((folder) => folder === '' || !existsSync(folder));
  if (missing !== undefined) throw new Error('name the folder of the documentation, or set LYNCSHELL_PAGES');
  const { chosen, pages, withCmdlets } = choose(folders, values);
  process.stdout.write(`pages: ${pages}, ${withCmdlets} with Lync cmdlets, ${chosen.length} chosen\n`);
  const began = Date.now();
  const ran = run(chosen).filter(({ commands, problem }) => commands.length > 0 || problem);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  if (values.list) writeFileSync(values.list, listOf(ran));
  for (const [cause, count] of countCauses(ran.filter((page) => !isGreen(page))).slice(0, SHOWN_CAUSES))
    process.stdout.write(`  ${count.alone} pages alone, ${count.pages} in all: ${cause} (${count.example})\n`);
  process.stdout.write(
    `pages: ${share(ran.filter(isGreen).length, ran.length)} with commands are green, in ${seconds} s\n`,
  );
} catch (error) {
  process.stderr.write(`pages: ${error.message}\n`);
  process.exitCode = 1;
}
