/** ActionPreference's value Suspend, which was for workflows: no variable of that type takes it. */
import type { NetType } from '../../types/net-type.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import type { ParameterTransformation } from '../command-metadata.ts';
import { transformationError } from './type-conversion.ts';

const ACTION = 'System.Management.Automation.ActionPreference';

export const SUSPEND_IS_RESERVED =
  'The Suspend ActionPreference value is reserved for future use and is not supported at this time.';
export const SEE_PREFERENCES =
  'For more information about preference variables, see the Help topic, "about_Preference_Variables."';

export function isActionType(type: NetType): boolean {
  return type.fullName === ACTION;
}

export function isSuspend(value: unknown): boolean {
  return value instanceof EnumValue && isActionType(value.netType()) && String(value) === 'Suspend';
}

/** What variables of the type do with it. */
export const noSuspension: ParameterTransformation = {
  transform(value) {
    if (isSuspend(value)) throw transformationError(`${SUSPEND_IS_RESERVED} ${SEE_PREFERENCES}`);
    return value;
  },
};
