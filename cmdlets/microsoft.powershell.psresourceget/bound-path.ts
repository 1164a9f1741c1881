/** Paths that are looked at while parameters are bound: what is wrong with one ends the cmdlet as an argument does that cannot be bound. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { NetException } from '../../src/types/net-exception.ts';

/** The full path of what is there. `noun` is what the parameter means: `path`. */
export function boundPath(ps: CmdletActions, parameter: string, given: string, noun = 'path'): string {
  const refuse = (message: string): never =>
    ps.fail(
      'ParameterBindingFailed',
      'WriteError',
      `Cannot bind parameter '${parameter}' to the target. Exception setting "${parameter}": "${message}"`,
      { exception: 'System.Management.Automation.ParameterBindingException' },
    );
  if (/[*?[\]]/.test(given)) return refuse(`Wildcard characters are not allowed in the ${noun}.`);
  try {
    return drivesOf(ps).findOne(given).path;
  } catch (error) {
    if (error instanceof NetException) return refuse(error.message);
    throw error;
  }
}
