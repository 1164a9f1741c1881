/**
 * Certificates that clients refuse, made after those that a machine has: on the lab's clock, when the fault is put in, so that
 * they stay what they are, whoever looks and whenever.
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import type { HashName } from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { authorities } from './authorities.ts';
import { assignedCertificate } from './certificate-configuration.ts';
import { privateKeyOf } from './certificate-store.ts';
import { requireAuthority } from './certification-authority.ts';
import { encodedName } from './distinguished-name.ts';
import { generateKeyPair, type KeyPair } from './key-generation.ts';
import {
  type CertificateProblem,
  isOfCertificate,
  type ListenerProblem,
  type ShownInstead,
} from './listener-problems.ts';
import { machineAssignments } from './machine-assignments.ts';
import {
  alternativeName,
  alternativeNamesValue,
  assembleCertificate,
  authorityKeyValue,
  basicConstraintsValue,
  type CertificateParts,
  keyPurposesValue,
  keyUsageValue,
  publicKeyInfo,
  subjectKeyValue,
} from './x509-assembly.ts';
import { keyIdentifier, keyPurposes } from './x509-building.ts';
import { detailsOf, type EncodedExtension } from './x509-details.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** Makes what the listeners of a machine show with a problem, for each certificate that is assigned there; none for others. */
export function showInstead(lab: StoreSnapshot, fqdn: string, problem: ListenerProblem, now: number): ShownInstead[] {
  if (!isOfCertificate(problem)) return [];
  const made = new Map<string, ShownInstead>();
  for (const { scope, type, current } of machineAssignments(lab, fqdn)) {
    if (!scope.startsWith('server:') || !current) continue;
    const known = made.get(current.thumbprint);
    const { uses, ...shown } = known ?? {
      uses: [],
      ...alteredChain(lab, fqdn, assignedCertificate(current), problem, now),
    };
    made.set(current.thumbprint, { uses: [...uses, type], ...shown });
  }
  return [...made.values()];
}

function alteredChain(
  lab: StoreSnapshot,
  fqdn: string,
  original: CertificateInfo,
  problem: CertificateProblem,
  now: number,
): Omit<ShownInstead, 'uses'> {
  const stored = privateKeyOf(lab, fqdn, 'My', original.thumbprint);
  const keys =
    problem === 'short-key' || !stored
      ? generateKeyPair('RSA', problem === 'short-key' ? SHORT_KEY_BITS : undefined)
      : { publicKey: publicKeyOf(original), privateKey: stored };
  const chain = new ChainMaker(lab, original, keys, now).make(problem);
  return { chain: chain.map(base64Text), privateKey: base64Text(keys.privateKey) };
}

const SHORT_KEY_BITS = 1024;
const DAY = 86_400_000;
/** No lab and no computer comes so far. */
const FAR_AWAY = 50 * 365 * DAY;

const SUBJECT_KEY = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const ALTERNATIVE_NAMES = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const AUTHORITY_KEY = '2.5.29.35';
const KEY_PURPOSES = '2.5.29.37';
/** keyCertSign and cRLSign. */
const AUTHORITY_USAGE = 0x06;

/** Who signs a certificate, and how it is called. */
interface Issuer {
  readonly name: Uint8Array;
  readonly keys: KeyPair;
}

/** Makes certificates like one that there is. */
class ChainMaker {
  private readonly authority: Issuer;
  private readonly root: Uint8Array;

  constructor(
    lab: StoreSnapshot,
    private readonly original: CertificateInfo,
    private readonly keys: KeyPair,
    private readonly now: number,
  ) {
    const all = authorities(lab);
    const issuing = all.find(({ certificate }) => readCertificate(certificate).subject === original.issuer);
    const { certificate, privateKey } = issuing ?? requireAuthority(lab);
    const info = readCertificate(certificate);
    this.root = info.der;
    this.authority = {
      name: detailsOf(info.der).encodedSubject,
      keys: { publicKey: publicKeyOf(info), privateKey: base64Bytes(privateKey) },
    };
  }

  /** The chain with a problem, the server's own certificate first. */
  make(problem: CertificateProblem): Uint8Array[] {
    const { now } = this;
    switch (problem) {
      case 'expired':
        return [this.leaf({ notBefore: now - 400 * DAY, notAfter: now - DAY })];
      case 'not-yet-valid':
        return [this.leaf({ notBefore: now + FAR_AWAY, notAfter: now + FAR_AWAY + 365 * DAY })];
      case 'wrong-name':
        return [this.misnamed()];
      case 'subject-only':
        return [this.leaf({ extensions: this.extensionsBut(ALTERNATIVE_NAMES) })];
      case 'self-signed':
        return [this.leaf({}, { name: this.parts().subject, keys: this.keys })];
      case 'client-only':
        return [this.leaf({ extensions: this.forClients() })];
      case 'sha1':
      case 'md5':
        return [this.leaf({}, this.authority, problem)];
      case 'short-key':
        return [this.leaf()];
      case 'root-included':
        return [this.leaf(), this.root];
      default:
        return this.chainOf(problem);
    }
  }

  /** With an authority between. It has the server's own key, which nobody who checks a chain can tell from another. */
  private chainOf(problem: CertificateProblem): Uint8Array[] {
    const between = this.issuerNamed('Issuing CA 1');
    const ofBetween = this.authorityCertificate(between, this.authority);
    switch (problem) {
      case 'issuer-missing':
        return [this.leaf({}, between)];
      case 'issuer-foreign':
        return [this.leaf({}, between), this.authorityCertificate(this.issuerNamed('Issuing CA 2'), this.authority)];
      case 'chain-reversed':
        return [this.leaf({}, between), this.root, ofBetween];
      default: {
        const unknown = this.issuerNamed('Unknown Root CA');
        const leaf = this.leaf({}, unknown);
        return problem === 'unknown-root' ? [leaf] : [leaf, this.authorityCertificate(unknown, unknown)];
      }
    }
  }

  private issuerNamed(name: string): Issuer {
    return { name: encodedName([['CN', name]]), keys: this.keys };
  }

  private leaf(
    changes: Partial<CertificateParts> = {},
    issuer = this.authority,
    hash: HashName = 'sha256',
  ): Uint8Array {
    const extensions = [
      ...(changes.extensions ?? this.extensionsBut()),
      plain(SUBJECT_KEY, subjectKeyValue(keyIdentifier(this.keys.publicKey))),
      plain(AUTHORITY_KEY, authorityKeyValue(keyIdentifier(issuer.keys.publicKey))),
    ];
    const parts = { ...this.parts(), ...changes, issuer: issuer.name, extensions };
    return assembleCertificate(parts, { privateKey: issuer.keys.privateKey, hash });
  }

  private authorityCertificate({ name, keys }: Issuer, issuer: Issuer): Uint8Array {
    const parts: CertificateParts = {
      ...this.parts(),
      issuer: issuer.name,
      subject: name,
      publicKey: keys.publicKey,
      extensions: [
        { identifier: BASIC_CONSTRAINTS, critical: true, value: basicConstraintsValue(true, undefined) },
        { identifier: KEY_USAGE, critical: true, value: keyUsageValue(AUTHORITY_USAGE) },
        plain(SUBJECT_KEY, subjectKeyValue(keyIdentifier(keys.publicKey))),
        plain(AUTHORITY_KEY, authorityKeyValue(keyIdentifier(issuer.keys.publicKey))),
      ],
    };
    return assembleCertificate(parts, { privateKey: issuer.keys.privateKey, hash: 'sha256' });
  }

  private parts(): CertificateParts {
    const { notBefore, notAfter, der } = this.original;
    const { encodedSubject } = detailsOf(der);
    return {
      serialNumber: Uint8Array.of(0x4f, ...platform().random.bytes(15)),
      issuer: this.authority.name,
      subject: encodedSubject,
      notBefore,
      notAfter,
      publicKey: this.keys.publicKey,
      extensions: [],
    };
  }

  /** Those of the certificate that there is, without some; names of keys are always made anew. */
  private extensionsBut(...left: readonly string[]): EncodedExtension[] {
    const anew = [SUBJECT_KEY, AUTHORITY_KEY, ...left];
    return detailsOf(this.original.der).extensions.filter(({ identifier }) => !anew.includes(identifier));
  }

  private forClients(): EncodedExtension[] {
    const purposes = keyPurposesValue([keyPurposes.clientAuth]);
    return [...this.extensionsBut(KEY_PURPOSES), plain(KEY_PURPOSES, purposes)];
  }

  private misnamed(): Uint8Array {
    const [, domain = 'invalid'] = /^[^.]+\.(.+)$/.exec(this.original.subjectName) ?? [];
    const name = `elsewhere.${domain}`;
    const names = alternativeNamesValue([alternativeName('dns', name)]);
    const extensions = [...this.extensionsBut(ALTERNATIVE_NAMES), plain(ALTERNATIVE_NAMES, names)];
    return this.leaf({ subject: encodedName([['CN', name]]), extensions });
  }
}

function plain(identifier: string, value: Uint8Array): EncodedExtension {
  return { identifier, critical: false, value };
}

function publicKeyOf({ der }: CertificateInfo): Uint8Array {
  const { algorithm, parameters, bits } = detailsOf(der).key;
  return publicKeyInfo(algorithm, parameters, bits);
}
