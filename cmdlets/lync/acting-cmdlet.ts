/**
 * Cmdlets whose parameters are data and whose work is an action beside them: a folder has JSON files of nouns and a table
 * of actions by the names of the cmdlets, and this makes the cmdlets of both.
 */
import {
  type CmdletBlocks,
  type CmdletContext,
  type CmdletDefinition,
  cmdlet,
  type ParameterDeclaration,
  type ParameterDeclarations,
} from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { asksBefore, type CmdletNoun, defaultSetOf, parametersOf } from './cmdlet-data.ts';
import { synopsisOf } from './synopsis.ts';

/** What a cmdlet does, and what help says of it. */
export interface CmdletAction<N extends CmdletNoun = CmdletNoun> {
  /** Where it is omitted, the words of verb and noun say it. */
  readonly synopsis?: string;
  readonly description?: string;
  /** Where it is omitted, the parameter sets are shown. */
  readonly example?: { readonly title: string; readonly transcript: string };
  /** Parameters that change nothing, with the reason; -Force is one unless `obeysForce`. */
  readonly noEffect?: Readonly<Record<string, string>>;
  readonly refused?: Readonly<Record<string, string>>;
  readonly obeysForce?: true;
  /** Mandatory parameters for which `$null` is a value: an empty list. */
  readonly nullable?: readonly string[];
  readonly outputs?: readonly string[];
  /** The real class, where it is not verb and noun in the namespace of the family. */
  readonly className?: string;
  run(ps: CmdletContext, entry: N): CmdletBlocks;
}

/** Nouns that lie together: their cmdlets, and what help names beside them. */
interface ActingFamily<N extends CmdletNoun> {
  readonly nouns: readonly N[];
  action(name: string, entry: N): CmdletAction<N> | undefined;
  /** `Microsoft.Rtc.Management.Xds` */
  readonly namespace: string;
  readonly links?: readonly string[];
}

/** Makes a cmdlet of a family. @throws Error for one that the family does not have */
export function actingCmdlet<N extends CmdletNoun>(
  { nouns, action: actionOf, namespace, links }: ActingFamily<N>,
  verb: string,
  noun: string,
): CmdletDefinition {
  const name = `${verb}-${noun}`;
  const entry = nouns.find((one) => one.noun === noun && one.cmdlets[verb]);
  if (!entry) throw new Error(`The family has no cmdlet ${name}.`);
  const action = actionOf(name, entry);
  if (!action) throw new Error(`Nothing does ${name}.`);
  const { synopsis = synopsisOf(verb, entry.words), description, outputs = [], className, run } = action;
  const defaultSet = defaultSetOf(entry, verb);
  return cmdlet<ParameterDeclarations>({
    verb,
    noun,
    className: className ?? `${namespace}.${verb}${noun.slice('Cs'.length)}Cmdlet`,
    ...(defaultSet === undefined ? {} : { defaultParameterSet: defaultSet }),
    ...(asksBefore(entry, verb) ? { supportsShouldProcess: true } : {}),
    outputTypes: [...outputs],
    help: {
      synopsis,
      ...(description === undefined ? {} : { description }),
      examples: [action.example ?? exampleOfSets(name, entry, verb)],
      links: [
        ...(links ??
          Object.keys(entry.cmdlets)
            .filter((other) => other !== verb)
            .map((other) => `${other}-${noun}`)),
      ],
    },
    parameters: parametersOf(entry, verb, notesOf(action)),
    run: (ps) => run(ps, entry),
  });
}

function exampleOfSets(name: string, entry: CmdletNoun, verb: string): { title: string; transcript: string } {
  const sets = Object.keys(entry.cmdlets[verb] ?? {}).map((set) => set || '__AllParameterSets');
  return {
    title: 'Its parameter sets',
    transcript: `PS> (Get-Command ${name}).ParameterSets.Name\n${sets.join('\n')}`,
  };
}

function notesOf<N extends CmdletNoun>({
  noEffect = {},
  refused = {},
  nullable = [],
  obeysForce,
}: CmdletAction<N>): Map<string, Partial<ParameterDeclaration>> {
  const notes = new Map<string, Partial<ParameterDeclaration>>();
  if (!obeysForce)
    notes.set('Force', { noEffect: 'nothing here asks before it works, and every error that is shown matters' });
  for (const [name, reason] of Object.entries(noEffect)) notes.set(name, { noEffect: reason });
  for (const [name, reason] of Object.entries(refused)) notes.set(name, { ...notes.get(name), refused: reason });
  for (const name of nullable) notes.set(name, { ...notes.get(name), allowNull: true });
  return notes;
}

/** A parameter's text; undefined where it was not given. */
export function textOf(ps: CmdletContext, name: string): string | undefined {
  const value = (ps.parameters as Readonly<Record<string, unknown>>)[name];
  return value === undefined || value === null ? undefined : toText(value);
}

/** The names in an argument: `-Pools a,b` and `-Pools "a,b"` name the same two. */
export function namesIn(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return [...(enumerate(value) ?? [value])]
    .flatMap((one) => toText(one).split(/[,;]/))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
