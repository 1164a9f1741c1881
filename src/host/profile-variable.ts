/**
 * $PROFILE: the path of the user's profile for this host, with the paths of the other three as properties. A
 * session with a prompt runs those that are there; other scripts may look there, and write.
 */
import type { Runspace } from '../engine/runspace.ts';
import { requireExtension } from '../types/members/instance-extension.ts';
import { NoteProperty } from '../types/members/ps-member.ts';
import { PSObject } from '../types/values/ps-object.ts';

export function defineProfileVariable({ ambient, globalSession }: Runspace, onWindows: boolean): void {
  const own = 'Microsoft.PowerShell_profile.ps1';
  const every = 'profile.ps1';
  const [all, user] = folders(ambient.environment, onWindows);
  const profile = new PSObject(user + own);
  const { members } = requireExtension(profile);
  const paths: readonly (readonly [string, string])[] = [
    ['AllUsersAllHosts', all + every],
    ['AllUsersCurrentHost', all + own],
    ['CurrentUserAllHosts', user + every],
    ['CurrentUserCurrentHost', user + own],
  ];
  for (const [name, path] of paths) members.set(name.toLowerCase(), new NoteProperty(name, path));
  globalSession.top.define('PROFILE', profile);
}

/** The folders of all users and of this one: of Windows PowerShell on a machine of a lab, of PowerShell 7 elsewhere. */
function folders(environment: ReadonlyMap<string, string>, onWindows: boolean): [all: string, user: string] {
  if (onWindows) {
    const home = environment.get('USERPROFILE') ?? 'C:\\Users\\Default';
    return ['C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\', `${home}\\Documents\\WindowsPowerShell\\`];
  }
  const settings = environment.get('XDG_CONFIG_HOME') ?? `${environment.get('HOME') ?? ''}/.config`;
  return ['/opt/microsoft/powershell/7/', `${settings}/powershell/`];
}
