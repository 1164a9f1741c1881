/** The profiles of a person and of the machine: scripts that a session with a prompt begins with. */

import type { Runspace } from '../engine/runspace.ts';
import { singleQuoted } from '../language/quoted-text.ts';
import { toText } from '../types/conversion/conversion.ts';
import { statOf } from '../types/files/host-files.ts';
import { getMember } from '../types/members/member-access.ts';
import { NetException } from '../types/net-exception.ts';

/** In the order in which PowerShell runs them. */
const PROFILES = ['AllUsersAllHosts', 'AllUsersCurrentHost', 'CurrentUserAllHosts', 'CurrentUserCurrentHost'];

/** Runs those that are there, in the scope of the session; what fails in one is shown, and the next one runs. */
export function runProfiles(runspace: Runspace): void {
  const profile = runspace.globalSession.getVariable('PROFILE');
  if (profile === null || profile === undefined) return;
  const paths = runspace.enter(() =>
    PROFILES.map((name) => toText(getMember(profile, name) ?? '')).filter((path) => isFile(path)),
  );
  for (const path of paths) runspace.run(`. ${singleQuoted(path)}`);
}

function isFile(path: string): boolean {
  try {
    return path !== '' && (statOf(path)?.isFile() ?? false);
  } catch (error) {
    // No such drive, or a path that this session may not see.
    if (error instanceof NetException) return false;
    throw error;
  }
}
