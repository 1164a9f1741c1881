// `npm run snippets -- FOLDER [--differences FILE] [--sample COUNT --seed WORD]`: how many snippets of PowerShell's
// documentation print here what the real PowerShell prints; --sample takes so many of them, others for another word.
// FOLDER is a checkout of MicrosoftDocs/PowerShell-Docs, or its reference/7.x; $LYNCSHELL_SNIPPETS stands for it. Each snippet is a session of its own, on both sides; one that the real PowerShell answers in another way
// the second time is left out. Nothing of the documentation is kept in the project.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ownOutputs, sameOutput } from './own-recording.mjs';
import { realPowerShell } from './real-powershell.mjs';
import { recordCases } from './recording.mjs';

/** Snippets at a time: what never ends costs those behind it in its batch another run. */
const BATCH = 40;
const LONGEST = 2500;

/** What touches the machine, the network or the clock, or waits for somebody, says nothing about a shell. */
const LEFT_OUT =
  /\b(?:stop-|restart-|suspend-|remove-|rm\b|start-process|set-date|invoke-(?:web|rest|command)|curl|wget|enter-ps|new-pssession|(?:un)?install-|update-(?:help|module)|save-help|rename-|clear-|(?:move|copy)-item|get-(?:process|service|computerinfo|random|host|history|job|winevent|eventlog|wmi\w*|cim\w*|hotfix|help|credential|module|uptime|timezone|location|culture|verb|error)|new-(?:guid|cim\w*)|test-(?:connection|json)|register-|wait-|start-(?:job|threadjob|sleep|transcript)|pwsh|powershell\.exe|sudo|read-host|out-(?:gridview|printer)|show-|set-(?:location|executionpolicy|acl)|add-type|import-module|find-|measure-command|enable-|disable-|trace-command|exit)\b|-parallel|debug|markdown|cert:|wsman|hk(?:lm|cu):|[cd]:\\|\/etc|\$(?:home|pwd|pid|profile|pshome|env:)|utcnow|::now/i;
const OTHER_FOLDERS = /CimCmdlets|WSMan|Diagnostics|PSReadLine|Archive|ThreadJob/;
const LANGUAGES = new Set(['powershell', 'powershell-interactive', 'azurepowershell-interactive']);

function pagesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !OTHER_FOLDERS.test(relative(folder, path)))
    .sort();
}

/** The code of a page's fences before its list of parameters, without prompts. */
function* snippetsOf(path, name) {
  const [text] = readFileSync(path, 'utf8')
    .replace(/^\ufeff|\r/g, '')
    .split(/\n## parameters/i);
  let number = 0;
  for (const [, language, body] of text.matchAll(/^ {0,3}``` *(\S*)[^\n]*\n(.*?)^ {0,3}```/gms)) {
    if (!LANGUAGES.has(language.toLowerCase())) continue;
    number++;
    const code = body.replace(/^\n+|\n+$/g, '').replace(/^(?:PS[^>\n]*>|>>)\s?/gm, '');
    const hasPlaceholder = /<[A-Za-z][\w\s-]*>/.test(code);
    if (code !== '' && code.length <= LONGEST && !hasPlaceholder && !LEFT_OUT.test(code))
      yield { name: `${name}#${number}`, steps: [{ input: code }] };
  }
}

function batches(cases) {
  return Array.from({ length: Math.ceil(cases.length / BATCH) }, (_, i) => cases.slice(i * BATCH, (i + 1) * BATCH));
}

/** So many of the cases, chosen by the seed. */
function sampleOf(cases, count, seed) {
  const rank = ({ name }) => createHash('sha256').update(`${seed}/${name}`).digest('hex');
  const ranked = cases.map((each) => [rank(each), each]).sort(([a], [b]) => (a < b ? -1 : 1));
  return ranked.slice(0, count).map(([, each]) => each);
}

async function compare(pwsh, folder, { sample, seed }) {
  const found = pagesIn(folder).flatMap((path) => [...snippetsOf(path, relative(folder, path))]);
  const cases = sample === undefined ? found : sampleOf(found, Number(sample), seed);
  let differences = '';
  const sum = { asked: 0, same: 0 };
  for (const batch of batches(cases)) {
    const [first, second] = [await recordCases(pwsh, batch), await recordCases(pwsh, batch)];
    const own = ownOutputs(batch);
    for (const [i, { name, steps }] of batch.entries()) {
      const [want] = first[i];
      if (want === undefined || want !== second[i][0]) continue;
      sum.asked++;
      if (own[i] !== null && sameOutput(own[i], want)) sum.same++;
      else
        differences += `## ${name}\n${steps[0].input}\n--- PowerShell\n${want}\n--- lyncshell\n${own[i] ?? 'did not end'}\n`;
    }
    process.stdout.write(`snippets: ${sum.same} of ${sum.asked} so far\n`);
  }
  return { ...sum, all: cases.length, differences };
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { differences: { type: 'string' }, sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
  });
  const folder = positionals[0] ?? process.env.LYNCSHELL_SNIPPETS;
  if (!folder || !existsSync(folder))
    throw new Error('name the folder of the documentation, or set LYNCSHELL_SNIPPETS');
  const powershell = realPowerShell();
  if (!powershell)
    throw new Error('there is no PowerShell to compare with: none in $PWSH or on the PATH, and no dotnet');
  process.stdout.write(`snippets: ${availableParallelism()} processors, PowerShell ${powershell.version}\n`);
  const { all, asked, same, differences } = await compare(powershell.command, folder, values);
  if (values.differences) writeFileSync(values.differences, differences);
  const share = ((100 * same) / Math.max(asked, 1)).toFixed(1);
  process.stdout.write(
    `snippets: ${same} of ${asked} print the same, ${share} % (${all - asked} of ${all} left out)\n`,
  );
} catch (error) {
  process.stderr.write(`snippets: ${error.message}\n`);
  process.exitCode = 1;
}
