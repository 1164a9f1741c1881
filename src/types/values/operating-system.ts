/** System.OperatingSystem: what the host runs on. */

import { platform } from '../../platform/platform.ts';
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';
import { Version } from './version.ts';

export class OperatingSystem extends NetObject {
  static readonly current = new OperatingSystem();

  netType(): NetType {
    return typeNamed('System.OperatingSystem');
  }

  /** The numbers of the kernel's release, as far as there are. */
  get version(): Version {
    const numbers = (/^[\d.]+/.exec(platform().system.release)?.[0] ?? '0.0').split('.').filter(Boolean).map(Number);
    return Version.of(...[...numbers, 0, 0, 0, 0].slice(0, 4));
  }

  override toString(): string {
    return `Unix ${this.version}`;
  }
}

keepExtensionsByProcess(OperatingSystem.prototype);
