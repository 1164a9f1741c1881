/** Assigns one certificate after the other to the token issuer and replicates, for ever; to be killed. */
import { openLab } from '../../src/deployment/deployment.ts';

const [root = '', name = ''] = process.argv.slice(2);
const lab = openLab({ root, name });
const types = ['OAuthTokenIssuer'];
const [own] = lab.certificates.list({ types: ['Default'] });
if (!own) throw new Error('The lab has no default certificate.');
for (;;) {
  const path = 'C:\\Certificates\\ServerToServerAuth.pfx';
  lab.certificates.assignFromFile({ types, scope: 'global', path, password: 'P@ssw0rd' });
  process.stdout.write('imported\n');
  lab.clock.advance(15_000);
  lab.certificates.assign({ types, scope: 'global', thumbprint: own.certificate.thumbprint });
  process.stdout.write('assigned\n');
  lab.clock.advance(15_000);
}
