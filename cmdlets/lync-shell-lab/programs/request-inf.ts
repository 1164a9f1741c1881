/**
 * The .inf files of certreq -new: sections with keys and values, and what a request is to say by them. Without
 * `MachineKeySet = TRUE` the key is that of the user who asks, as certreq's documentation says.
 */
import type { KeyAlgorithm } from '../../../src/deployment/key-generation.ts';
import { alternativeNames } from '../../../src/deployment/request-attributes.ts';
import { ProgramFailure } from './program-result.ts';

/** What a file asks for. */
export interface RequestFile {
  readonly subject: string;
  readonly dnsNames: readonly string[];
  readonly keyPurposes: readonly string[];
  readonly keyAlgorithm: KeyAlgorithm;
  readonly keyBits: number;
  readonly exportable: boolean;
  readonly friendlyName: string;
  readonly template?: string | undefined;
  /** `Cert` makes a certificate that signs itself. */
  readonly isSelfSigned: boolean;
  /** MachineKeySet: the key is the machine's. */
  readonly isMachines: boolean;
}

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const ALGORITHMS: ReadonlyMap<string, KeyAlgorithm> = new Map([
  ['rsa', 'RSA'],
  ['ecdh_p256', 'ECDH_P256'],
  ['ecdh_p384', 'ECDH_P384'],
  ['ecdh_p521', 'ECDH_P521'],
  ['ecdsa_p256', 'ECDH_P256'],
  ['ecdsa_p384', 'ECDH_P384'],
  ['ecdsa_p521', 'ECDH_P521'],
]);

/** A line of a section: `Key = value`; `OID` and `_continue_` may stand several times. */
type Entry = readonly [key: string, value: string];

/** Reads a file. @throws ProgramFailure where it is none, or asks for what is not there */
export function readRequestFile(text: string): RequestFile {
  const sections = sectionsOf(text);
  const request = sections.get('newrequest');
  if (!request) throw new ProgramFailure('ERROR_INVALID_DATA');
  const value = (key: string) => request.find(([name]) => name === key.toLowerCase())?.[1];
  const isTrue = (key: string) => /^(?:true|1|yes)$/i.test(value(key) ?? '');
  const attributes = sections.get('requestattributes') ?? [];
  const attribute = (key: string) => attributes.find(([name]) => name === key)?.[1];
  const keyAlgorithm = ALGORITHMS.get((value('KeyAlgorithm') ?? 'RSA').toLowerCase());
  if (!keyAlgorithm) throw new ProgramFailure('ERROR_INVALID_PARAMETER');
  const extensions = sections.get('extensions') ?? [];
  for (const [key] of extensions) if (!EXTENSIONS.has(key)) throw notBuilt(`[Extensions] ${key}`);
  for (const [key, isBuilt] of LIMITED) {
    const given = value(key);
    if (given !== undefined && !isBuilt.test(given)) throw notBuilt(`[NewRequest] ${key} = ${given}`);
  }
  return {
    subject: subjectIn(value('Subject') ?? ''),
    dnsNames: [...alternativeNames(alternativeNameText(extensions)), ...alternativeNames(attribute('san') ?? '')],
    keyPurposes: (sections.get('enhancedkeyusageextension') ?? []).flatMap(([key, id]) =>
      key === 'oid' ? [purposeIn(id)] : [],
    ),
    keyAlgorithm,
    keyBits: keyAlgorithm === 'RSA' ? lengthIn(value('KeyLength') ?? '2048') : 0,
    exportable: isTrue('Exportable'),
    friendlyName: value('FriendlyName') ?? '',
    template: attribute('certificatetemplate'),
    isMachines: isTrue('MachineKeySet'),
    isSelfSigned: /^cert$/i.test(value('RequestType') ?? ''),
  };
}

/** What extensions a file may ask for; `critical` says which of them are, and that of names never is. */
const EXTENSIONS = new Set([SUBJECT_ALTERNATIVE_NAME, '_continue_']);

/** Keys of which only some values are built; others are refused rather than left out. */
const LIMITED: readonly (readonly [key: string, isBuilt: RegExp])[] = [
  ['RequestType', /^(?:PKCS10-?|Cert)$/i],
  ['HashAlgorithm', /^SHA-?256$/i],
  // Digital signature and key encipherment.
  ['KeyUsage', /^(?:0xa0|160)$/i],
  ['UseExistingKeySet', /^(?:false|0|no)$/i],
  ['PrivateKeyArchive', /^(?:false|0|no)$/i],
  ['SMIME', /^(?:false|0|no)$/i],
  ['EncipherOnly', /^(?:false|0|no)$/i],
];

function notBuilt(what: string): ProgramFailure {
  return new ProgramFailure('ERROR_NOT_SUPPORTED', [`CertReq: ${what} is not built here.`]);
}

/** A name of attributes, or none. @throws ProgramFailure */
function subjectIn(text: string): string {
  if (text.trim() !== '' && !/^\s*[\w.]+\s*=/.test(text)) throw new ProgramFailure('CRYPT_E_INVALID_X500_STRING');
  return text;
}

/** An object identifier. @throws ProgramFailure */
function purposeIn(text: string): string {
  if (!/^[0-2](?:\.\d+)+$/.test(text)) throw new ProgramFailure('ERROR_INVALID_DATA');
  return text;
}

/** What providers of Windows make of RSA, as far as the host does: 512 to 16384 bits, by eights. @throws ProgramFailure */
function lengthIn(text: string): number {
  if (!/^(?:\d+|0x[0-9a-f]+)$/i.test(text)) throw new ProgramFailure('ERROR_INVALID_DATA');
  const bits = Number(text);
  if (bits < 512 || bits > 16_384 || bits % 8 !== 0) throw new ProgramFailure('NTE_BAD_LEN');
  return bits;
}

/** The value of the extension with the lines that go on from it. */
function alternativeNameText(entries: readonly Entry[]): string {
  const start = entries.findIndex(([key]) => key === SUBJECT_ALTERNATIVE_NAME);
  if (start < 0) return '';
  const parts = [entries[start]?.[1].replace(/^\{text\}/i, '') ?? ''];
  for (const [key, value] of entries.slice(start + 1)) {
    if (key !== '_continue_') break;
    parts.push(value);
  }
  return parts.join('');
}

/** The sections by their names; `%name%` stands for what [Strings] says of it. */
function sectionsOf(text: string): Map<string, Entry[]> {
  const sections = plainSectionsOf(text);
  const strings = new Map(sections.get('strings') ?? []);
  const filled = (part: string) =>
    part.replaceAll(/%(\w+)%/g, (whole, name) => strings.get(name.toLowerCase()) ?? whole);
  return new Map(
    [...sections].map(([title, entries]) => [
      title,
      entries.map(([key, value]): Entry => [filled(key).toLowerCase(), filled(value)]),
    ]),
  );
}

function plainSectionsOf(text: string): Map<string, Entry[]> {
  const sections = new Map<string, Entry[]>();
  let current: Entry[] = [];
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith(';')) continue;
    const [, title] = /^\[(.+)\]$/.exec(line) ?? [];
    if (title !== undefined) {
      current = sections.get(title.toLowerCase()) ?? [];
      sections.set(title.toLowerCase(), current);
      continue;
    }
    const [, key, rest] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined && rest !== undefined) current.push([key.toLowerCase(), unquoted(rest)]);
  }
  return sections;
}

/** A value without its quotes, or without the remark behind it. */
function unquoted(text: string): string {
  const [, inner] = /^"((?:[^"]|"")*)"/.exec(text) ?? [];
  return inner === undefined ? text.replace(/\s*;.*$/, '').trim() : inner.replaceAll('""', '"');
}
