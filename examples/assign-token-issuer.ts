import { openLab } from '../src/deployment/deployment.ts';

/** Makes the default certificate the global token issuer; gives the servers on which it has arrived ten minutes later. */
export function assignTokenIssuer(labs: string): string[] {
  const lab = openLab({ root: labs, name: 'contoso', create: {} });
  const [current] = lab.getCertificates({ types: ['Default'] });
  const { thumbprint } = current!.certificate;
  lab.setCertificate({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint });
  lab.advanceBy(10 * 60_000);
  return lab
    .replicationStatus()
    .filter((replica) => replica.upToDate)
    .map((replica) => replica.replicaFqdn);
}
