// `npm run differential [-- --seed N] [--count N] [--minutes N] [--area NAME]… [--report FILE]`: generated programs typed at
// this shell and at the real PowerShell. What differs is made as small as it goes and still differs, and told in groups of
// what looks like one cause. A program that the real PowerShell answers in another way the second time is left out.
// The same seed makes the same programs. Exit code 1 where something differs.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { areaNames, programOf, stepsOf } from './differential/programs.mjs';
import { smallerTrees, textOf } from './differential/tree.mjs';
import { ownOutputs, sameOutput } from './own-recording.mjs';
import { realPowerShell } from './real-powershell.mjs';
import { recordCases } from './recording.mjs';

/** Programs at a time: what never ends costs those behind it in its batch another run. */
const BATCH = 40;
/** Smaller programs that are tried at a time, and how often. */
const TRIES = 24;
const ROUNDS = 12;
const SHOWN_LINES = 12;

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '400' },
    minutes: { type: 'string' },
    area: { type: 'string', multiple: true, default: areaNames },
    report: { type: 'string' },
  },
});

const casesOf = (trees) => trees.map((tree) => ({ steps: stepsOf(tree).map((input) => ({ input })) }));

/** Which trees differ, with both outputs. */
async function differing(pwsh, trees) {
  const cases = casesOf(trees);
  const own = ownOutputs(cases);
  const recorded = (await recordCases(pwsh, cases)).map((steps) => steps.at(-1));
  const suspects = trees.map((_, i) => i).filter((i) => recorded[i] !== undefined && !sameOutput(own[i], recorded[i]));
  if (suspects.length === 0) return [];
  const again = await recordCases(
    pwsh,
    suspects.map((i) => cases[i]),
  );
  return suspects
    .filter((i, at) => again[at].at(-1) === recorded[i])
    .map((i) => ({ tree: trees[i], real: recorded[i], own: own[i] ?? 'does not end' }));
}

/** Smaller programs than that of a difference: shorter texts, each once. */
function smallerPrograms({ tree }) {
  const length = textOf(tree).length;
  const byText = new Map();
  for (const smaller of smallerTrees(tree)) {
    if (byText.size === TRIES) break;
    const text = textOf(smaller);
    if (text.length < length && !byText.has(text)) byText.set(text, smaller);
  }
  return [...byText.values()];
}

/** For each difference the smallest program found that still differs. All are tried together: a PowerShell takes long to start. */
async function shrunk(pwsh, found) {
  const best = [...found];
  let open = [...best.keys()];
  for (let round = 0; round < ROUNDS && open.length > 0; round++) {
    const smaller = open.flatMap((index) => smallerPrograms(best[index]).map((tree) => ({ index, tree })));
    const left =
      smaller.length === 0
        ? []
        : await differing(
            pwsh,
            smaller.map(({ tree }) => tree),
          );
    const better = new Map();
    for (const one of left) {
      const { index } = smaller.find(({ tree }) => tree === one.tree);
      const known = better.get(index);
      if (!known || textOf(one.tree).length < textOf(known.tree).length) better.set(index, one);
    }
    for (const [index, one] of better) best[index] = one;
    open = [...better.keys()];
  }
  return best;
}

/** What two differences of one cause have in common: the first lines that differ, without their values. */
function cause({ real, own }) {
  const [theirs, ours] = [real.split('\n'), own.split('\n')];
  const at = theirs.findIndex((line, i) => line !== ours[i]);
  const shape = (line) =>
    (line ?? '(nothing)')
      .replace(/'[^']*'|"[^"]*"/g, '…')
      .replace(/[\d.,]+/g, '0')
      .slice(0, 70);
  return at < 0 ? `more lines here: ${shape(ours[theirs.length])}` : `${shape(theirs[at])} | ${shape(ours[at])}`;
}

/** The first lines of an output. */
function shown(output) {
  const lines = output.split('\n');
  return lines.length <= SHOWN_LINES ? output : [...lines.slice(0, SHOWN_LINES), '…'].join('\n');
}

function report(differences) {
  const groups = groupBy(differences, cause);
  const ordered = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return ordered
    .map(([, members]) => {
      const shortest = members.toSorted((a, b) => textOf(a.tree).length - textOf(b.tree).length).slice(0, 2);
      const texts = shortest.map(
        ({ tree, real, own, area, seed }) =>
          `PS> ${textOf(tree)}   # ${area} ${seed}\n--- PowerShell\n${shown(real)}\n--- lyncshell\n${shown(own)}\n`,
      );
      return `## ${members.length}\n${texts.join('')}`;
    })
    .join('\n');
}

/** As Map.groupBy, which Node.js 20 lacks. */
function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

async function run(pwsh) {
  const [first, count] = [Number(options.seed), Number(options.count)];
  const end = options.minutes === undefined ? Infinity : Date.now() + 60_000 * Number(options.minutes);
  const last = options.minutes === undefined ? first + count : Infinity;
  const unknown = options.area.find((area) => !areaNames.includes(area));
  if (unknown) throw new Error(`there is no area ${unknown}; there are ${areaNames.join(', ')}`);
  const [sum, differences] = [{ asked: 0, other: 0 }, []];
  for (let seed = first; seed < last && Date.now() < end; seed += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, last - seed) }, (_, i) => {
      const area = options.area[(seed + i) % options.area.length];
      return { area, seed: seed + i, tree: programOf(area, (seed + i) * 2654435761) };
    });
    const found = await differing(
      pwsh,
      made.map(({ tree }) => tree),
    );
    sum.asked += made.length;
    sum.other += found.length;
    const small = await shrunk(pwsh, found);
    for (const [i, one] of found.entries()) {
      const { area, seed: own } = made.find(({ tree }) => tree === one.tree);
      differences.push({ ...small[i], area, seed: own });
    }
    process.stdout.write(`differential: ${sum.other} of ${sum.asked} differ so far\n`);
    if (options.report) writeFileSync(options.report, report(differences));
  }
  if (!options.report) process.stdout.write(report(differences));
  const share = ((100 * (sum.asked - sum.other)) / Math.max(sum.asked, 1)).toFixed(1);
  process.stdout.write(`differential: ${sum.asked - sum.other} of ${sum.asked} print the same, ${share} %\n`);
  return sum.other === 0;
}

try {
  const powershell = realPowerShell();
  if (!powershell)
    throw new Error('there is no PowerShell to compare with: none in $PWSH or on the PATH, and no dotnet');
  process.exitCode = (await run(powershell.command)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`differential: ${error.message}\n`);
  process.exitCode = 1;
}
