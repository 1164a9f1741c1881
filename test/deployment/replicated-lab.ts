/** A token issuer that is sent to every Front End Server, and what has come of it: for the tests of replication. */
import type { Deployment } from '../../src/deployment/deployment.ts';

export const TOKEN = ['OAuthTokenIssuer'];
export const IMPORT = {
  types: TOKEN,
  scope: 'global',
  path: 'C:\\Certificates\\ServerToServerAuth.pfx',
  password: 'P@ssw0rd',
};
export const FRONT_ENDS = ['fe01', 'fe02', 'fe03', 'se01', 'fe04', 'fe05'];

/** What each Front End Server has in force: current, previous, staged. */
export function inForce(deployment: Deployment): Map<string, (string | undefined)[]> {
  return new Map(
    FRONT_ENDS.map((name) => {
      const found = deployment.loggedOnTo(name).certificates.list({ types: TOKEN });
      const current = found.find(({ state }) => state === 'current');
      const staged = found.find(({ state }) => state === 'staged');
      return [name, [current?.certificate.thumbprint, current?.previousThumbprint, staged?.certificate.thumbprint]];
    }),
  );
}

export function everywhere(...state: (string | undefined)[]): Map<string, (string | undefined)[]> {
  return new Map(FRONT_ENDS.map((name) => [name, state]));
}

export function upToDate(deployment: Deployment): string[] {
  return deployment.replication
    .status()
    .flatMap((status) => (status.upToDate ? [status.replicaFqdn.replace(/\..*/, '')] : []));
}
