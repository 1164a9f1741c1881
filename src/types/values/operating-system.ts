/** System.OperatingSystem: what the session is on. */

import { platform } from '../../platform/platform.ts';
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';
import { SERVER_WINDOWS, serverWindowsText, sessionSystem } from '../session-system.ts';
import { Version } from './version.ts';

export class OperatingSystem extends NetObject {
  static readonly current = new OperatingSystem();

  netType(): NetType {
    return typeNamed('System.OperatingSystem');
  }

  get isWindows(): boolean {
    return sessionSystem() === 'WINDOWS';
  }

  get servicePack(): string {
    return this.isWindows ? SERVER_WINDOWS.servicePack : '';
  }

  /** That of the server's Windows; else the numbers of the kernel's release, as far as there are. */
  get version(): Version {
    if (this.isWindows) return Version.of(...SERVER_WINDOWS.version);
    const numbers = (/^[\d.]+/.exec(platform().system.release)?.[0] ?? '0.0').split('.').filter(Boolean).map(Number);
    return Version.of(...[...numbers, 0, 0, 0, 0].slice(0, 4));
  }

  override toString(): string {
    return this.isWindows ? serverWindowsText() : `Unix ${this.version}`;
  }
}

keepExtensionsByProcess(OperatingSystem.prototype);
