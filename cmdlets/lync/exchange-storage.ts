/** What the tests of the storage service need of Exchange, which is a partner of the lab (New-LabPartner). */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type Partner, partnerApplications } from '../../src/deployment/partners.ts';
import { settingsOf } from './synthetic-transactions/partner-check.ts';

/** Why something was not done in a mailbox. */
export class StorageFailure extends Error {}

/** The server whose storage service is asked. @param host this one where none is named @throws StorageFailure */
export function requireStorageService(
  { machines, services, session }: Deployment,
  host: string | null | undefined,
): string {
  const { fqdn } = machines.get(host ?? session.machine.fqdn);
  if (services.isServing(fqdn, 'RTCSRV')) return fqdn;
  throw new StorageFailure(`Could not connect to the storage service at ${host ?? 'localhost'}.`);
}

/** The Exchange server of the lab, which is a partner application. @param operation what error texts name @throws StorageFailure */
export function requireExchange(deployment: Deployment, operation: string): Partner {
  const isKnown = settingsOf('CsPartnerApplication', deployment).some(({ values }) => isExchange(values));
  const found = deployment.partners.all().find(({ kind }) => kind === 'Exchange');
  const failed = `${operation} exchange operation failed, code=5, reason=GetUserSettings failed`;
  if (!found) throw new StorageFailure(`${failed}: no Exchange server answers. A lab gets one by New-LabPartner.`);
  if (isKnown) return found;
  throw new StorageFailure(`${failed}: Exchange is no partner application (New-CsPartnerApplication).`);
}

/** Of what is given by its metadata nothing is known but the address, in which Exchange is not named. */
function isExchange(values: Readonly<Record<string, unknown>>): boolean {
  const { ApplicationIdentifier: id, Enabled: enabled = true } = values;
  return enabled === true && (id === undefined || String(id).startsWith(partnerApplications.Exchange));
}
