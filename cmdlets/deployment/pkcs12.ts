/** Pkcs12Builder, Pkcs12Info and their kin of .NET: PFX files as they are laid out, bag by bag. */
import { announcedLength } from '../../src/deployment/der-length.ts';
import { derOctets } from '../../src/deployment/der-writing.ts';
import { derBytes, MalformedAsn1, octetsOf, readAsn1 } from '../../src/deployment/forge-asn1.ts';
import { encryptedInfo, encryptWithPassword, type PasswordScheme } from '../../src/deployment/password-encrypting.ts';
import {
  GENEROUS_LIMITS,
  IterationBudget,
  IterationLimitExceeded,
  UnsupportedAlgorithm,
  WrongPassword,
} from '../../src/deployment/password-encryption.ts';
import {
  authenticatedSafe,
  BAGS,
  decryptedContents,
  encodeBag,
  encodeBags,
  encodePfx,
  encryptedPart,
  isMacBy,
  newMac,
  type PfxLayout,
  plainPart,
  readBags,
  readLayout,
  readTypedValue,
  type SafeBag,
  type SafePart,
  typedValue,
} from '../../src/deployment/pfx-parts.ts';
import { DIGESTS } from '../../src/deployment/x509-assembly.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { argumentException, netException } from '../../src/types/net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import type { EnumValue } from '../../src/types/values/enum-value.ts';
import { ReadOnlyMemory } from '../../src/types/values/read-only-memory.ts';
import { type AsymmetricKey, cryptographic, hashOf } from './asymmetric-keys.ts';
import { type CertificatePart, X509Certificate2 } from './certificate-objects.ts';
import type { HashAlgorithmName } from './hash-algorithm-name.ts';
import { attributeList, attributesIn, readable } from './message-attributes.ts';

const PKCS = 'System.Security.Cryptography.Pkcs';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';

const CLASSES: ReadonlyMap<string, string> = new Map([
  [BAGS.key, 'Pkcs12KeyBag'],
  [BAGS.shroudedKey, 'Pkcs12ShroudedKeyBag'],
  [BAGS.certificate, 'Pkcs12CertBag'],
  [BAGS.secret, 'Pkcs12SecretBag'],
  [BAGS.contents, 'Pkcs12SafeContentsBag'],
]);

/** Bytes as .NET lends them. */
export function memory(bytes: Uint8Array): ReadOnlyMemory {
  return new ReadOnlyMemory(genericTypeOf(typeNamed('System.ReadOnlyMemory`1'), [typeNamed('System.Byte')]), bytes);
}

/** How something is encrypted under a password: PbeParameters. */
export class PbeParameters extends NetObject {
  constructor(
    readonly algorithm: EnumValue,
    readonly hash: HashAlgorithmName,
    readonly iterations: number,
  ) {
    super();
    if (iterations < 1)
      throw netException(
        'System.ArgumentOutOfRangeException',
        `iterationCount ('${iterations}') must be a non-negative and non-zero value. (Parameter 'iterationCount')\nActual value was ${iterations}.`,
      );
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.PbeParameters');
  }

  /** @throws CryptographicException for a hash or a cipher that there is not */
  get scheme(): PasswordScheme {
    const cipher = CIPHERS.get(String(this.algorithm));
    if (!cipher) throw cryptographic(`'${this.algorithm}' is not a known encryption algorithm.`);
    const hash = hashOf(this.hash);
    // 3DES has its key by PKCS #12, which knows SHA-1 alone; nothing is derived by MD5 any more.
    if (hash === 'md5' || (cipher === '3des' && hash !== 'sha1'))
      throw cryptographic(`'${this.hash.name}' is not a known hash algorithm.`);
    return { cipher, hash, iterations: this.iterations };
  }
}

const CIPHERS: ReadonlyMap<string, PasswordScheme['cipher']> = new Map([
  ['Aes128Cbc', 'aes-128-cbc'],
  ['Aes192Cbc', 'aes-192-cbc'],
  ['Aes256Cbc', 'aes-256-cbc'],
  ['TripleDes3KeyPkcs12', '3des'],
]);

/** A bag: a key, a certificate, a secret, or bags. */
export class Pkcs12Bag extends NetObject {
  readonly attributes = attributeList([]);

  constructor(
    readonly type: string,
    readonly value: Uint8Array,
    attributes: SafeBag['attributes'] = [],
  ) {
    super();
    this.attributes = attributeList(attributes);
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.${CLASSES.get(this.type) ?? 'Pkcs12SafeBag'}`);
  }

  get bag(): SafeBag {
    return { type: this.type, value: this.value, attributes: attributesIn(this.attributes) };
  }

  encode(): Uint8Array {
    return encodeBag(this.bag);
  }

  /** What a certificate or a secret is: its type, and the value in DER. @throws CryptographicException */
  get typed(): ReturnType<typeof readTypedValue> {
    return readable(() => readTypedValue(this.value));
  }

  get isCertificate(): boolean {
    return this.typed.type === X509_CERTIFICATE;
  }

  /** @throws InvalidOperationException, CryptographicException */
  get certificate(): X509Certificate2 {
    const { type, value } = this.typed;
    if (type !== X509_CERTIFICATE)
      throw netException(
        'System.InvalidOperationException',
        'The Pkcs12CertBag contents are not an X.509 certificate.',
      );
    return new X509Certificate2(readable(() => readCertificate(octetsOf(readAsn1(value)))));
  }

  /** The bags in a bag. */
  get contents(): SafeContents {
    return SafeContents.read({ kind: 'plain', contents: this.value });
  }
}

/** A bag of a key in DER. @throws CryptographicException where it is none */
export function keyBag(type: string, key: Uint8Array): Pkcs12Bag {
  requireDer(key);
  return new Pkcs12Bag(type, key);
}

/** A bag of a type and a value in DER. @throws CryptographicException where it is none */
export function typedBag(kind: string, type: CertificatePart | null, value: Uint8Array, parameter: string): Pkcs12Bag {
  if (!type) throw isNull(parameter);
  requireDer(value);
  return new Pkcs12Bag(kind, typedValue(String(type.values.Value), value));
}

function requireDer(value: Uint8Array): void {
  readable(() => {
    if (derBytes(readAsn1(value)).length !== value.length) throw new MalformedAsn1('One value was expected.');
  });
}

export type Confidentiality = 'None' | 'Password' | 'PublicKey';

/** Bags that lie together. */
export class SafeContents extends NetObject {
  private bags: Pkcs12Bag[] = [];

  constructor(
    private part: SafePart | null = null,
    readonly isReadOnly = false,
  ) {
    super();
  }

  static read(part: SafePart): SafeContents {
    const contents = new SafeContents(part, true);
    contents.readPlain();
    return contents;
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.Pkcs12SafeContents`);
  }

  get confidentiality(): Confidentiality {
    if (this.part?.kind === 'encrypted') return 'Password';
    return this.part?.kind === 'enveloped' ? 'PublicKey' : 'None';
  }

  /** As they stand in the file that they were read from, where nobody has opened them. */
  get closed(): Uint8Array | null {
    return this.part && this.part.kind !== 'plain' ? this.part.encoded : null;
  }

  /** @throws InvalidOperationException where they are encrypted */
  list(): Pkcs12Bag[] {
    if (this.confidentiality !== 'None')
      throw netException(
        'System.InvalidOperationException',
        'Cannot enumerate the contents of an encrypted or enveloped Pkcs12SafeContents.',
      );
    return [...this.bags];
  }

  add(bag: Pkcs12Bag | null): Pkcs12Bag {
    if (!bag) throw isNull('safeBag');
    if (this.isReadOnly)
      throw netException(
        'System.InvalidOperationException',
        'New Pkcs12SafeBag values cannot be added to a Pkcs12SafeContents that was read from existing data.',
      );
    this.bags.push(bag);
    return bag;
  }

  addCertificate(certificate: X509Certificate2 | null): Pkcs12Bag {
    if (!certificate) throw isNull('certificate');
    return this.add(new Pkcs12Bag(BAGS.certificate, typedValue(X509_CERTIFICATE, derOctets(certificate.info.der))));
  }

  addKey(key: AsymmetricKey | null): Pkcs12Bag {
    if (!key) throw isNull('key');
    return this.add(new Pkcs12Bag(BAGS.key, key.privateKey));
  }

  addShroudedKey(key: AsymmetricKey | null, password: string | null, parameters: PbeParameters | null): Pkcs12Bag {
    if (!key) throw isNull('key');
    if (!parameters) throw isNull('pbeParameters');
    const encrypted = encryptWithPassword(parameters.scheme, password ?? '', key.privateKey);
    return this.add(new Pkcs12Bag(BAGS.shroudedKey, derBytes(encryptedInfo(encrypted))));
  }

  addNested(contents: SafeContents | null): Pkcs12Bag {
    return this.add(new Pkcs12Bag(BAGS.contents, encodedContents(contents)));
  }

  addSecret(type: CertificatePart | null, value: Uint8Array): Pkcs12Bag {
    return this.add(typedBag(BAGS.secret, type, value, 'secretType'));
  }

  /** The bags in DER. @throws InvalidOperationException where they are encrypted */
  encode(): Uint8Array {
    return encodeBags(this.list().map(({ bag }) => bag));
  }

  /** @throws InvalidOperationException, CryptographicException */
  decrypt(password: string | null): void {
    if (this.part?.kind !== 'encrypted')
      throw netException(
        'System.InvalidOperationException',
        `This decryption operation applies to 'Pkcs12ConfidentialityMode.Password', but the target object is in 'Pkcs12ConfidentialityMode.${this.confidentiality}'.`,
      );
    const encrypted = this.part;
    const contents = opening(() => decryptedContents(encrypted, password ?? '', new IterationBudget(GENEROUS_LIMITS)));
    const bags = bagsIn(contents);
    this.part = { kind: 'plain', contents };
    this.bags = bags;
  }

  private readPlain(): void {
    if (this.part?.kind === 'plain') this.bags = bagsIn(this.part.contents);
  }
}

function bagsIn(contents: Uint8Array): Pkcs12Bag[] {
  return readable(() => readBags(readAsn1(contents))).map(
    ({ type, value, attributes }) => new Pkcs12Bag(type, value, attributes),
  );
}

/** @throws ArgumentNullException, ArgumentException where they are encrypted */
function encodedContents(contents: SafeContents | null): Uint8Array {
  if (!contents) throw isNull('safeContents');
  if (contents.confidentiality !== 'None')
    throw argumentException(
      'ArgumentException',
      'This operation is not valid on an encrypted or enveloped Pkcs12SafeContents.',
      'safeContents',
    );
  return contents.encode();
}

/** A file that is being made. */
export class Pkcs12Builder extends NetObject {
  private readonly parts: Uint8Array[] = [];
  private file: Uint8Array | null = null;

  netType(): NetType {
    return typeNamed(`${PKCS}.Pkcs12Builder`);
  }

  get isSealed(): boolean {
    return this.file !== null;
  }

  addPlain(contents: SafeContents | null): void {
    this.requireOpen(contents);
    this.parts.push(contents?.closed ?? plainPart(encodedContents(contents)));
  }

  addEncrypted(contents: SafeContents | null, password: string | null, parameters: PbeParameters | null): void {
    if (!contents) throw isNull('safeContents');
    if (!parameters) throw isNull('pbeParameters');
    this.requireOpen(contents);
    this.parts.push(encryptedPart(encodedContents(contents), parameters.scheme, password ?? ''));
  }

  /** @throws InvalidOperationException, CryptographicException, ArgumentOutOfRangeException */
  seal(password: string | null, hash: HashAlgorithmName, iterations: number): void {
    if (iterations < 1)
      throw argumentException(
        'ArgumentOutOfRangeException',
        'Specified argument was out of the range of valid values.',
        'iterationCount',
      );
    this.requireOpen();
    const content = authenticatedSafe(this.parts);
    this.file = encodePfx(content, newMac(content, password ?? '', DIGESTS[hashOf(hash)], iterations));
  }

  sealWithoutIntegrity(): void {
    this.requireOpen();
    this.file = encodePfx(authenticatedSafe(this.parts), null);
  }

  /** @throws InvalidOperationException where nobody has sealed it */
  encode(): Uint8Array {
    if (this.file) return Uint8Array.from(this.file);
    throw netException(
      'System.InvalidOperationException',
      'One of the Seal methods must be invoked on the Pkcs12Builder before invoking an Encode method.',
    );
  }

  private requireOpen(contents?: SafeContents | null): void {
    if (contents === null) throw isNull('safeContents');
    if (this.file)
      throw netException(
        'System.InvalidOperationException',
        'The Pkcs12Builder can no longer be modified because one of the Seal methods was already invoked.',
      );
  }
}

/** A file that was read. */
export class Pkcs12Info extends NetObject {
  readonly contents: readonly SafeContents[];

  private constructor(private readonly layout: PfxLayout) {
    super();
    this.contents = layout.parts.map((part) => SafeContents.read(part));
  }

  /** The file at the beginning of bytes, and how many bytes it is. @throws CryptographicException */
  static decode(bytes: Uint8Array): { readonly info: Pkcs12Info; readonly length: number } {
    const length = announcedLength(bytes);
    const layout = opening(() => {
      if (length === undefined || length > bytes.length) throw new MalformedAsn1('The file is cut off.');
      return readLayout(readAsn1(bytes.subarray(0, length)));
    });
    return { info: new Pkcs12Info(layout), length: length ?? 0 };
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.Pkcs12Info`);
  }

  get integrity(): 'None' | 'Password' {
    return this.layout.mac ? 'Password' : 'None';
  }

  /** @throws InvalidOperationException where there is no MAC */
  verify(password: string | null): boolean {
    const { mac, content } = this.layout;
    if (!mac)
      throw netException(
        'System.InvalidOperationException',
        "This verification operation applies to 'Pkcs12IntegrityMode.Password', but the target object is in 'Pkcs12IntegrityMode.None'.",
      );
    return opening(() => isMacBy(mac, content, password ?? '', new IterationBudget(GENEROUS_LIMITS)));
  }
}

/** What opens a file or what is encrypted in it. @throws CryptographicException */
function opening<T>(open: () => T): T {
  try {
    return readable(open);
  } catch (error) {
    if (error instanceof WrongPassword) throw cryptographic('Padding is invalid and cannot be removed.');
    if (error instanceof UnsupportedAlgorithm) throw cryptographic(`'${error.identifier}' is not a known algorithm.`);
    if (error instanceof IterationLimitExceeded)
      throw cryptographic('The file asks for more rounds of key derivation than are carried out.');
    throw error;
  }
}

function isNull(parameter: string) {
  return argumentException('ArgumentNullException', 'Value cannot be null.', parameter);
}
