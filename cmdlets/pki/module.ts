/** Certificates in the stores of a machine, and the drive that shows them. */

import { builtInModule } from '../../src/engine/modules/built-in-module.ts';
import { clientCertificates } from '../../src/machine/client-certificates.ts';
import { connectCertificateDrive } from './certificate-drive.ts';
import { sessionCertificates } from './client-certificates.ts';

export default builtInModule({
  name: 'PKI',
  version: '1.0.0.0',
  moduleType: 'Binary',
  pages: 'pki',
  connect(runspace) {
    runspace.ambient.ports.set(clientCertificates, sessionCertificates);
    connectCertificateDrive(runspace);
  },
});
