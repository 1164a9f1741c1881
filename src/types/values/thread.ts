/** System.Threading.Thread: the one thread that a runspace runs in. */
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';

export class Thread extends NetObject {
  name: string | null = null;
  isBackground = false;
  priority = 2;

  static readonly current = new Thread();

  netType(): NetType {
    return typeNamed('System.Threading.Thread');
  }
}

keepExtensionsByProcess(Thread.prototype);
