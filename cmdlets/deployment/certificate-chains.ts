/** X509Chain and its policy: what is wrong with a certificate's chain, in the words of Windows. */
import type { BuiltChain, ChainFlag } from '../../src/deployment/chain-building.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { CertificatePart, X509Certificate2 } from './certificate-objects.ts';
import { CertificateCollection } from './certificate-stores.ts';
import { chainInSession } from './session-chains.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';

const TEXTS: Readonly<Record<ChainFlag, string>> = {
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
  ExplicitDistrust: 'The certificate was explicitly marked as untrusted by the user.\r\n',
};

/** The flags of X509VerificationFlags that let a status pass. */
const PARDONS: Readonly<Record<ChainFlag, number>> = {
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
};

/** What an X509ChainPolicy says. */
export class ChainPolicy extends NetObject {
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
}

export class CertificateChain extends NetObject {
  policy = new ChainPolicy();
  private built: BuiltChain = { links: [], statuses: [] };

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
    return this.built.statuses.every((status) => (verificationFlags & PARDONS[status]) !== 0);
  }

  reset(): void {
    this.built = { links: [], statuses: [] };
  }

  get elements(): CertificatePart[] {
    return this.built.links.map(
      ({ certificate, statuses }) =>
        new CertificatePart(`${NAMESPACE}.X509ChainElement`, {
          Certificate: new X509Certificate2(certificate),
          ChainElementStatus: statuses.map(statusObject),
          Information: '',
        }),
    );
  }

  /** The statuses by the names of their flags. */
  get flags(): readonly ChainFlag[] {
    return this.built.statuses;
  }

  get statuses(): CertificatePart[] {
    return this.built.statuses.map(statusObject);
  }
}

function statusObject(flag: ChainFlag): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.X509ChainStatus`, {
    Status: enumNamed(`${NAMESPACE}.X509ChainStatusFlags`, flag),
    StatusInformation: statusText(flag),
  });
}

/** What Windows says of a status, with the end of the line. */
export function statusText(flag: ChainFlag): string {
  return TEXTS[flag];
}

/** The value of an enum by its name. */
export function enumNamed(typeName: string, name: string): EnumValue {
  return enumOf(typeName, typeNamed(typeName).declaration.members?.[name] ?? 0);
}

export function enumOf(typeName: string, value: number | bigint): EnumValue {
  return EnumValue.of(typeNamed(typeName), value);
}
