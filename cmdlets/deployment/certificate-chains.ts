/** X509Chain and its policy: what is wrong with a certificate's chain, in the words of Windows. */
import type { BuiltChain, ChainFlag } from '../../src/deployment/chain-building.ts';
import { childAt, children, oidOf, readAsn1 } from '../../src/deployment/forge-asn1.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { NetList } from '../../src/types/values/net-list.ts';
import { TimeSpan } from '../../src/types/values/time-span.ts';
import { CertificatePart, X509Certificate2 } from './certificate-objects.ts';
import { CertificateCollection } from './certificate-stores.ts';
import { readable } from './message-attributes.ts';
import { chainInSession } from './session-chains.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';

/** What a chain can be blamed for: what is wrong with it, or that it is of no use for what was asked. */
export type ChainProblem = ChainFlag | 'NotValidForUsage';

const INVALID_NAME =
  'The certificate has an invalid name. The name is not included in the permitted list or is explicitly excluded.\r\n';

const TEXTS: Readonly<Record<ChainProblem, string>> = {
  NotTimeValid:
    'A required certificate is not within its validity period when verifying against the current system clock or the timestamp in the signed file.\r\n',
  UntrustedRoot:
    'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.\r\n',
  PartialChain: 'A certificate chain could not be built to a trusted root authority.\r\n',
  InvalidBasicConstraints: 'The basic constraints of the certificate are not valid, or they are missing.\r\n',
  Revoked: 'The certificate is revoked.\r\n',
  NotSignatureValid: 'The signature of the certificate cannot be verified.\r\n',
  RevocationStatusUnknown: 'The revocation function was unable to check revocation for the certificate.\r\n',
  OfflineRevocation:
    'The revocation function was unable to check revocation because the revocation server was offline.\r\n',
  HasNotSupportedCriticalExtension: "A certificate contains an unknown extension that is marked 'critical'.\r\n",
  HasNotPermittedNameConstraint: INVALID_NAME,
  HasExcludedNameConstraint: INVALID_NAME,
  ExplicitDistrust: 'The certificate was explicitly marked as untrusted by the user.\r\n',
  NotValidForUsage: 'The certificate is not valid for the requested usage.\r\n',
};

/** The flags of X509VerificationFlags that let a status pass. */
const PARDONS: Readonly<Record<ChainProblem, number>> = {
  NotTimeValid: 1,
  UntrustedRoot: 16,
  PartialChain: 16,
  InvalidBasicConstraints: 8,
  Revoked: 0,
  NotSignatureValid: 0,
  // IgnoreEndRevocationUnknown and its like: the end, the signer of a trust list, an authority, the root.
  RevocationStatusUnknown: 256 | 512 | 1024 | 2048,
  OfflineRevocation: 256 | 512 | 1024 | 2048,
  ExplicitDistrust: 0,
  NotValidForUsage: 32,
  HasNotPermittedNameConstraint: 64,
  HasExcludedNameConstraint: 64,
  HasNotSupportedCriticalExtension: 0,
};

const OIDS = 'System.Security.Cryptography.OidCollection';

/** What an X509ChainPolicy says. */
export class ChainPolicy extends NetObject {
  /** The purposes and the policies that every certificate of the chain has to allow. */
  readonly applicationPolicy = new NetList(typeNamed(OIDS));
  readonly certificatePolicy = new NetList(typeNamed(OIDS));
  disablesDownloads = false;
  /** Nothing is fetched over a network here, so that nobody waits. */
  retrievalTimeout = TimeSpan.of(0);
  revocationMode = 'Online';
  revocationFlag = 'ExcludeRoot';
  /** The bits of X509VerificationFlags. */
  verificationFlags = 0;
  trustMode = 'System';
  /** Milliseconds since 1970; by default the clock of the session. */
  verificationTime: number | null = null;
  readonly extraStore = new CertificateCollection();
  readonly customTrustStore = new CertificateCollection();

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509ChainPolicy`);
  }

  clone(): ChainPolicy {
    const copy = new ChainPolicy();
    copy.take(this);
    return copy;
  }

  /** Becomes what a new one is. */
  reset(): void {
    this.take(new ChainPolicy());
  }

  private take(other: ChainPolicy): void {
    this.disablesDownloads = other.disablesDownloads;
    this.retrievalTimeout = other.retrievalTimeout;
    this.revocationMode = other.revocationMode;
    this.revocationFlag = other.revocationFlag;
    this.verificationFlags = other.verificationFlags;
    this.trustMode = other.trustMode;
    this.verificationTime = other.verificationTime;
    for (const [mine, others] of [
      [this.applicationPolicy, other.applicationPolicy],
      [this.certificatePolicy, other.certificatePolicy],
      [this.extraStore, other.extraStore],
      [this.customTrustStore, other.customTrustStore],
    ] as const)
      mine.items.splice(0, mine.items.length, ...(others.items as never[]));
  }

  /** Whether each certificate of a chain, but for what it says of policies the root, is for what is asked. */
  allows(chain: readonly X509Certificate2[]): boolean {
    const values = ({ items }: NetList) => (items as CertificatePart[]).map(({ values: { Value } }) => String(Value));
    const issued = chain.filter(({ info }) => !info.isSelfSigned);
    return (
      values(this.applicationPolicy).every((purpose) => chain.every(({ info }) => isFor(info.keyPurposes, purpose))) &&
      values(this.certificatePolicy).every((policy) => issued.every((one) => hasPolicy(one, policy)))
    );
  }
}

const ANY_PURPOSE = '2.5.29.37.0';

/** A certificate that names no purposes is for all. */
function isFor(purposes: readonly string[], wanted: string): boolean {
  return purposes.length === 0 || purposes.includes(wanted) || purposes.includes(ANY_PURPOSE);
}

const [POLICIES, ANY_POLICY] = ['2.5.29.32', '2.5.29.32.0'];

function hasPolicy({ details }: X509Certificate2, wanted: string): boolean {
  const extension = details.extensions.find(({ identifier }) => identifier === POLICIES);
  if (!extension) return false;
  const policies = readable(() => children(readAsn1(extension.value)).map((one) => oidOf(childAt(one, 0))));
  return policies.includes(wanted) || policies.includes(ANY_POLICY);
}

export class CertificateChain extends NetObject {
  policy = new ChainPolicy();
  private built: BuiltChain = { links: [], statuses: [] };
  private isMisused = false;

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509Chain`);
  }

  /** Whether the chain is in order, but for what the policy lets pass. */
  build({ info }: X509Certificate2): boolean {
    const { revocationMode, verificationTime, extraStore, customTrustStore, trustMode, verificationFlags } =
      this.policy;
    this.built = chainInSession(info, {
      at: verificationTime ?? undefined,
      extra: extraStore.items.map((item) => item.info),
      revocation: revocationMode !== 'NoCheck',
      roots: trustMode === 'CustomRootTrust' ? customTrustStore.items.map((item) => item.info) : undefined,
    });
    this.isMisused = !this.policy.allows(this.built.links.map((link) => new X509Certificate2(link.certificate)));
    return this.flags.every((status) => (verificationFlags & PARDONS[status]) !== 0);
  }

  reset(): void {
    this.built = { links: [], statuses: [] };
    this.isMisused = false;
  }

  get elements(): CertificatePart[] {
    return this.built.links.map(
      ({ certificate, statuses }) =>
        new CertificatePart(`${NAMESPACE}.X509ChainElement`, {
          Certificate: new X509Certificate2(certificate),
          ChainElementStatus: this.withMisuse(statuses).map(statusObject),
          Information: '',
        }),
    );
  }

  /** The statuses by the names of their flags. */
  get flags(): readonly ChainProblem[] {
    return this.withMisuse(this.built.statuses);
  }

  get statuses(): CertificatePart[] {
    return this.flags.map(statusObject);
  }

  /** .NET blames every certificate of a chain that is not for what was asked. */
  private withMisuse(statuses: readonly ChainFlag[]): readonly ChainProblem[] {
    return this.isMisused ? [...statuses, 'NotValidForUsage'] : statuses;
  }
}

function statusObject(flag: ChainProblem): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.X509ChainStatus`, {
    Status: enumNamed(`${NAMESPACE}.X509ChainStatusFlags`, flag),
    StatusInformation: statusText(flag),
  });
}

/** What Windows says of a status, with the end of the line. */
export function statusText(flag: ChainProblem): string {
  return TEXTS[flag];
}

/** The value of an enum by its name. */
export function enumNamed(typeName: string, name: string): EnumValue {
  return enumOf(typeName, typeNamed(typeName).declaration.members?.[name] ?? 0);
}

export function enumOf(typeName: string, value: number | bigint): EnumValue {
  return EnumValue.of(typeNamed(typeName), value);
}
