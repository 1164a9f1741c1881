/** AppDomain: a process of .NET has one. */
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';

export class AppDomain extends NetObject {
  static readonly current = new AppDomain();

  readonly friendlyName = 'pwsh';
  /** Where Windows PowerShell lies on a server, as $PSHOME says. */
  readonly baseDirectory = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\';

  netType(): NetType {
    return typeNamed('System.AppDomain');
  }
}

keepExtensionsByProcess(AppDomain.prototype);

export class AppDomainSetup extends NetObject {
  constructor(readonly applicationBase: string) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.AppDomainSetup');
  }
}
