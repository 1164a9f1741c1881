/** Makes an exercise of its files, and says of each fault in which file and line it is. */
import { DEFAULT_START } from '../deployment/clock.ts';
import { builtInTopologies, loadTopology } from '../deployment/topology-file.ts';
import { parse } from '../language/parser.ts';
import { hexText, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import {
  type Claim,
  type Exercise,
  type ExerciseLab,
  type ExerciseScript,
  type ExerciseTexts,
  FIRST_LANGUAGE,
  type WrongWay,
} from './exercise.ts';
import { authorsFault } from './exercise-error.ts';
import type { ExerciseFiles } from './exercise-files.ts';
import { type PropertiesAndBody, type Property, readProperties } from './exercise-properties.ts';
import { readHints } from './hint-texts.ts';

const MAIN_FILE = 'exercise.md';

/** What the main file may say; the files of other languages say what of it is text. */
const TEXT_PROPERTIES = ['title', 'claims', 'forbidden', 'reasons'];
const PROPERTIES = [
  ...TEXT_PROPERTIES,
  ...['level', 'minutes', 'commands', 'topics', 'needs', 'sources', 'lab', 'start', 'machine', 'user'],
];

/** What a name may be that stands in a command line and in a path. */
const ID = /^[a-z][a-z0-9-]{0,42}$/;

/**
 * Reads an exercise.
 * @param more files of further languages that lie elsewhere
 * @throws ExerciseError the first fault
 */
export function readExercise(id: string, files: ExerciseFiles, more: ExerciseFiles = new Map()): Exercise {
  if (!ID.test(id)) throw authorsFault(id, 0, 'the name of an exercise is small letters, digits and hyphens');
  const main = propertiesOf(MAIN_FILE, fileOf(files, MAIN_FILE), PROPERTIES);
  const claims = claimsOf(main);
  const ids = new Set(claims.map((claim) => claim.id));
  const all = new Map([...more, ...files]);
  const lab = labOf(main);
  const setup = scriptOf(files, 'setup.ps1');
  return {
    id,
    version: versionOf(lab, setup),
    level: wholeNumber(main, 'level', 1, 4),
    minutes: wholeNumber(main, 'minutes', 1, 480),
    seed: null,
    commands: main.properties.has('commands') ? wholeNumber(main, 'commands', 1, 1000) : null,
    topics: wordsOf(main, 'topics'),
    needs: wordsOf(main, 'needs'),
    sources: (main.properties.get('sources')?.items ?? []).map(({ text }) => text),
    lab,
    claims,
    texts: textsByLanguage(all, main, ids),
    setup,
    check: scriptOf(files, 'check.ps1'),
    solve: scriptOf(files, 'solve.ps1'),
    otherWays: scriptsNamed(files, /^other-way-[\w-]+\.ps1$/),
    wrongWays: scriptsNamed(files, /^wrong-[\w-]+\.ps1$/).map((script) => wrongWay(script, ids)),
  };
}

function fileOf(files: ExerciseFiles, name: string): string {
  const text = files.get(name);
  if (text === undefined) throw authorsFault(name, 0, 'the exercise has no such file');
  return text;
}

function propertiesOf(file: string, text: string, known: readonly string[]): PropertiesAndBody {
  const read = readProperties(file, text);
  const odd = [...read.properties.values()].find(({ name }) => !known.includes(name));
  if (odd)
    throw authorsFault(file, odd.line, `nothing is known of a property "${odd.name}". There are: ${known.join(', ')}`);
  if (read.body === '') throw authorsFault(file, 0, 'it tells no story below the properties');
  return read;
}

function required({ properties }: PropertiesAndBody, name: string, file = MAIN_FILE): Property {
  const found = properties.get(name);
  if (!found) throw authorsFault(file, 0, `the property "${name}" is missing`);
  return found;
}

function wholeNumber(main: PropertiesAndBody, name: string, least: number, most: number): number {
  const { value, line } = required(main, name);
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw authorsFault(MAIN_FILE, line, `"${name}" is a whole number from ${least} to ${most}, not "${value}"`);
}

function wordsOf({ properties }: PropertiesAndBody, name: string): string[] {
  const property = properties.get(name);
  if (!property) return [];
  if (property.items.length > 0) return property.items.map(({ text }) => text);
  return property.value.split(',').flatMap((word) => word.trim() || []);
}

function labOf(main: PropertiesAndBody): ExerciseLab {
  const { properties } = main;
  const topology = properties.get('lab')?.value ?? builtInTopologies[0] ?? '';
  if (!builtInTopologies.includes(topology))
    throw authorsFault(
      MAIN_FILE,
      properties.get('lab')?.line ?? 0,
      `no lab "${topology}" comes with the program. There are: ${builtInTopologies.join(', ')}`,
    );
  const started = properties.get('start');
  const start = Date.parse(started?.value ?? DEFAULT_START);
  if (Number.isNaN(start))
    throw authorsFault(MAIN_FILE, started?.line ?? 0, `"${started?.value}" is no date like 2012-06-15T09:00`);
  const { computers, document } = loadTopology(topology);
  const wanted = properties.get('machine');
  const name = wanted?.value ?? document.session.computer;
  const machine = computers.find(({ fqdn }) => fqdn === name || fqdn.split('.', 1)[0] === name);
  if (!machine) throw authorsFault(MAIN_FILE, wanted?.line ?? 0, `the lab ${topology} has no machine "${name}"`);
  return { topology, start, machine: machine.fqdn, user: properties.get('user')?.value ?? null };
}

function claimsOf(main: PropertiesAndBody): Claim[] {
  const property = required(main, 'claims');
  const of = (kind: Claim['kind'], named: Property['named'] | undefined): Claim[] =>
    [...(named ?? [])].map(([id, { line }]) => {
      if (ID.test(id)) return { id, kind };
      throw authorsFault(MAIN_FILE, line, `"${id}" is no name of a claim: small letters, digits and hyphens`);
    });
  const wanted = of('wanted', property.named);
  if (wanted.length === 0) throw authorsFault(MAIN_FILE, property.line, 'there is no claim below "claims"');
  const forbidden = of('forbidden', main.properties.get('forbidden')?.named);
  const twice = forbidden.find(({ id }) => wanted.some((claim) => claim.id === id));
  if (twice) throw authorsFault(MAIN_FILE, 0, `"${twice.id}" is both claimed and forbidden`);
  return [...wanted, ...forbidden];
}

function textsByLanguage(
  files: ExerciseFiles,
  main: PropertiesAndBody,
  claims: ReadonlySet<string>,
): Map<string, ExerciseTexts> {
  const texts = new Map([[FIRST_LANGUAGE, textsFrom(MAIN_FILE, main, files, FIRST_LANGUAGE, claims)]]);
  const first = texts.get(FIRST_LANGUAGE) as ExerciseTexts;
  for (const [file, text] of files) {
    const [, language] = /^exercise\.([a-z]{2,8})\.md$/.exec(file) ?? [];
    if (language === undefined) continue;
    const read = textsFrom(file, propertiesOf(file, text, TEXT_PROPERTIES), files, language, claims);
    requireSameNames(file, 'claims', first.claims, read.claims);
    requireSameNames(file, 'reasons', first.reasons, read.reasons);
    for (const [claim, hints] of first.hints)
      if (read.hints.get(claim)?.length !== hints.length)
        throw authorsFault(hintsFile(language), 0, `"${claim}" has not as many hints as in English`);
    texts.set(language, read);
  }
  return texts;
}

function textsFrom(
  file: string,
  read: PropertiesAndBody,
  files: ExerciseFiles,
  language: string,
  claims: ReadonlySet<string>,
): ExerciseTexts {
  const named = (name: string): [string, string][] =>
    [...(read.properties.get(name)?.named ?? [])].map(([id, { text }]) => [id, text]);
  const hints = hintsFile(language);
  return {
    title: required(read, 'title', file).value,
    story: read.body,
    claims: new Map([...named('claims'), ...named('forbidden')]),
    reasons: new Map(named('reasons')),
    hints: readHints(hints, fileOf(files, hints), claims),
  };
}

function hintsFile(language: string): string {
  return language === FIRST_LANGUAGE ? 'hints.md' : `hints.${language}.md`;
}

function requireSameNames(
  file: string,
  property: string,
  first: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): void {
  const missing = [...first.keys()].find((name) => !other.has(name));
  if (missing !== undefined) throw authorsFault(file, 0, `"${missing}" of ${property} is missing`);
  const odd = [...other.keys()].find((name) => !first.has(name));
  if (odd !== undefined) throw authorsFault(file, 0, `"${odd}" of ${property} is not in ${MAIN_FILE}`);
}

function scriptOf(files: ExerciseFiles, file: string): ExerciseScript {
  return checkedScript({ file, text: fileOf(files, file) });
}

function scriptsNamed(files: ExerciseFiles, pattern: RegExp): ExerciseScript[] {
  return [...files].flatMap(([file, text]) => (pattern.test(file) ? checkedScript({ file, text }) : []));
}

function checkedScript(script: ExerciseScript): ExerciseScript {
  const [error] = parse(script.text).errors;
  if (error) throw authorsFault(script.file, error.extent.startLine, error.message);
  return script;
}

/** Its first comment names the claim: `# fails: root-there`. */
function wrongWay(script: ExerciseScript, claims: ReadonlySet<string>): WrongWay {
  const [, claim] = /^#[ \t]*fails:[ \t]*(\S+)[ \t]*$/m.exec(script.text) ?? [];
  if (claim === undefined)
    throw authorsFault(script.file, 1, 'no comment "# fails: claim" says on which claim it fails');
  if (!claims.has(claim)) throw authorsFault(script.file, 1, `"${claim}" is no claim of the exercise`);
  return { ...script, claim };
}

function versionOf(lab: ExerciseLab, { text }: ExerciseScript): string {
  const identity = JSON.stringify([lab, text]);
  return hexText(platform().cryptography.hash('sha256', utf8Bytes(identity))).slice(0, 10);
}
