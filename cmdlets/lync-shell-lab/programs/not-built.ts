/**
 * Programs that every Windows has and a machine of the lab has not. They say so themselves: one of the computer that has the
 * same name would do to it (`shutdown`, `telnet`) what was meant for the machine of the lab.
 */
import { type NetException, runtimeException } from '../../../src/types/net-exception.ts';
import notBuilt from './programs-not-built.json' with { type: 'json' };

/** What does the same here, by the name of the program; null where nothing does. */
const INSTEAD: ReadonlyMap<string, string | null> = new Map(Object.entries(notBuilt));

/** @param name in lower case, without `.exe` */
export function isNotBuilt(name: string): boolean {
  return INSTEAD.has(name);
}

/** The error of a call. @param name in lower case, without `.exe` */
export function programNotBuilt(name: string): NetException {
  const instead = INSTEAD.get(name);
  return runtimeException(
    'ProgramNotBuilt',
    'NotImplemented',
    `The program "${name}" of Windows is not built in this shell.${instead ? ` Here ${instead}.` : ''}`,
    { typeName: 'System.NotImplementedException', target: name },
  );
}
