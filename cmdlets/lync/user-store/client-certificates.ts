/**
 * Certificates that the web services issue to clients, by which a user signs in without a password: Get- and
 * Revoke-CsClientCertificate. The clients that a lab has (Test-Cs…) ask for none, so there are those only that a file of user
 * data has brought.
 */
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { localDate } from '../../../src/types/values/instants.ts';
import type { CmdletAction } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { forUser, writeStored } from './user-values.ts';

const TYPE = 'Microsoft.Rtc.Management.UserPinService.CertInfoDetails';

interface ClientCertificate {
  readonly PublisherId: string;
  readonly publishedAt: number;
  readonly expiresAt: number;
}

export const getClientCertificate: CmdletAction = {
  synopsis: 'Shows the certificates that were issued to the clients of a user.',
  example: { title: 'Nobody has signed in', transcript: 'PS> @(Get-CsClientCertificate "Ken Myer").Count\n0' },
  outputs: [TYPE],
  run: (ps) => {
    declareType(TYPE, () =>
      dataType(
        TYPE,
        [
          'string Identity {get;}',
          'string PublisherId {get;}',
          'datetime PublicationTime {get;}',
          'datetime ExpirationTime {get;}',
        ],
        { listed: true },
      ),
    );
    return forUser(ps, (_, { values }) => {
      for (const { PublisherId, publishedAt, expiresAt } of certificatesIn(values.ClientCertificates))
        ps.write(
          new DataObject(TYPE, {
            Identity: values.SipAddress,
            PublisherId,
            PublicationTime: localDate(publishedAt),
            ExpirationTime: localDate(expiresAt),
          }),
        );
    });
  },
};

function certificatesIn(stored: unknown): readonly ClientCertificate[] {
  return Array.isArray(stored) ? (stored as readonly ClientCertificate[]) : [];
}

export const revokeClientCertificate: CmdletAction = {
  synopsis: 'Revokes the certificates that were issued to the clients of a user.',
  run: (ps) =>
    forUser(ps, (deployment, entry) => {
      if (!ps.shouldProcess(entry.dn)) return;
      if (certificatesIn(entry.values.ClientCertificates).length > 0)
        writeStored(deployment, entry, 'ClientCertificates', null);
    }),
};
