// Writes the man page out of what the built program says of itself, so that both are one text.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { distLoader, root } from './source-tree.mjs';

function said(args) {
  const run = spawnSync(process.execPath, [join(root, distLoader), ...args], { encoding: 'utf8', timeout: 60_000 });
  if (run.status !== 0) throw new Error(`lyncshell ${args.join(' ')}: ${run.error?.message ?? run.stderr}`);
  return run.stdout;
}

/** Lines as they are: a backslash, and a dot or quote at the beginning, mean something to roff. */
const asItIs = (text) =>
  `.nf\n${text
    .trim()
    .replaceAll('\\', '\\e')
    .replace(/^(?=[.'])/gm, '\\&')
    .replaceAll('-', '\\-')}\n.fi\n`;

/** `-Name | -n` and what is below it, as a list of options. */
function optionList(text) {
  const items = [...text.matchAll(/^(-\S.*)\n((?: {4}.*\n)+)/gm)];
  return items
    .map(
      ([, names, words]) =>
        `.TP\n.B ${names.replaceAll('-', '\\-')}\n${words
          .replace(/^ +/gm, '')
          .replace(/^(?=[.'])/gm, '\\&')
          .replaceAll('\\', '\\e')}`,
    )
    .join('');
}

/** The page. @param version of the program */
export function manPage(version) {
  const help = said(['--help']);
  const synopsis = help.slice(help.indexOf('Usage:') + 6, help.indexOf('All parameters'));
  const subcommands = ['run', 'test', 'analyze', 'init', 'record', 'lab', 'learn', 'serve', 'config', 'completion'];
  const exitCodes = help.slice(help.indexOf('Exit codes:') + 11);
  return `.TH LYNCSHELL 1 "" "lyncshell ${version}" "User Commands"
.SH NAME
lyncshell \\- a Lync Server 2013 Management Shell on a simulated deployment
.SH SYNOPSIS
${asItIs(synopsis)}.SH DESCRIPTION
The language and the cmdlets of PowerShell, and those of Lync Server 2013, on a deployment that is simulated: real keys, real
certificates, real files, and a clock of its own. Without arguments it opens the prompt.
.SH OPTIONS
All are case\\-insensitive.
${optionList(help)}.SH SUBCOMMANDS
${subcommands.map((name) => `.SS ${name}\n${asItIs(said([name, '--help']).split('\nExit codes:')[0])}`).join('')}.SH EXIT STATUS
${asItIs(exitCodes)}.SH ENVIRONMENT
.TP
.B LYNCSHELL_HOME
The folder of labs and settings; ~/.lyncshell without it.
.TP
.B PSModulePath
Where modules lie, besides those of the program.
.TP
.B NO_COLOR, TERM
The prompt has no colours where the first is set, and writes plainly where the second is dumb.
.SH FILES
.TP
.I ~/.lyncshell
Labs, settings and history.
.TP
.I ~/.cache/lyncshell
Compiled code of the program, which it makes anew where it is missing.
`;
}
