/** X509Store and X509Certificate2Collection. */

import { writeBundle } from '../../../../src/deployment/certificate-bundle.ts';
import { hexText } from '../../../../src/platform/bytes.ts';
import { netException } from '../../../../src/types/net-exception.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { hashOf, pemText } from '../../asymmetric-keys.ts';
import { enumNamed } from '../../certificate-chains.ts';
import { certificatesFromBytes, certificatesFromFile, exportedCollection } from '../../certificate-files.ts';
import type { X509Certificate2 } from '../../certificate-objects.ts';
import { certificatesInPem, pemOfFile } from '../../certificate-pem.ts';
import { CertificateCollection, CertificateStore } from '../../certificate-stores.ts';
import type { HashAlgorithmName } from '../../hash-algorithm-name.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';
const CERTIFICATE = `${NAMESPACE}.X509Certificate2`;
const COLLECTION = `${NAMESPACE}.X509Certificate2Collection`;
const HASH = 'System.Security.Cryptography.HashAlgorithmName hashAlgorithm';
const FLAGS = `${NAMESPACE}.X509KeyStorageFlags keyStorageFlags`;

/** The bits of OpenFlags that let a store be written to. */
const READ_WRITE = 1n;
const MAX_ALLOWED = 2n;
const OPEN_EXISTING_ONLY = 4n;

function store(name: string, location: EnumValue | 'CurrentUser' = 'CurrentUser'): CertificateStore {
  return new CertificateStore(name, String(location));
}

/** The names that StoreName has for the two stores that are called otherwise. */
const storeName = (name: EnumValue) => (String(name) === 'CertificateAuthority' ? 'CA' : String(name));

const append = (self: CertificateCollection, items: readonly X509Certificate2[]) => {
  self.items.push(...items);
};

function itemAt({ items }: CertificateCollection, index: number): X509Certificate2 {
  const found = items[index];
  if (found) return found;
  throw netException(
    'System.ArgumentOutOfRangeException',
    "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
  );
}

const exported = ({ items }: CertificateCollection, type: EnumValue, password: unknown = null) =>
  exportedCollection(items, String(type), password);

export default [
  defineType<CertificateStore>({
    name: 'System.Security.Cryptography.X509Certificates.X509Store',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => store('My')],
      ['(string storeName)', (name: string) => store(name)],
      [`(${NAMESPACE}.StoreName storeName)`, (name: EnumValue) => store(storeName(name))],
      [`(${NAMESPACE}.StoreLocation storeLocation)`, (location: EnumValue) => store('My', location)],
      [
        `(${NAMESPACE}.StoreName storeName, ${NAMESPACE}.StoreLocation storeLocation)`,
        (name: EnumValue, location: EnumValue) => store(storeName(name), location),
      ],
      [
        `(string storeName, ${NAMESPACE}.StoreLocation storeLocation)`,
        (name: string, location: EnumValue) => store(name, location),
      ],
    ],
    properties: [
      [
        `${NAMESPACE}.StoreLocation Location {get;}`,
        (self: CertificateStore) => enumNamed(`${NAMESPACE}.StoreLocation`, self.location),
      ],
      ['string Name {get;}', (self: CertificateStore) => self.name],
      [`${COLLECTION} Certificates {get;}`, (self: CertificateStore) => self.certificates],
      ['bool IsOpen {get;}', (self: CertificateStore) => self.isOpen],
    ],
    methods: [
      [
        `void Open(${NAMESPACE}.OpenFlags flags)`,
        (self: CertificateStore, { value }: EnumValue) =>
          self.open((value & (READ_WRITE | MAX_ALLOWED)) !== 0n, (value & OPEN_EXISTING_ONLY) !== 0n),
      ],
      ['void Close()', (self: CertificateStore) => self.close()],
      ['void Dispose()', (self: CertificateStore) => self.close()],
      [
        `void Add(${CERTIFICATE} certificate)`,
        (self: CertificateStore, certificate: X509Certificate2) => self.add([certificate]),
      ],
      [
        `void AddRange(${COLLECTION} certificates)`,
        (self: CertificateStore, { items }: CertificateCollection) => self.add(items),
      ],
      [
        `void Remove(${CERTIFICATE} certificate)`,
        (self: CertificateStore, certificate: X509Certificate2) => self.remove([certificate]),
      ],
      [
        `void RemoveRange(${COLLECTION} certificates)`,
        (self: CertificateStore, { items }: CertificateCollection) => self.remove(items),
      ],
    ],
  }),
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.X509CertificateCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.Collections.IList'],
  }),
  defineType<CertificateCollection>({
    name: 'System.Security.Cryptography.X509Certificates.X509Certificate2Collection',
    base: 'System.Security.Cryptography.X509Certificates.X509CertificateCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.Collections.IList'],
    constructors: [
      ['()', () => new CertificateCollection()],
      [`(${CERTIFICATE} certificate)`, (one: X509Certificate2) => new CertificateCollection([one])],
      [`(${COLLECTION} certificates)`, ({ items }: CertificateCollection) => new CertificateCollection([...items])],
      [`(${CERTIFICATE}[] certificates)`, (items: X509Certificate2[]) => new CertificateCollection([...items])],
    ],
    properties: [['int Count {get;}', (self: CertificateCollection) => self.items.length]],
    methods: [
      [
        `int Add(${CERTIFICATE} certificate)`,
        (self: CertificateCollection, certificate: X509Certificate2) => self.items.push(certificate) - 1,
      ],
      [
        `void AddRange(${COLLECTION} certificates)`,
        (self: CertificateCollection, { items }: CertificateCollection) => append(self, [...items]),
      ],
      [`void AddRange(${CERTIFICATE}[] certificates)`, append],
      [
        'void Clear()',
        (self: CertificateCollection) => {
          self.items.length = 0;
        },
      ],
      [
        `bool Contains(${CERTIFICATE} certificate)`,
        (self: CertificateCollection, certificate: X509Certificate2) => self.indexOf(certificate) >= 0,
      ],
      [`byte[] Export(${NAMESPACE}.X509ContentType contentType)`, exported],
      [`byte[] Export(${NAMESPACE}.X509ContentType contentType, string password)`, exported],
      [
        `${COLLECTION} Find(${NAMESPACE}.X509FindType findType, System.Object findValue, bool validOnly)`,
        (self: CertificateCollection, kind: EnumValue, wanted: unknown, validOnly: boolean) =>
          self.find(String(kind), wanted, validOnly),
      ],
      [
        'void Import(byte[] rawData)',
        (self: CertificateCollection, bytes: Uint8Array) => append(self, certificatesFromBytes(bytes)),
      ],
      [
        `void Import(byte[] rawData, string password, ${FLAGS})`,
        (self: CertificateCollection, bytes: Uint8Array, password: string) =>
          append(self, certificatesFromBytes(bytes, password)),
      ],
      [
        'void Import(string fileName)',
        (self: CertificateCollection, path: string) => append(self, certificatesFromFile(path)),
      ],
      [
        `void Import(string fileName, string password, ${FLAGS})`,
        (self: CertificateCollection, path: string, password: string) =>
          append(self, certificatesFromFile(path, password)),
      ],
      [
        `int IndexOf(${CERTIFICATE} certificate)`,
        (self: CertificateCollection, certificate: X509Certificate2) => self.indexOf(certificate),
      ],
      [
        `void Insert(int index, ${CERTIFICATE} certificate)`,
        (self: CertificateCollection, index: number, certificate: X509Certificate2) => {
          self.items.splice(index, 0, certificate);
        },
      ],
      [
        `void Remove(${CERTIFICATE} certificate)`,
        (self: CertificateCollection, certificate: X509Certificate2) => self.remove(certificate),
      ],
      [
        `void RemoveRange(${COLLECTION} certificates)`,
        (self: CertificateCollection, { items }: CertificateCollection) => {
          for (const item of [...items]) self.remove(item);
        },
      ],
      [
        'void ImportFromPem(string certPem)',
        (self: CertificateCollection, text: string | null) => append(self, certificatesInPem(text ?? '')),
      ],
      [
        'void ImportFromPemFile(string certPemFilePath)',
        (self: CertificateCollection, path: string) => append(self, certificatesInPem(pemOfFile(path))),
      ],
      [
        'string ExportCertificatePems()',
        ({ items }: CertificateCollection) => items.map((item) => item.pem()).join('\n'),
      ],
      [
        'string ExportPkcs7Pem()',
        ({ items }: CertificateCollection) => pemText('PKCS7', writeBundle(items.map(({ info }) => info.der))),
      ],
      [
        `${COLLECTION} FindByThumbprint(${HASH}, string thumbprint)`,
        ({ items }: CertificateCollection, hash: HashAlgorithmName, text: string) =>
          new CertificateCollection(
            items.filter((item) => hexText(item.hash(hashOf(hash))).toUpperCase() === text.toUpperCase()),
          ),
      ],
      ['void RemoveAt(int index)', (self: CertificateCollection, index: number) => self.remove(itemAt(self, index))],
    ],
    enumerate: (self) => self.items,
    count: (self) => self.items.length,
    index: {
      get: itemAt,
      signature: `${CERTIFICATE} Item(int index) {get;}`,
    },
  }),
];
