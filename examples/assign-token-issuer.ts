import { openLab } from '../src/index.ts';

/** Makes the default certificate the global token issuer; gives the servers on which it has arrived ten minutes later. */
export function assignTokenIssuer(labs: string): string[] {
  const lab = openLab({ store: labs, name: 'contoso' });
  const [current] = lab.certificates.list({ types: ['Default'] });
  if (!current) throw new Error('The lab has no default certificate.');
  const { thumbprint } = current.certificate;
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint });
  lab.clock.advance({ minutes: 10 });
  return lab.replication
    .status()
    .filter((replica) => replica.upToDate)
    .map((replica) => replica.replicaFqdn);
}
