/** The remote sessions that the parameters of the cmdlets of sessions mean. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { type PSSession, remoteSessionsOf } from '../../src/engine/remote-sessions.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

export interface SessionQuery {
  readonly Name?: readonly string[] | undefined;
  readonly Id?: readonly number[] | undefined;
  readonly InstanceId?: readonly unknown[] | undefined;
  readonly ComputerName?: readonly string[] | undefined;
}

/** Open sessions by name, number, identifier or computer; what is missing is reported. */
export function selectSessions(ps: CmdletActions, { Name, Id, InstanceId, ComputerName }: SessionQuery): PSSession[] {
  const all = remoteSessionsOf(ps.runspace).all();
  const by = <T>(missing: Missing<T>, wanted: readonly T[], textOf: (session: PSSession) => string): PSSession[] =>
    wanted.flatMap((one) => {
      const pattern = toText(one);
      const fits = WildcardPattern.of(pattern, true);
      const found = all.filter((session) => fits.isMatch(textOf(session)));
      if (found.length === 0 && !hasWildcards(pattern)) reportMissing(ps, missing, one);
      return found;
    });
  if (Id) return by(NO_SUCH_ID, Id, ({ id }) => String(id));
  if (InstanceId) return by(NO_SUCH_INSTANCE, InstanceId, ({ instanceId }) => instanceId);
  if (ComputerName) {
    const named = Name ?? ['*'];
    const wanted = ComputerName.map((name) => name.toLowerCase());
    return all.filter(
      ({ computerName, name }) =>
        wanted.includes(computerName.toLowerCase()) &&
        named.some((pattern) => WildcardPattern.of(pattern, true).isMatch(name)),
    );
  }
  return by(NO_SUCH_NAME, Name ?? ['*'], ({ name }) => name);
}

/** What is said of a session that is not there, and the end of its error id. */
interface Missing<T> {
  readonly id: string;
  readonly message: (wanted: T) => string;
}

const NO_SUCH_ID: Missing<number> = {
  id: 'SessionId',
  message: (id) => `The remote session with the session ID ${id} is not available.`,
};
const NO_SUCH_INSTANCE: Missing<unknown> = {
  id: 'RunspaceId',
  message: (id) => `Remote session is not available for ${toText(id)}.`,
};
// The second blank is PowerShell's.
const NO_SUCH_NAME: Missing<string> = {
  id: 'Name',
  message: (name) => `The remote session with the name ${name}  is not available.`,
};

function reportMissing<T>(ps: CmdletActions, { id, message }: Missing<T>, wanted: T): void {
  ps.error(`RemoteRunspaceNotAvailableForSpecified${id}`, 'InvalidArgument', message(wanted), {
    target: wanted,
    exception: 'System.ArgumentException',
  });
}
