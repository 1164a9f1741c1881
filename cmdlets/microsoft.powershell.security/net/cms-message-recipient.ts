/** System.Management.Automation.CmsMessageRecipient. */
import type { NetObject } from '../../../src/types/net-type.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { CmsMessageRecipient, collection } from '../cms-message-recipient.ts';

export default defineType<CmsMessageRecipient>({
  name: 'System.Management.Automation.CmsMessageRecipient',
  constructors: [
    ['(string identifier)', (identifier: string) => new CmsMessageRecipient(identifier)],
    [
      '(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)',
      (certificate: NetObject) => new CmsMessageRecipient(certificate),
    ],
  ],
  properties: [
    [
      'System.Security.Cryptography.X509Certificates.X509Certificate2Collection Certificates {get;}',
      ({ certificates }: CmsMessageRecipient) => collection(certificates),
    ],
  ],
});
