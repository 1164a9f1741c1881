/** The environment variables of someone who is logged on to a machine of the lab. */

import { accountDomain, accountName } from '../deployment/accounts.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { profilePath } from '../deployment/user-profile.ts';
import { defineHome } from '../engine/automatic-variables.ts';
import { initialModulePath } from '../engine/modules/resource-folders.ts';
import type { Runspace } from '../engine/runspace.ts';
import { DRIVES } from '../providers/drive-table.ts';

/** The home of the user on the machine's disk: where a session that is logged on starts. */
export function userProfile({ session }: Deployment): string {
  return profilePath(session.user);
}

/** What `$env:` shows on a Windows Server 2008 R2 with Lync Server. */
export function serverEnvironment(deployment: Deployment): Map<string, string> {
  const { machine, user } = deployment.session;
  const dnsDomain = machine.fqdn.slice(machine.fqdn.indexOf('.') + 1);
  const profile = userProfile(deployment);
  const environment = new WindowsEnvironment([
    ['ALLUSERSPROFILE', 'C:\\ProgramData'],
    ['APPDATA', `${profile}\\AppData\\Roaming`],
    ['CommonProgramFiles', 'C:\\Program Files\\Common Files'],
    ['CommonProgramFiles(x86)', 'C:\\Program Files (x86)\\Common Files'],
    ['CommonProgramW6432', 'C:\\Program Files\\Common Files'],
    ['COMPUTERNAME', machine.name.toUpperCase()],
    ['ComSpec', 'C:\\Windows\\system32\\cmd.exe'],
    ['HOMEDRIVE', 'C:'],
    ['HOMEPATH', profile.slice(2)],
    ['LOCALAPPDATA', `${profile}\\AppData\\Local`],
    ['LOGONSERVER', `\\\\${domainController(deployment)}`],
    ['NUMBER_OF_PROCESSORS', '4'],
    ['OS', 'Windows_NT'],
    [
      'Path',
      'C:\\Windows\\system32;C:\\Windows;C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\;C:\\Program Files\\Common Files\\Microsoft Lync Server 2013\\',
    ],
    ['PATHEXT', '.COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC;.PS1'],
    ['PROCESSOR_ARCHITECTURE', 'AMD64'],
    ['ProgramData', 'C:\\ProgramData'],
    ['ProgramFiles', 'C:\\Program Files'],
    ['ProgramFiles(x86)', 'C:\\Program Files (x86)'],
    ['ProgramW6432', 'C:\\Program Files'],
    ['PUBLIC', 'C:\\Users\\Public'],
    ['SystemDrive', 'C:'],
    ['SystemRoot', 'C:\\Windows'],
    ['TEMP', `${profile}\\AppData\\Local\\Temp`],
    ['TMP', `${profile}\\AppData\\Local\\Temp`],
    ['USERDNSDOMAIN', dnsDomain.toUpperCase()],
    ['USERDOMAIN', accountDomain(user)],
    ['USERNAME', accountName(user)],
    ['USERPROFILE', profile],
    ['windir', 'C:\\Windows'],
  ]);
  environment.set('PSModulePath', initialModulePath(environment));
  return environment;
}

/** A session goes over to another machine, perhaps as somebody else: its environment and home are those of there. */
export function adoptEnvironment(runspace: Runspace, deployment: Deployment): void {
  const home = userProfile(deployment);
  runspace.ambient.environment = serverEnvironment(deployment);
  defineHome(runspace, home);
  runspace.services.require(DRIVES).provider('FileSystem').info.home = home;
}

/** The authority of the domain stands on its controller. */
function domainController({ topology }: Deployment): string {
  const { computer } = topology.document.certificationAuthority;
  return computer.slice(0, `${computer}.`.indexOf('.')).toUpperCase();
}

/** Names in any letter case, as Windows finds them; the spelling of the first stays. */
class WindowsEnvironment extends Map<string, string> {
  private spelling(name: string): string {
    if (super.has(name)) return name;
    const lower = name.toLowerCase();
    for (const known of this.keys()) if (known.toLowerCase() === lower) return known;
    return name;
  }

  override get(name: string): string | undefined {
    return super.get(this.spelling(name));
  }

  override has(name: string): boolean {
    return super.has(this.spelling(name));
  }

  override set(name: string, value: string): this {
    return super.set(this.spelling(name), value);
  }

  override delete(name: string): boolean {
    return super.delete(this.spelling(name));
  }
}
