/** Which parameter set is in force, from what was bound so far (CmdletParameterBinderController.ValidateParameterSets). */
import type { ErrorCategory } from '../../types/error-category.ts';
import type { NetException } from '../../types/net-exception.ts';
import type { BindingState } from './binding-state.ts';
import { EVERY_SET, type SetFlags, setCountOf } from './parameter-table.ts';

/** No set, or more than one, fits what was given. */
export function ambiguousSet(state: BindingState, category: ErrorCategory = 'InvalidArgument'): NetException {
  return state.failure({
    errorId: 'AmbiguousParameterSet',
    category,
    message:
      'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
  });
}

/**
 * Checks that the possible sets can lead to one, and settles on one where that is certain.
 * @param beforeInput whether pipeline input may still decide.
 * @param settle whether to fall back on the default set now.
 * @returns how many sets are possible.
 */
export function validateSets(state: BindingState, beforeInput: boolean, settle: boolean): number {
  const count = setCountOf(state.possibleSets);
  if (count === 0) throw ambiguousSet(state);
  if (count > 1) return chooseAmong(state, count, beforeInput, settle);
  const result = state.possibleSets === EVERY_SET ? chooseFromAll(state, beforeInput, settle) : count;
  state.nameSet();
  return result;
}

function chooseAmong(state: BindingState, count: number, beforeInput: boolean, settle: boolean): number {
  const { defaultFlag } = state.table;
  const defaultIsPossible = defaultFlag !== 0 && (state.possibleSets & defaultFlag) !== 0;
  if (defaultIsPossible) {
    state.setName = state.table.setName(defaultFlag);
    if (!settle) return count;
    state.possibleSets = defaultFlag;
    return 1;
  }
  if (beforeInput && someUnboundTakesInput(state)) return count;
  return settleByMandatory(state);
}

/** Nothing was bound that belongs to a named set. */
function chooseFromAll(state: BindingState, beforeInput: boolean, settle: boolean): number {
  const { defaultFlag, setCount } = state.table;
  const count = Math.max(setCount, 1);
  if (beforeInput && someUnboundTakesInput(state)) return count;
  if (defaultFlag !== 0) {
    if (!settle) return count;
    state.possibleSets = defaultFlag;
    return 1;
  }
  return count > 1 ? settleByMandatory(state) : count;
}

function someUnboundTakesInput(state: BindingState): boolean {
  return state.unbound.some(
    (parameter) => parameter.isIn(state.possibleSets) && parameter.takesPipelineIn(state.possibleSets),
  );
}

/** Takes the only possible set that lacks no mandatory parameter. */
function settleByMandatory(state: BindingState): number {
  let remaining = state.possibleSets;
  let named = 0;
  for (const parameter of state.table.parameters) named |= parameter.flags;
  remaining &= named;
  for (const parameter of state.unbound) {
    for (const { flag, data } of parameter.entries) if (data.mandatory) remaining &= ~flag;
  }
  if (remaining === EVERY_SET || setCountOf(remaining) !== 1) throw ambiguousSet(state);
  state.possibleSets = remaining;
  state.nameSet();
  return 1;
}

/** At the latest when the command starts, one set must be in force. */
export function requireSet(state: BindingState): void {
  const { table } = state;
  if (table.setCount <= 1 || state.possibleSets !== EVERY_SET) return;
  if (table.defaultFlag === 0) throw ambiguousSet(state);
  state.possibleSets = table.defaultFlag;
}

/** Leaves out the sets that cannot take pipeline input any more, when others can. */
export function setsTakingInput(state: BindingState): SetFlags {
  let taking: SetFlags = 0;
  for (const parameter of state.delayed.keys()) taking |= parameter.flags;
  for (const parameter of state.unbound) {
    if (!parameter.takesPipelineSomewhere) continue;
    for (const { data, flag, inAll } of parameter.entriesIn(state.possibleSets)) {
      if (!data.byValue && !data.byPropertyName) continue;
      if (inAll) return state.possibleSets;
      taking |= flag;
    }
  }
  return taking === 0 ? state.possibleSets : state.possibleSets & taking;
}

/** Takes sets out of the choice. */
export function excludeSets(state: BindingState, excluded: SetFlags): void {
  if (excluded === 0) return;
  const before = state.possibleSets === EVERY_SET ? state.table.allFlags : state.possibleSets;
  state.possibleSets = before & ~excluded;
}
