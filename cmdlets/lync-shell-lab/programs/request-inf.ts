/** The .inf files of certreq -new: sections with keys and values, and what a request is to say by them. */
import type { KeyAlgorithm } from '../../../src/deployment/key-generation.ts';
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
  readonly isForMachine: boolean;
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

/** Reads a file. @throws ProgramFailure where it is none */
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
  return {
    subject: value('Subject') ?? '',
    dnsNames: [...namesIn(alternativeNameText(sections.get('extensions') ?? [])), ...namesIn(attribute('san') ?? '')],
    keyPurposes: (sections.get('enhancedkeyusageextension') ?? []).flatMap(([key, id]) => (key === 'oid' ? [id] : [])),
    keyAlgorithm,
    keyBits: Number(value('KeyLength') ?? 2048),
    exportable: isTrue('Exportable'),
    friendlyName: value('FriendlyName') ?? '',
    template: attribute('certificatetemplate'),
    isSelfSigned: /^cert$/i.test(value('RequestType') ?? ''),
    isForMachine: isTrue('MachineKeySet'),
  };
}

/** The DNS names of `dns=a&dns=b`. */
export function namesIn(text: string): string[] {
  return text.split('&').flatMap((part) => {
    const [, name] = /^\s*dns\s*=\s*(.+?)\s*$/i.exec(part) ?? [];
    return name === undefined ? [] : [name];
  });
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

function sectionsOf(text: string): Map<string, Entry[]> {
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
