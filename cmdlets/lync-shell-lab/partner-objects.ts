/** Partners as the cmdlets show them. */
import { type Partner, partnerApplications } from '../../src/deployment/partners.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';

export function partnerObject({ name, kind, fqdn, certificates, readAt, nextAt }: Partner): DataObject {
  return new DataObject('LyncShell.LabPartner', {
    Name: name,
    Kind: kind,
    Fqdn: fqdn,
    ApplicationIdentifier: partnerApplications[kind],
    KnownThumbprints: textArray(certificates.map((der) => readCertificate(der).thumbprint)),
    Read: readAt === undefined ? null : localDate(readAt),
    ReadsNext: localDate(nextAt),
  });
}
