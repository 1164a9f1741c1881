/** CmsSigner of .NET: who is to sign a message, with what, and which certificates go with it. */
import { hashWithIdentifier, type MessageSigning } from '../../src/deployment/signed-message.ts';
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { type AsymmetricKey, cryptographic } from './asymmetric-keys.ts';
import { oid, X509Certificate2 } from './certificate-objects.ts';
import { CertificateCollection } from './certificate-stores.ts';
import { attributeList, attributesIn } from './message-attributes.ts';
import { chainInSession } from './session-chains.ts';
import type { SignaturePadding } from './signature-paddings.ts';
import { type IdentifierType, NOBODY, nameOf } from './subject-identifiers.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';

export type IncludeOption = 'None' | 'ExcludeRoot' | 'EndCertOnly' | 'WholeChain';

/** Who is to sign, and how. */
export class CmsSigner extends NetObject {
  privateKey: AsymmetricKey | null = null;
  digestAlgorithm = oid(SHA256);
  includeOption: IncludeOption = 'ExcludeRoot';
  padding: SignaturePadding | null = null;
  readonly certificates = new CertificateCollection([]);
  readonly signedAttributes = attributeList([]);
  readonly unsignedAttributes = attributeList([]);

  constructor(
    public certificate: X509Certificate2 | null,
    public identifierType: IdentifierType = 'IssuerAndSerialNumber',
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.Pkcs.CmsSigner');
  }
}

/** What a signer signs with. @throws InvalidOperationException, CryptographicException */
export function signingBy(signer: CmsSigner): MessageSigning {
  const { certificate, identifierType } = signer;
  const identifier = String(signer.digestAlgorithm.values.Value);
  const hash = hashWithIdentifier(identifier);
  if (!hash) throw cryptographic(`'${identifier}' is not a known hash algorithm.`);
  const attributes = {
    signedAttributes: attributesIn(signer.signedAttributes),
    unsignedAttributes: attributesIn(signer.unsignedAttributes),
  };
  if (identifierType === 'NoSignature')
    return { privateKey: null, hash, padding: 'pkcs1', name: NOBODY, ...attributes };
  if (!certificate) throw netException('System.InvalidOperationException', 'No signer certificate was provided.');
  const privateKey = signer.privateKey?.privateKey ?? certificate.home.key?.privateKey;
  if (!privateKey) throw cryptographic('A certificate with a private key is required.');
  return {
    privateKey,
    hash,
    padding: signer.padding?.name ?? 'pkcs1',
    name: nameOf(certificate, identifierType),
    ...attributes,
  };
}

/** The certificates of the signer's chain that go with the message. A certificate that is its own issuer is no root of itself. */
export function included(certificate: X509Certificate2, option: IncludeOption): X509Certificate2[] {
  if (option === 'None') return [];
  if (option === 'EndCertOnly') return [certificate];
  const chain = chainInSession(certificate.info, { revocation: false }).links.map((link) => link.certificate);
  const others = chain.slice(1).filter(({ isSelfSigned }) => option === 'WholeChain' || !isSelfSigned);
  return [certificate, ...others.map((info) => new X509Certificate2(info))];
}
