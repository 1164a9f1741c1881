/** X509Chain, its policy and its elements. */

import { ambient } from '../../../../src/types/ambient.ts';
import { listIndex } from '../../../../src/types/collections/list-members.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { DateTime } from '../../../../src/types/values/date-time.ts';
import { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { instantOf, localDate } from '../../../../src/types/values/instants.ts';
import { NetList } from '../../../../src/types/values/net-list.ts';
import type { TimeSpan } from '../../../../src/types/values/time-span.ts';
import { asTypedArray } from '../../../../src/types/values/typed-array.ts';
import { CertificateChain, ChainPolicy, enumNamed } from '../../certificate-chains.ts';
import type { CertificatePart, X509Certificate2 } from '../../certificate-objects.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';
const OIDS = 'System.Security.Cryptography.OidCollection';

export default [
  defineType<CertificateChain>({
    name: 'System.Security.Cryptography.X509Certificates.X509Chain',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => new CertificateChain()],
      ['(bool useMachineContext)', () => new CertificateChain()],
    ],
    properties: [
      [
        `${NAMESPACE}.X509ChainElementCollection ChainElements {get;}`,
        (self: CertificateChain) => new NetList(typeNamed(`${NAMESPACE}.X509ChainElementCollection`), self.elements),
      ],
      [
        `${NAMESPACE}.X509ChainPolicy ChainPolicy {get;set;}`,
        (self: CertificateChain) => self.policy,
        (self: CertificateChain, policy: ChainPolicy) => {
          self.policy = policy;
        },
      ],
      [
        `${NAMESPACE}.X509ChainStatus[] ChainStatus {get;}`,
        (self: CertificateChain) => asTypedArray(self.statuses, typeNamed(`${NAMESPACE}.X509ChainStatus`)),
      ],
    ],
    methods: [
      [
        `bool Build(${NAMESPACE}.X509Certificate2 certificate)`,
        (self: CertificateChain, certificate: X509Certificate2) => self.build(certificate),
      ],
      ['void Dispose()', (self: CertificateChain) => self.reset()],
      ['void Reset()', (self: CertificateChain) => self.reset()],
    ],
    staticMethods: [[`${NAMESPACE}.X509Chain Create()`, () => new CertificateChain()]],
  }),
  defineType<NetList>({
    name: 'System.Security.Cryptography.X509Certificates.X509ChainElementCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: [['int Count {get;}', ({ items }: NetList) => items.length]],
    enumerate: ({ items }) => items,
    count: ({ items }) => items.length,
    index: { ...listIndex, signature: `${NAMESPACE}.X509ChainElement Item(int index) {get;}` },
  }),
  defineType<ChainPolicy>({
    name: 'System.Security.Cryptography.X509Certificates.X509ChainPolicy',
    constructors: [['()', () => new ChainPolicy()]],
    properties: [
      [
        'bool DisableCertificateDownloads {get;set;}',
        (self: ChainPolicy) => self.disablesDownloads,
        (self: ChainPolicy, disabled: boolean) => {
          self.disablesDownloads = disabled;
        },
      ],
      [
        'bool VerificationTimeIgnored {get;set;}',
        (self: ChainPolicy) => self.verificationTime === null,
        (self: ChainPolicy, isIgnored: boolean) => {
          self.verificationTime = isIgnored ? null : (self.verificationTime ?? ambient().now());
        },
      ],
      [`${OIDS} ApplicationPolicy {get;}`, (self: ChainPolicy) => self.applicationPolicy],
      [`${OIDS} CertificatePolicy {get;}`, (self: ChainPolicy) => self.certificatePolicy],
      [`${NAMESPACE}.X509Certificate2Collection ExtraStore {get;}`, (self: ChainPolicy) => self.extraStore],
      [`${NAMESPACE}.X509Certificate2Collection CustomTrustStore {get;}`, (self: ChainPolicy) => self.customTrustStore],
      [
        `${NAMESPACE}.X509RevocationMode RevocationMode {get;set;}`,
        (self: ChainPolicy) => enumNamed(`${NAMESPACE}.X509RevocationMode`, self.revocationMode),
        (self: ChainPolicy, mode: EnumValue) => {
          self.revocationMode = String(mode);
        },
      ],
      [
        `${NAMESPACE}.X509RevocationFlag RevocationFlag {get;set;}`,
        (self: ChainPolicy) => enumNamed(`${NAMESPACE}.X509RevocationFlag`, self.revocationFlag),
        (self: ChainPolicy, flag: EnumValue) => {
          self.revocationFlag = String(flag);
        },
      ],
      [
        `${NAMESPACE}.X509VerificationFlags VerificationFlags {get;set;}`,
        (self: ChainPolicy) => EnumValue.of(typeNamed(`${NAMESPACE}.X509VerificationFlags`), self.verificationFlags),
        (self: ChainPolicy, { value }: EnumValue) => {
          self.verificationFlags = Number(value);
        },
      ],
      [
        `${NAMESPACE}.X509ChainTrustMode TrustMode {get;set;}`,
        (self: ChainPolicy) => enumNamed(`${NAMESPACE}.X509ChainTrustMode`, self.trustMode),
        (self: ChainPolicy, mode: EnumValue) => {
          self.trustMode = String(mode);
        },
      ],
      [
        'datetime VerificationTime {get;set;}',
        (self: ChainPolicy) => localDate(self.verificationTime ?? ambient().now()),
        (self: ChainPolicy, time: DateTime) => {
          self.verificationTime = instantOf(time);
        },
      ],
      [
        'timespan UrlRetrievalTimeout {get;set;}',
        (self: ChainPolicy) => self.retrievalTimeout,
        (self: ChainPolicy, timeout: TimeSpan) => {
          self.retrievalTimeout = timeout;
        },
      ],
    ],
    methods: [
      [`${NAMESPACE}.X509ChainPolicy Clone()`, (self: ChainPolicy) => self.clone()],
      ['void Reset()', (self: ChainPolicy) => self.reset()],
    ],
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.X509Certificates.X509ChainElement',
    properties: [
      [`${NAMESPACE}.X509Certificate2 Certificate {get;}`, ({ values }: CertificatePart) => values.Certificate],
      [
        `${NAMESPACE}.X509ChainStatus[] ChainElementStatus {get;}`,
        ({ values }: CertificatePart) =>
          asTypedArray(values.ChainElementStatus as unknown[], typeNamed(`${NAMESPACE}.X509ChainStatus`)),
      ],
      ['string Information {get;}', ({ values }: CertificatePart) => values.Information],
    ],
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.X509Certificates.X509ChainStatus',
    kind: 'struct',
    properties: [
      [`${NAMESPACE}.X509ChainStatusFlags Status {get;}`, ({ values }: CertificatePart) => values.Status],
      ['string StatusInformation {get;}', ({ values }: CertificatePart) => values.StatusInformation],
    ],
  }),
];
