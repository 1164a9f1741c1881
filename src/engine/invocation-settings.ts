/** PSInvocationSettings: how a PowerShell object is to run. */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

export class InvocationSettings extends NetObject {
  addToHistory = false;

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSInvocationSettings');
  }
}
