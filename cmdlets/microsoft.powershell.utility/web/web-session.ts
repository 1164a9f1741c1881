/** WebRequestSession: what requests that follow each other have in common. */
import { psVersion } from '../../../src/engine/version-table.ts';
import { isDesktop } from '../../../src/types/edition.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { NetDictionary } from '../../../src/types/values/net-dictionary.ts';
import type { NetworkCredential } from '../../../src/types/values/secure-string.ts';
import { CookieContainer } from './cookies.ts';

/** The system as `$PSVersionTable.OS` names it; Windows PowerShell names it once more. */
function userAgent(): string {
  const system = isDesktop()
    ? 'Windows NT; Windows NT 6.1; en-US'
    : 'Windows NT 6.1; Microsoft Windows 6.1.7601; en-US';
  return `Mozilla/5.0 (${system}) ${isDesktop() ? 'WindowsPowerShell' : 'PowerShell'}/${psVersion()}`;
}

function textTable(): NetDictionary {
  const text = typeNamed('System.String');
  return new NetDictionary(genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), [text, text]));
}

export class WebRequestSession extends NetObject {
  readonly headers = textTable();
  cookies = new CookieContainer();
  useDefaultCredentials = false;
  credentials: NetworkCredential | null = null;
  /** An X509CertificateCollection. */
  certificates: object | null = null;
  userAgent = userAgent();
  maximumRedirection = -1;
  maximumRetryCount = 0;
  retryIntervalInSeconds = 0;

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.WebRequestSession');
  }
}
