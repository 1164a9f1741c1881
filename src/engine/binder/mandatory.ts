/**
 * Mandatory parameters without a value: which are missing (GetMissingMandatoryParameters), given that pipeline input may
 * still bring some of them, and asking for them.
 */

import type { ParameterMetadata } from '../command-metadata.ts';
import type { HostUI, PromptField } from '../host.ts';
import type { BindingState } from './binding-state.ts';
import { ambiguousSet, excludeSets } from './parameter-set-resolution.ts';
import { type BindableParameter, EVERY_SET, type SetFlags, setCountOf } from './parameter-table.ts';

/** Mandatory parameters that one set lacks, by whether the pipeline can bring them. */
interface Lacking {
  readonly set: SetFlags;
  readonly isDefault: boolean;
  readonly fromInput: BindableParameter[];
  readonly fromInputByValue: BindableParameter[];
  readonly fromInputByName: BindableParameter[];
  readonly fromCommandLine: BindableParameter[];
}

/** The parameters to ask for; may narrow the possible sets to those that the pipeline can complete. */
export function missingMandatory(
  state: BindingState,
  validSetCount: number,
  expectsInput: boolean,
): BindableParameter[] {
  return new MandatoryCheck(state, expectsInput).missing(validSetCount);
}

class MandatoryCheck {
  private readonly lacking = new Map<SetFlags, Lacking>();
  private readonly found: BindableParameter[] = [];
  /** The sets that lack something. */
  private sets: SetFlags = 0;
  private lacksInEverySet = false;

  constructor(
    private readonly state: BindingState,
    private readonly expectsInput: boolean,
  ) {
    for (const parameter of state.unbound) if (parameter.isMandatorySomewhere) this.note(parameter);
  }

  private note(parameter: BindableParameter): void {
    const { possibleSets, table } = this.state;
    let isMissing = false;
    for (const { data, flag, inAll } of parameter.entriesIn(possibleSets)) {
      if (!data.mandatory) continue;
      isMissing = true;
      if (inAll) this.lacksInEverySet = true;
      else this.sets |= possibleSets & flag;
      const lacking = this.lackingIn(inAll ? EVERY_SET : flag, table.defaultFlag);
      if (!this.expectsInput || (!data.byValue && !data.byPropertyName)) {
        lacking.fromCommandLine.push(parameter);
        continue;
      }
      lacking.fromInput.push(parameter);
      if (data.byValue) lacking.fromInputByValue.push(parameter);
      if (data.byPropertyName) lacking.fromInputByName.push(parameter);
    }
    if (isMissing) this.found.push(parameter);
  }

  private lackingIn(set: SetFlags, defaultFlag: SetFlags): Lacking {
    let lacking = this.lacking.get(set);
    if (!lacking) {
      const isDefault = defaultFlag !== 0 && (defaultFlag & set) !== 0;
      lacking = { set, isDefault, fromInput: [], fromInputByValue: [], fromInputByName: [], fromCommandLine: [] };
      this.lacking.set(set, lacking);
    }
    return lacking;
  }

  missing(validSetCount: number): BindableParameter[] {
    if (!this.expectsInput) return this.found;
    if (this.found.length === 0) return [];
    const { state } = this;
    if (this.sets === 0) this.sets = state.possibleSets;
    if (this.lacksInEverySet) this.sets = state.possibleSets & (state.table.allFlags || EVERY_SET);
    this.preferCompleteSets(validSetCount);
    const count = setCountOf(this.sets);
    if (count === 0) throw ambiguousSet(state);
    if (count === 1) return this.neededIn(this.sets);
    return state.prioritizedSet === 0 ? this.chooseSet() : [];
  }

  /** When the default set lacks nothing and no other set waits for input, sets that lack something are out. */
  private preferCompleteSets(validSetCount: number): void {
    const { state } = this;
    const { defaultFlag } = state.table;
    const applies =
      validSetCount > 1 &&
      defaultFlag !== 0 &&
      (defaultFlag & this.sets) === 0 &&
      (defaultFlag & state.possibleSets) !== 0;
    if (!applies) return;
    const waits = [...this.lacking.values()].some(
      ({ set, fromInput }) =>
        set !== EVERY_SET && (set & state.possibleSets) !== 0 && (set & defaultFlag) === 0 && fromInput.length > 0,
    );
    if (waits) return;
    this.sets = state.possibleSets & ~this.sets;
    state.possibleSets = this.sets;
    if (state.possibleSets === defaultFlag) state.nameSet();
    else state.prioritizedSet = defaultFlag;
  }

  /** Several sets lack something: the default one, or the one that the pipeline can complete. */
  private chooseSet(): BindableParameter[] {
    const { state } = this;
    const { defaultFlag } = state.table;
    if (this.latchesOnDefault(defaultFlag)) {
      this.sets = defaultFlag;
      state.possibleSets = defaultFlag;
      state.nameSet();
      return this.neededIn(defaultFlag);
    }
    const byValue = this.onlySetWith((lacking) => lacking.fromInputByValue.length > 0);
    const byName = this.onlySetWith((lacking) => lacking.fromInputByName.length > 0);
    const unique = uniqueSet(byValue, byName);
    if (unique !== 0) return this.latchOn(unique);
    return this.chooseWithoutInputSet(byValue, byName);
  }

  private latchesOnDefault(defaultFlag: SetFlags): boolean {
    if (defaultFlag === 0 || (this.sets & defaultFlag) === 0) return false;
    const others = [...this.lacking.values()].filter(({ set, isDefault }) => set !== EVERY_SET && !isDefault);
    const otherTakesInput = others.some(
      ({ fromInput, fromCommandLine }) => fromInput.length > 0 && fromCommandLine.length === 0,
    );
    const otherTakesByName = others.some(({ fromInputByName }) => fromInputByName.length > 0);
    const own = this.lacking.get(defaultFlag);
    if (own) {
      if (own.fromInputByName.length > 0 && !otherTakesByName) return true;
      if (own.fromInput.length > 0 && !otherTakesInput) return true;
    }
    if (!otherTakesInput) return true;
    return (this.lacking.get(EVERY_SET)?.fromCommandLine.length ?? 0) > 0;
  }

  /** The only set of those in question with a property; 0 when there is none, null when there are several. */
  private onlySetWith(property: (lacking: Lacking) => boolean): SetFlags | null {
    const sets = [...this.lacking.values()].filter(
      (l) => l.set !== EVERY_SET && (l.set & this.sets) !== 0 && property(l),
    );
    return sets.length > 1 ? null : (sets[0]?.set ?? 0);
  }

  private latchOn(set: SetFlags): BindableParameter[] {
    const { state } = this;
    this.sets = set;
    let others: SetFlags = 0;
    let needsMore = false;
    for (const lacking of this.lacking.values()) {
      if (lacking.set === EVERY_SET) continue;
      if ((lacking.set & set) !== 0) needsMore = lacking.fromCommandLine.length > 0;
      else others |= lacking.set;
    }
    const needed = this.neededIn(set);
    if (needsMore) {
      state.possibleSets = set;
    } else {
      // Sets that lack nothing stay possible beside the one chosen.
      excludeSets(state, others);
      if (state.possibleSets !== set) state.prioritizedSet = set;
    }
    state.nameSet();
    return needed;
  }

  private chooseWithoutInputSet(byValue: SetFlags | null, byName: SetFlags | null): BindableParameter[] {
    const { state } = this;
    const needing = [...this.lacking.values()].filter(
      (l) => (l.set === EVERY_SET || (l.set & this.sets) !== 0) && l.fromCommandLine.length > 0,
    );
    if (needing.length === 0) return [];
    if (byValue) return this.latchOn(byValue);
    if (byValue !== null && byName !== null) throw ambiguousSet(state);
    const excluded = needing.reduce((sets, l) => (l.set === EVERY_SET ? sets : sets | l.set), 0);
    excludeSets(state, excluded);
    if (state.possibleSets === 0) throw ambiguousSet(state);
    if (setCountOf(state.possibleSets) === 1) state.nameSet();
    return [];
  }

  /** What has to come from the command line for a set. */
  private neededIn(sets: SetFlags): BindableParameter[] {
    const needed = new Set<BindableParameter>();
    for (const lacking of this.lacking.values()) {
      if (lacking.set !== EVERY_SET && (lacking.set & sets) === 0) continue;
      for (const parameter of lacking.fromCommandLine) needed.add(parameter);
    }
    return [...needed];
  }
}

/** The set that the pipeline can complete by value and by name, or by only one of the two. */
function uniqueSet(byValue: SetFlags | null, byName: SetFlags | null): SetFlags {
  if (byValue && byName) return byValue === byName ? byValue : 0;
  if (byValue && byName === 0) return byValue;
  if (byName && byValue === 0) return byName;
  return 0;
}

/** ` Name Path`, as error texts list missing parameters. */
export function missingNames(missing: readonly BindableParameter[]): string {
  return missing.map((parameter) => ` ${parameter.name}`).join('');
}

/** Asks the user for values. Throws when the session is not interactive. */
export function promptForMandatory(
  ui: HostUI,
  commandName: string,
  missing: readonly ParameterMetadata[],
  pipelinePosition = 1,
): Map<string, unknown> {
  const answers = ui.prompt(
    `cmdlet ${commandName} at command pipeline position ${pipelinePosition}`,
    'Supply values for the following parameters:',
    missing.map(promptField),
  );
  return new Map(answers);
}

function promptField(parameter: ParameterMetadata): PromptField {
  const { name, type } = parameter;
  const helpMessage = [...parameter.sets.values()].find((data) => data.helpMessage)?.helpMessage ?? '';
  return {
    name,
    label: name,
    type: type.elementType ?? type,
    helpMessage,
    secret: type.fullName === 'System.Security.SecureString',
    isArray: type.isArray,
  };
}
