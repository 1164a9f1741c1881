/** CertificateRevocationListBuilder, and the reasons of revocations. */
import { enumerate } from '../../../../src/types/enumeration.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { DateTimeOffset } from '../../../../src/types/values/date-time-offset.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import type { PSReference } from '../../../../src/types/values/reference.ts';
import type { CertificateExtension, CertificatePart, X509Certificate2 } from '../../certificate-objects.ts';
import type { HashAlgorithmName } from '../../hash-algorithm-name.ts';
import {
  distributionPointExtension,
  loadRevocationList,
  loadRevocationListPem,
  RevocationListBuilder,
} from '../../revocation-list-builder.ts';
import type { SignatureGenerator } from '../../signature-generators.ts';
import type { SignaturePadding } from '../../signature-paddings.ts';

const CRYPTOGRAPHY = 'System.Security.Cryptography';
const NAMESPACE = `${CRYPTOGRAPHY}.X509Certificates`;
const BUILDER = `${NAMESPACE}.CertificateRevocationListBuilder`;
const REVOKED = `System.Nullable[System.DateTimeOffset] revocationTime = null, System.Nullable[${NAMESPACE}.X509RevocationReason] reason = null`;
const NUMBER = 'bigint crlNumber, System.DateTimeOffset nextUpdate';
const HASH = `${CRYPTOGRAPHY}.HashAlgorithmName hashAlgorithm`;
const THIS_UPDATE = 'System.Nullable[System.DateTimeOffset] thisUpdate = null';

const instantOf = (moment?: DateTimeOffset | null): number | undefined => moment?.utc.unixMs;
const nameOf = (reason?: EnumValue | null): string | undefined => (reason ? String(reason) : undefined);

function loaded({ builder, number }: ReturnType<typeof loadRevocationList>, current: PSReference) {
  current.value = number;
  return builder;
}

function addressesIn(addresses: unknown): (string | null)[] | null {
  return addresses === null ? null : (Array.from(enumerate(addresses) ?? [addresses]) as (string | null)[]);
}

export default [
  defineType<RevocationListBuilder>({
    name: 'System.Security.Cryptography.X509Certificates.CertificateRevocationListBuilder',
    constructors: [['()', () => new RevocationListBuilder()]],
    methods: [
      [
        `void AddEntry(${NAMESPACE}.X509Certificate2 certificate, ${REVOKED})`,
        (
          self: RevocationListBuilder,
          certificate: X509Certificate2 | null,
          at?: DateTimeOffset | null,
          reason?: EnumValue | null,
        ) => self.addCertificate(certificate, instantOf(at), nameOf(reason)),
      ],
      [
        `void AddEntry(byte[] serialNumber, ${REVOKED})`,
        (
          self: RevocationListBuilder,
          serialNumber: Uint8Array | null,
          at?: DateTimeOffset | null,
          reason?: EnumValue | null,
        ) => self.add(serialNumber, instantOf(at), nameOf(reason)),
      ],
      [
        'bool RemoveEntry(byte[] serialNumber)',
        (self: RevocationListBuilder, serialNumber: Uint8Array | null) => self.remove(serialNumber),
      ],
      [
        `byte[] Build(${NAMESPACE}.X509Certificate2 issuerCertificate, ${NUMBER}, ${HASH}, ${CRYPTOGRAPHY}.RSASignaturePadding rsaSignaturePadding = null, ${THIS_UPDATE})`,
        (
          self: RevocationListBuilder,
          issuer: X509Certificate2 | null,
          number: bigint,
          nextUpdate: DateTimeOffset,
          hash: HashAlgorithmName,
          padding?: SignaturePadding | null,
          thisUpdate?: DateTimeOffset | null,
        ) => {
          const dates = { thisUpdate: instantOf(thisUpdate), nextUpdate: nextUpdate.utc.unixMs };
          return self.buildBy(issuer, number, dates, hash, padding ?? null);
        },
      ],
      [
        `byte[] Build(X500DistinguishedName issuerName, ${NAMESPACE}.X509SignatureGenerator generator, ${NUMBER}, ${HASH}, ${NAMESPACE}.X509AuthorityKeyIdentifierExtension authorityKeyIdentifier, ${THIS_UPDATE})`,
        (
          self: RevocationListBuilder,
          issuer: CertificatePart | null,
          generator: SignatureGenerator | null,
          number: bigint,
          nextUpdate: DateTimeOffset,
          hash: HashAlgorithmName,
          authorityKey: CertificateExtension | null,
          thisUpdate?: DateTimeOffset | null,
        ) => {
          const dates = { thisUpdate: instantOf(thisUpdate), nextUpdate: nextUpdate.utc.unixMs };
          return self.build(issuer, generator, number, dates, hash, authorityKey);
        },
      ],
    ],
    staticMethods: [
      [
        `${BUILDER} Load(byte[] currentCrl, [ref] bigint currentCrlNumber)`,
        (bytes: Uint8Array | null, current: PSReference) => loaded(loadRevocationList(bytes), current),
      ],
      [
        `${BUILDER} LoadPem(string currentCrl, [ref] bigint currentCrlNumber)`,
        (text: string | null, current: PSReference) => loaded(loadRevocationListPem(text), current),
      ],
      [
        `${NAMESPACE}.X509Extension BuildCrlDistributionPointExtension(System.Collections.Generic.IEnumerable[string] uris, bool critical = false)`,
        (addresses: unknown, critical = false) => distributionPointExtension(addressesIn(addresses), critical),
      ],
    ],
  }),
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.X509RevocationReason',
    kind: 'enum',
    members: {
      Unspecified: 0,
      KeyCompromise: 1,
      CACompromise: 2,
      AffiliationChanged: 3,
      Superseded: 4,
      CessationOfOperation: 5,
      CertificateHold: 6,
      RemoveFromCrl: 8,
      PrivilegeWithdrawn: 9,
      AACompromise: 10,
      WeakAlgorithmOrKey: 11,
    },
  }),
];
