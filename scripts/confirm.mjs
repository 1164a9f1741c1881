// `npm run confirm [-- [--record] FILE…]`: asks a real PowerShell whether the transcripts, and the examples in the help of
// its cmdlets, say what it prints. A step that
// differs must carry a mark (CONTRIBUTING, Transcripts), and a mark that it does not need is a fault as well. --record
// writes what it printed into the files. Where there is no PowerShell it says so, and nothing is confirmed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { realPowerShell } from './real-powershell.mjs';
import { recordCases, STEP_SECONDS } from './recording.mjs';
import { root } from './source-tree.mjs';

const FOLDERS = ['test/conformance', 'test/transcripts', 'test/regressions'];
const EXAMPLES = 'examples of the help';

/** What is needed of the sources: transcripts read and written, and the examples of the help. */
async function sources() {
  const outfile = join(root, 'node_modules/.cache/confirm-sources.mjs');
  const contents = `
    import './src/platform/node/node-platform.ts';
    export { parseTranscript, printTranscript } from './src/docs/transcript.ts';
    export { runnableExamples } from './test/cmdlets/runnable-examples.ts';`;
  await esbuild.build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** The examples of cmdlets that PowerShell has here too, as one transcript, without those that are ours on purpose. */
function examplesTranscript({ parseTranscript, runnableExamples }) {
  const real = new Set(readJson('test/reference/powershell-cmdlets.json').map(({ name }) => name));
  const own = readJson('test/oracle/examples-of-our-own.json');
  const examples = runnableExamples(join(root, 'cmdlets')).filter(({ name, needsLab }) => !needsLab && real.has(name));
  const titled = examples.map(({ name, title, transcript }) => ({ title: `${name}: ${title}`, transcript }));
  const stale = Object.keys(own).find((title) => !titled.some((example) => example.title === title));
  if (stale) throw new Error(`test/oracle/examples-of-our-own.json: there is no example '${stale}'`);
  const asked = titled.filter(({ title }) => own[title] === undefined);
  return parseTranscript(asked.map(({ title, transcript }) => `## ${title}\n${transcript}\n`).join(''));
}

/** Why a file is not for PowerShell to judge: `# judge: none, reason` before its first case, or a session in a lab. */
function exemption({ preamble }) {
  const reason = preamble.map((line) => /^# judge: none, (.+)/.exec(line)?.[1]).find(Boolean);
  return reason ?? (preamble.some((line) => /session: lab\b/.test(line)) ? 'its sessions are in a lab' : undefined);
}

/**
 * The same; where something is wrong it asks twice more. What PowerShell prints in another way each time (the order of
 * modules, for one) is what the transcript says, if it is so once.
 */
async function recordStable(pwsh, transcript) {
  const printed = await recordCases(pwsh, transcript.cases);
  for (let again = 0; again < 2; again++) {
    const wrong = transcript.cases.flatMap(({ steps }, i) =>
      steps.flatMap((step, j) => (fault(step, printed[i][j]) === '' ? [] : [[step, i, j]])),
    );
    if (wrong.length === 0) break;
    const other = await recordCases(pwsh, transcript.cases);
    for (const [step, i, j] of wrong) if (fault(step, other[i][j]) === '') printed[i][j] = other[i][j];
  }
  return printed;
}

/** What is wrong with a step, '' for nothing. */
function fault({ mark, output }, printed) {
  if (mark?.kind === 'unjudged') return '';
  if (printed === undefined) return `PowerShell did not end within ${STEP_SECONDS} s.\n`;
  if (mark?.kind === 'ours') {
    return printed === output ? `The mark 'ours: ${mark.reason}' is not needed: PowerShell prints the same.\n` : '';
  }
  const withSign = (sign, text) => (text === '' ? '' : text.replace(/^/gm, `${sign} `).concat('\n'));
  return printed === output ? '' : withSign('-', output) + withSign('+', printed);
}

function recordedIn(transcript, printed) {
  const keeps = (step, text) => text === undefined || step.mark?.kind === 'ours' || step.mark?.kind === 'unjudged';
  const cases = transcript.cases.map(({ name, steps }, i) => ({
    name,
    steps: steps.map((step, j) => (keeps(step, printed[i][j]) ? step : { ...step, output: printed[i][j] })),
  }));
  return { ...transcript, cases };
}

/** Runs the tasks, a few at a time, and gives their results in order. */
async function inParallel(tasks) {
  const results = [];
  const left = tasks.entries();
  const work = async () => {
    for (const [index, task] of left) results[index] = await task();
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  return results;
}

async function confirm(pwsh, files, { isRecording }) {
  const source = await sources();
  const judge = async (file) => {
    const transcript =
      file === EXAMPLES ? examplesTranscript(source) : source.parseTranscript(readFileSync(file, 'utf8'));
    const name = file.replace(`${root}/`, '');
    const reason = exemption(transcript);
    if (reason) return { text: `${name}: not for PowerShell to judge, ${reason}\n`, steps: 0, faults: 0 };
    const printed = await recordStable(pwsh, transcript);
    let text = '';
    let faults = 0;
    for (const [i, { name: title, steps }] of transcript.cases.entries()) {
      for (const [j, step] of steps.entries()) {
        const found = fault(step, printed[i][j]);
        if (found === '') continue;
        faults++;
        text += `## ${title}\nPS> ${step.input.replaceAll('\n', '\n>> ')}\n${found}`;
      }
    }
    if (isRecording && file !== EXAMPLES) writeFileSync(file, source.printTranscript(recordedIn(transcript, printed)));
    const steps = transcript.cases.flatMap((one) => one.steps);
    const marked = (kind) => steps.filter(({ mark }) => mark?.kind === kind).length;
    const marks = ['differs', 'ours', 'unjudged'].map((kind) => `${marked(kind)} ${kind}`).join(', ');
    return { text: `${text}${name}: ${steps.length} steps, ${marks}; ${faults} wrong\n`, steps: steps.length, faults };
  };
  const results = await inParallel(
    files.map((file) => async () => {
      const result = await judge(file);
      process.stdout.write(result.text);
      return result;
    }),
  );
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return { steps: sum('steps'), faults: sum('faults') };
}

function transcriptsOf(args) {
  if (args.length > 0) return args;
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.transcript'))
      .map((name) => join(root, folder, name)),
  );
  return [EXAMPLES, ...files];
}

try {
  const args = process.argv.slice(2);
  const files = transcriptsOf(args.filter((arg) => !arg.startsWith('--')));
  const strange = args.find((arg) =>
    arg.startsWith('--') ? arg !== '--record' : !existsSync(arg) && arg !== EXAMPLES,
  );
  if (strange) throw new Error(`neither --record nor a file: ${strange}`);
  const powershell = realPowerShell();
  if (!powershell) {
    process.stdout.write(
      'confirm: nothing was confirmed: no PowerShell in $PWSH or on the PATH, and no dotnet to get one\n',
    );
  } else {
    const { steps, faults } = await confirm(powershell.command, files, { isRecording: args.includes('--record') });
    process.stdout.write(`confirm: ${steps} steps, ${faults} not as PowerShell ${powershell.version} says\n`);
    process.exitCode = faults > 0 ? 1 : 0;
  }
} catch (error) {
  process.stderr.write(`confirm: ${error.message}\n`);
  process.exitCode = 1;
}
