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
  const by = (label: string, wanted: readonly string[], textOf: (session: PSSession) => string): PSSession[] =>
    wanted.flatMap((pattern) => {
      const fits = WildcardPattern.of(pattern, true);
      const found = all.filter((session) => fits.isMatch(textOf(session)));
      if (found.length === 0 && !hasWildcards(pattern)) reportMissing(ps, label, pattern);
      return found;
    });
  if (Id) return by('session ID', Id.map(String), ({ id }) => String(id));
  if (InstanceId)
    return by(
      'instance ID',
      InstanceId.map((id) => toText(id)),
      ({ instanceId }) => instanceId,
    );
  if (ComputerName) {
    const named = Name ?? ['*'];
    const wanted = ComputerName.map((name) => name.toLowerCase());
    return all.filter(
      ({ computerName, name }) =>
        wanted.includes(computerName.toLowerCase()) &&
        named.some((pattern) => WildcardPattern.of(pattern, true).isMatch(name)),
    );
  }
  return by('name', Name ?? ['*'], ({ name }) => name);
}

function reportMissing(ps: CmdletActions, label: string, wanted: string): void {
  ps.error(
    `PSSessionNotAvailable${label === 'name' ? 'ForName' : label === 'session ID' ? 'ForId' : 'ForInstanceId'}`,
    'InvalidArgument',
    `The specified remote session with ${label} ${wanted} is not available.`,
    { target: wanted, exception: 'System.ArgumentException' },
  );
}
