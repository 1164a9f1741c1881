/** The system that a session finds itself on: Windows on a machine of a lab, whatever the shell runs on. */
import { platform } from '../platform/platform.ts';
import { ambient } from './ambient.ts';

export type SystemName = 'WINDOWS' | 'LINUX' | 'OSX';

/** The Windows of the lab's machines, as .NET tells it: Windows Server 2008 R2 (`deployment/machine-facts.ts`). */
export const SERVER_WINDOWS = { version: [6, 1, 7601, 65_536], servicePack: 'Service Pack 1' } as const;

/** `Microsoft Windows NT 6.1.7601 Service Pack 1` */
export function serverWindowsText(): string {
  const { version, servicePack } = SERVER_WINDOWS;
  return `Microsoft Windows NT ${version.slice(0, 3).join('.')} ${servicePack}`;
}

/** As `OSPlatform` names it. A script of this computer stays on it, whatever variables it is lent. */
export function sessionSystem(): SystemName {
  if (ambient().environment.get('OS') === 'Windows_NT') return 'WINDOWS';
  const { os } = platform().system;
  return os === 'win32' ? 'WINDOWS' : os === 'darwin' ? 'OSX' : 'LINUX';
}
