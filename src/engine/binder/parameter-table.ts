/**
 * A command's parameters prepared for binding: parameter sets as bits of a number, so that "which sets are still
 * possible" is one integer that every bound parameter narrows (PowerShell's MergedCommandParameterMetadata).
 */
import { type NetException, runtimeException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { ALL_SETS, type CommandMetadata, type ParameterMetadata, type ParameterSetData } from '../command-metadata.ts';
import { type CollectionShape, collectionShapeOf } from './collection-shape.ts';

/** Bits of parameter sets. All bits set means that nothing has narrowed the choice yet. */
export type SetFlags = number;

export const EVERY_SET: SetFlags = -1;

/** A parameter's part in one set; flag 0 and `inAll` for the pseudo set of all. */
export interface SetEntry {
  readonly flag: SetFlags;
  readonly inAll: boolean;
  readonly data: ParameterSetData;
}

/** One parameter with its sets as bits. */
export class BindableParameter {
  readonly entries: readonly SetEntry[];
  /** The named sets that it belongs to; 0 when it belongs only to all of them. */
  readonly flags: SetFlags;
  readonly inAllSets: boolean;
  readonly isMandatorySomewhere: boolean;
  readonly takesPipelineSomewhere: boolean;
  private shape: CollectionShape | null = null;

  constructor(
    readonly metadata: ParameterMetadata,
    flagOf: (setName: string) => SetFlags,
  ) {
    this.entries = [...metadata.sets].map(([name, data]) =>
      name === ALL_SETS ? { flag: 0, inAll: true, data } : { flag: flagOf(name), inAll: false, data },
    );
    this.flags = this.entries.reduce((flags, entry) => flags | entry.flag, 0);
    this.inAllSets = this.entries.some((entry) => entry.inAll);
    this.isMandatorySomewhere = this.entries.some(({ data }) => data.mandatory);
    this.takesPipelineSomewhere = this.entries.some(({ data }) => data.byValue || data.byPropertyName);
  }

  get name(): string {
    return this.metadata.name;
  }

  get type(): NetType {
    return this.metadata.type;
  }

  /** How values of the parameter's type hold several elements. */
  get collection(): CollectionShape {
    return (this.shape ??= collectionShapeOf(this.metadata.type));
  }

  /** Whether it can be bound while these sets are possible. */
  isIn(sets: SetFlags): boolean {
    return this.inAllSets || (this.flags & sets) !== 0;
  }

  /** Its parts in the possible sets. */
  entriesIn(sets: SetFlags): SetEntry[] {
    return this.entries.filter((entry) => entry.inAll || (entry.flag & sets) !== 0);
  }

  /** Its part in the set in force, where a named set counts before the set of all. */
  dataIn(sets: SetFlags): ParameterSetData | null {
    let all: ParameterSetData | null = null;
    for (const entry of this.entries) {
      if (entry.inAll) all = entry.data;
      else if ((entry.flag & sets) !== 0) return entry.data;
    }
    return all;
  }

  takesPipelineIn(sets: SetFlags): boolean {
    return this.takesPipelineSomewhere && this.entriesIn(sets).some(({ data }) => data.byValue || data.byPropertyName);
  }
}

/** More sets than a 32 bit number has bits cannot be told apart; PowerShell has the same limit. */
const MAXIMUM_SETS = 32;

function tooManySets(): NetException {
  return runtimeException(
    'ParsingTooManyParameterSets',
    'MetadataError',
    'Cannot get or run the command. The maximum number of parameter sets for this command has been exceeded.',
    { typeName: 'System.Management.Automation.ParsingMetadataException' },
  );
}

export class ParameterTable {
  readonly parameters: readonly BindableParameter[];
  /** Names of the sets in the order of their bits. */
  readonly setNames: readonly string[];
  readonly defaultFlag: SetFlags;
  private readonly byName = new Map<string, BindableParameter>();
  private readonly byAlias = new Map<string, BindableParameter>();

  private constructor(parameters: readonly ParameterMetadata[], defaultSet: string | null) {
    const flags = new Map<string, SetFlags>();
    const names: string[] = [];
    const flagOf = (name: string): SetFlags => {
      const key = name.toLowerCase();
      let flag = flags.get(key);
      if (flag === undefined) {
        if (names.length === MAXIMUM_SETS) throw tooManySets();
        flag = 1 << names.length;
        names.push(name);
        flags.set(key, flag);
      }
      return flag;
    };
    this.parameters = parameters.map((parameter) => new BindableParameter(parameter, flagOf));
    this.defaultFlag = defaultSet === null || defaultSet === ALL_SETS ? 0 : flagOf(defaultSet);
    this.setNames = names;
    for (const parameter of this.parameters) {
      this.byName.set(parameter.name.toLowerCase(), parameter);
      for (const alias of parameter.metadata.aliases) this.byAlias.set(alias.toLowerCase(), parameter);
    }
  }

  /** The table of a command, made once. */
  static of(metadata: CommandMetadata): ParameterTable {
    let table = tables.get(metadata);
    if (!table) tables.set(metadata, (table = new ParameterTable(metadata.parameters, metadata.defaultParameterSet)));
    return table;
  }

  /** The table with dynamic parameters added; sets keep their bits because the static parameters come first. */
  static withDynamic(metadata: CommandMetadata, dynamic: readonly ParameterMetadata[]): ParameterTable {
    return new ParameterTable([...metadata.parameters, ...dynamic], metadata.defaultParameterSet);
  }

  /** Bits of all sets, 0 when the command defines none. */
  get allFlags(): SetFlags {
    return this.setNames.length === MAXIMUM_SETS ? EVERY_SET : (1 << this.setNames.length) - 1;
  }

  get setCount(): number {
    return this.setNames.length;
  }

  /** The parameter of exactly this name or alias. */
  named(name: string): BindableParameter | null {
    const key = name.toLowerCase();
    return this.byName.get(key) ?? this.byAlias.get(key) ?? null;
  }

  /** Parameters whose name or one of whose aliases starts with the text, each once, names before aliases. */
  startingWith(text: string): BindableParameter[] {
    const key = text.toLowerCase();
    const found = new Set<BindableParameter>();
    for (const [name, parameter] of this.byName) if (name.startsWith(key)) found.add(parameter);
    for (const [alias, parameter] of this.byAlias) if (alias.startsWith(key)) found.add(parameter);
    return [...found];
  }

  /** The name of the set that these bits mean when they mean only one. */
  setName(flags: SetFlags): string {
    if (flags === EVERY_SET) return ALL_SETS;
    return this.setNames.find((_, i) => (flags & (1 << i)) !== 0) ?? ALL_SETS;
  }
}

const tables = new WeakMap<CommandMetadata, ParameterTable>();

/** How many sets are possible; the choice that nothing has narrowed counts as one. */
export function setCountOf(flags: SetFlags): number {
  if (flags === EVERY_SET) return 1;
  let count = 0;
  for (let rest = flags; rest !== 0; rest &= rest - 1) count++;
  return count;
}
