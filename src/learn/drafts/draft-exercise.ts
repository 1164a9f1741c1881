/**
 * Makes the draft of an exercise from a recorded session: what was typed before the comment `# exercise` sets the lab up, what
 * came behind it is the solution, and what that has changed becomes claims. Story, further ways and the finer
 * questions are the author's.
 */
import { DEFAULT_START } from '../../deployment/clock.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { builtInTopologies } from '../../deployment/topology-file.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { getMember } from '../../types/members/member-access.ts';
import { typeNamesOf } from '../../types/members/type-names.ts';
import { PSCustomObject } from '../../types/values/custom-object.ts';
import { CHECK_VOCABULARY } from '../check-vocabulary.ts';
import { commandNamesIn } from '../command-names.ts';
import type { Exercise, ExerciseScript } from '../exercise.ts';
import { ExerciseError } from '../exercise-error.ts';
import { type ExerciseLabs, forkOf, runWay } from '../exercise-labs.ts';
import { type OpenScriptSession, runScript } from '../exercise-scripts.ts';
import type { Recording } from '../recordings/recording-file.ts';
import { inWords, type Word } from '../words.ts';
import { type Answers, checkScript, type DraftClaim, draftClaims, keptProbes, reasonsOf } from './draft-claims.ts';
import { type Probe, probesFor, probingScript } from './probes.ts';

/** What a draft is made with. */
export interface DraftWish {
  readonly id: string;
  readonly recording: Recording;
  readonly labs: ExerciseLabs;
  readonly open: OpenScriptSession;
}

/** Behind it the solution begins. */
const BEGINNING = /^\s*#\s*exercise\b/i;
/** What was changed for the exercise has reached all servers when a learner comes. */
const SETTLE = 'Step-LabClock -By 00:10:00 | Out-Null';
const LANGUAGES = ['en', 'fr'] as const;
const PROBING_MS = 60_000;

/** The files of the draft. @throws ExerciseError where the session makes no exercise */
export function draftExercise({ id, recording, labs, open }: DraftWish): Map<string, string> {
  const { place, title } = recording.header;
  const typed = recording.events.flatMap((event) => (event.kind === 'command' && !event.failed ? [event.input] : []));
  const begin = typed.findIndex((input) => BEGINNING.test(input));
  const typedBefore = typed.slice(0, Math.max(0, begin));
  const [setup, solve] = [typedBefore.length > 0 ? [...typedBefore, SETTLE] : [], typed.slice(begin + 1)];
  if (!place || !builtInTopologies.includes(place.lab))
    throw invalid('The recording does not say in which lab it was made: "lyncshell record FILE.cast" does.');
  if (solve.length === 0) throw invalid('Nothing was typed in it that is a solution.');
  const exercise = skeleton(id, { topology: place.lab, machine: place.machine }, setup, solve);
  const { probes, claims, commands } = whatChanges(exercise, labs, open);
  if (claims.length === 0) throw invalid('The session has changed nothing that a check could ask for.');
  const kept = keptProbes(probes, claims);
  return new Map([
    ['setup.ps1', exercise.setup.text],
    ['solve.ps1', exercise.solve.text],
    ['check.ps1', checkScript(claims, kept)],
    ['wrong-nothing-done.ps1', `# fails: ${claims[0]?.id}\nGet-Date | Out-Null\n`],
    ...LANGUAGES.flatMap((language) => {
      const suffix = language === 'en' ? '' : `.${language}`;
      const draft = { title: title === '' ? id : title, claims, kept, language, commands, solve, exercise };
      return [[`exercise${suffix}.md`, exerciseText(draft)] as const, [`hints${suffix}.md`, hintsText(draft)] as const];
    }),
  ]);
}

function invalid(message: string): ExerciseError {
  return new ExerciseError('invalid', message);
}

/** The exercise as far as it is needed to run its scripts. */
function skeleton(
  id: string,
  { topology, machine }: { readonly topology: string; readonly machine: string },
  setup: readonly string[],
  solve: readonly string[],
): Exercise {
  const script = (file: string, lines: readonly string[]): ExerciseScript => ({
    file,
    text: lines.length > 0 ? `${lines.join('\n')}\n` : '# The lab is used as it is made.\n',
  });
  return {
    id,
    version: 'draft',
    level: 2,
    minutes: 10,
    seed: null,
    commands: null,
    topics: [],
    needs: [],
    sources: [],
    lab: { topology, start: Date.parse(DEFAULT_START), machine, user: null },
    claims: [],
    texts: new Map(),
    setup: script('setup.ps1', setup),
    check: script('check.ps1', []),
    solve: script('solve.ps1', solve),
    otherWays: [],
    wrongWays: [],
  };
}

/** Runs the session in two labs: what both have in common is what it changes; the rest varies from run to run. */
function whatChanges(exercise: Exercise, labs: ExerciseLabs, open: OpenScriptSession) {
  const commands = new Set<string>();
  const run = (work: (lab: Deployment) => void) =>
    labs.withNew(exercise, 0, (place) => {
      const lab = forkOf(place, exercise);
      try {
        work(lab);
      } finally {
        lab.dispose();
      }
    });
  const solve = (lab: Deployment): void =>
    runWay(lab, exercise.solve, 0, {
      open,
      interrupt: null,
      hear: (runspace, text) => {
        for (const name of commandNamesIn(runspace, text)) commands.add(name);
      },
    });
  run(solve);
  const probes = probesFor([...commands]);
  const runs: { before: Answers; after: Answers }[] = [];
  for (let count = 0; count < 2; count++)
    run((lab) => {
      const before = answersOf(lab, probes, open);
      solve(lab);
      runs.push({ before, after: answersOf(lab, probes, open) });
    });
  return { probes, claims: draftClaims(probes, runs), commands: [...commands] };
}

function answersOf(lab: Deployment, probes: readonly Probe[], open: OpenScriptSession): Answers {
  const given = runScript(
    lab,
    { file: 'probes.ps1', text: probingScript(probes) },
    { open, vocabulary: CHECK_VOCABULARY, limit: PROBING_MS, interrupt: null },
  );
  const answers = new Map<string, Map<string, string[]>>();
  for (const object of given) {
    if (!(object instanceof PSCustomObject) || !typeNamesOf(object).includes('LyncShell.ProbeAnswer')) continue;
    const probe = toText(getMember(object, 'Probe'));
    const lines = getMember(object, 'Lines');
    const own = answers.get(probe) ?? new Map<string, string[]>();
    own.set(toText(getMember(object, 'Machine')), Array.isArray(lines) ? lines.map((line) => toText(line)) : []);
    answers.set(probe, own);
  }
  return answers;
}

interface Draft {
  readonly title: string;
  readonly claims: readonly DraftClaim[];
  readonly kept: readonly Probe[];
  readonly language: (typeof LANGUAGES)[number];
  readonly commands: readonly string[];
  readonly solve: readonly string[];
  readonly exercise: Exercise;
}

function exerciseText({ title, claims, kept, language, exercise }: Draft): string {
  const say = (word: Word, ...values: readonly string[]): string => inWords(language, word, ...values);
  const about = (probe: Probe): string => probeText(probe, language);
  const { machine, topology } = exercise.lab;
  const facts =
    language === 'en'
      ? ['level: 2', 'minutes: 10', 'topics: drafts', `lab: ${topology}`, `machine: ${machine.split('.', 1)[0]}`]
      : [];
  const claimLine = ({ id, probe, machines, added, removed, isStable }: DraftClaim): string => {
    const where = machines.length > 0 ? machines.join(', ') : say('draft-lab');
    const word = !isStable ? 'draft-claim-other' : added.length > 0 ? 'draft-claim-there' : 'draft-claim-gone';
    return `  ${id}: ${say(word, about(probe), where, oneLine((added.length > 0 ? added : removed)[0] ?? ''))}`;
  };
  const reasons = [...reasonsOf(claims, kept)].map(
    // What the check saw is filled in later.
    ([name, { kind, probe }]) => `  ${name}: ${say(`draft-reason-${kind}`, about(probe), '{0}', '{1}')}`,
  );
  return [
    '---',
    `title: ${oneLine(title)}`,
    ...facts,
    'claims:',
    ...claims.map(claimLine),
    ...(kept.length > 0
      ? ['forbidden:', ...kept.map((probe) => `  kept-${probe.id}: ${say('draft-kept', about(probe))}`)]
      : []),
    'reasons:',
    ...reasons,
    '---',
    say('draft-story'),
    '',
  ].join('\n');
}

function hintsText({ language, commands, solve }: Draft): string {
  const say = (word: Word, ...values: readonly string[]): string => inWords(language, word, ...values);
  const solution = solve.join('\n').split('\n').map(oneLine).join('; ');
  return [
    '## any',
    `1. ${say('draft-hint-where')}`,
    `2. ${say('draft-hint-idea')}`,
    `3. ${say('draft-hint-commands', commands.join(', '))}`,
    `4. ${solution}`,
    '',
  ].join('\n');
}

/** What a question is about: in words where there are some, else by its noun. */
function probeText({ id, cmdlet }: Probe, language: string): string {
  const words: Readonly<Record<string, Word>> = {
    uses: 'draft-uses',
    roots: 'draft-roots',
    intermediates: 'draft-intermediates',
    personal: 'draft-personal',
    stopped: 'draft-stopped',
    files: 'draft-files',
    behind: 'draft-behind',
  };
  const word = Object.hasOwn(words, id) ? words[id] : undefined;
  return word === undefined ? (cmdlet ?? id) : inWords(language, word);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
