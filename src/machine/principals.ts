/**
 * System.Security.Principal: security identifiers, account names, and which is whose. Who is logged on to a server of the
 * simulated deployment is an administrator of it. Messages are those of .NET on Windows.
 */
import { ambient, ambientPort } from '../types/ambient.ts';
import { argumentException, type NetException, netException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { accountDirectory } from './accounts.ts';
import { DOMAIN_ACCOUNTS, WELL_KNOWN_SIDS } from './well-known-sids.ts';

const SID = /^S-1-(\d+|0x[\da-f]{1,12})((?:-\d+)*)$/i;
const MOST_PARTS = 15;
const HEADER = 8;
const DOMAIN = /^S-1-5-21-\d+-\d+-\d+/;

export abstract class IdentityReference extends NetObject {
  abstract readonly value: string;

  /** @throws NetException where the account or the identifier is nobody's */
  abstract translate(target: NetType): IdentityReference;

  override toString(): string {
    return this.value;
  }
}

export class SecurityIdentifier extends IdentityReference {
  private constructor(readonly value: string) {
    super();
  }

  /** `S-1-5-32-544`, or the two letters of SDDL. @throws NetException for anything else */
  static parse(text: string): SecurityIdentifier {
    const letters = text.toUpperCase();
    const named = WELL_KNOWN_SIDS.find((one) => one.letters === letters)?.sid ?? inDomain(letters);
    const parts = SID.exec(text);
    const numbers = parts?.[2]?.split('-').slice(1) ?? [];
    const isSid = parts !== null && numbers.length <= MOST_PARTS && numbers.every((one) => Number(one) < 2 ** 32);
    if (named === undefined && !isSid) throw argumentException('ArgumentException', 'Value was invalid.', 'sddlForm');
    return new SecurityIdentifier(
      named ?? ['S-1', String(Number(parts?.[1])), ...numbers.map((n) => String(Number(n)))].join('-'),
    );
  }

  static fromBytes(bytes: Uint8Array, offset: number): SecurityIdentifier {
    const count = bytes[offset + 1] ?? 0;
    if (offset < 0 || bytes[offset] !== 1 || count > MOST_PARTS || offset + HEADER + 4 * count > bytes.length) {
      throw argumentException('ArgumentException', 'Value was invalid.', 'binaryForm');
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset + offset);
    const authority = view.getUint16(2) * 2 ** 32 + view.getUint32(4);
    const numbers = Array.from({ length: count }, (_, at) => view.getUint32(HEADER + 4 * at, true));
    return new SecurityIdentifier(['S-1', authority, ...numbers].join('-'));
  }

  /** By the name of a WellKnownSidType; `domain` is for those that every domain has. */
  static wellKnown(kind: string, domain: SecurityIdentifier | null): SecurityIdentifier {
    const fixed = WELL_KNOWN_SIDS.find((one) => one.kind === kind);
    if (fixed) return new SecurityIdentifier(fixed.sid);
    const account = DOMAIN_ACCOUNTS.find((one) => one.kind === kind);
    if (!account) throw argumentException('ArgumentException', 'Value was invalid.', 'sidType');
    if (domain === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'domainSid');
    return new SecurityIdentifier(`${domain.value}-${account.rid}`);
  }

  netType(): NetType {
    return typeNamed('System.Security.Principal.SecurityIdentifier');
  }

  private get numbers(): readonly number[] {
    return this.value.split('-').slice(2).map(Number);
  }

  get binaryLength(): number {
    return HEADER + 4 * (this.numbers.length - 1);
  }

  get bytes(): Uint8Array {
    const [authority = 0, ...rest] = this.numbers;
    const view = new DataView(new ArrayBuffer(this.binaryLength));
    view.setUint8(0, 1);
    view.setUint8(1, rest.length);
    view.setUint16(2, Math.floor(authority / 2 ** 32));
    view.setUint32(4, authority % 2 ** 32);
    for (const [at, number] of rest.entries()) view.setUint32(HEADER + 4 * at, number, true);
    return new Uint8Array(view.buffer);
  }

  /** The SID of the domain of an account; null for what is of none. */
  get domain(): SecurityIdentifier | null {
    const found = DOMAIN.exec(this.value);
    return found && new SecurityIdentifier(found[0]);
  }

  isWellKnown(kind: string): boolean {
    const account = DOMAIN_ACCOUNTS.find((one) => one.kind === kind);
    if (account) return this.domain !== null && this.value === `${this.domain.value}-${account.rid}`;
    return WELL_KNOWN_SIDS.some((one) => one.kind === kind && one.sid === this.value);
  }

  translate(target: NetType): IdentityReference {
    if (isOf(target, 'SecurityIdentifier')) return this;
    const name = nameOf(this.value);
    if (name === null) throw notMapped();
    return NTAccount.named(name);
  }
}

export class NTAccount extends IdentityReference {
  private constructor(readonly value: string) {
    super();
  }

  /** `CONTOSO\name`, `BUILTIN\Administrators`, `name`. */
  static named(name: string): NTAccount {
    if (name === '') throw argumentException('ArgumentException', 'String cannot be of zero length.', 'name');
    return new NTAccount(name);
  }

  netType(): NetType {
    return typeNamed('System.Security.Principal.NTAccount');
  }

  translate(target: NetType): IdentityReference {
    if (isOf(target, 'NTAccount')) return this;
    const sid = sidOf(this.value);
    if (sid === null) throw notMapped();
    return SecurityIdentifier.parse(sid);
  }
}

/** The SID of who is logged on. */
export function ownSid(): SecurityIdentifier | null {
  const sid = sidOf(`${ambient().userDomain}\\${ambient().userName}`);
  return sid === null ? null : SecurityIdentifier.parse(sid);
}

/** The groups that an administrator of a server is in. */
export function ownGroups(): SecurityIdentifier[] {
  const directory = ambientPort(accountDirectory);
  const ofDomain = directory ? [512, 513].map((rid) => `${directory.domainSid}-${rid}`) : [];
  return [...ofDomain, 'S-1-1-0', 'S-1-5-32-544', 'S-1-5-32-545', 'S-1-5-4', 'S-1-5-11', 'S-1-5-15', 'S-1-2-0'].map(
    SecurityIdentifier.parse,
  );
}

function inDomain(letters: string): string | undefined {
  const account = DOMAIN_ACCOUNTS.find((one) => one.letters === letters);
  const directory = ambientPort(accountDirectory);
  return account && directory ? `${directory.domainSid}-${account.rid}` : undefined;
}

function nameOf(sid: string): string | null {
  const fixed = WELL_KNOWN_SIDS.find((one) => one.sid === sid);
  if (fixed) return fixed.account;
  const directory = ambientPort(accountDirectory);
  if (!directory?.domainSid || !sid.startsWith(`${directory.domainSid}-`)) return null;
  const rid = Number(sid.slice(directory.domainSid.length + 1));
  const name = DOMAIN_ACCOUNTS.find((one) => one.rid === rid)?.name ?? directory.nameOf(sid);
  return name === null ? null : `${directory.domain}\\${name}`;
}

function sidOf(account: string): string | null {
  const wanted = account.toLowerCase();
  const fixed = WELL_KNOWN_SIDS.find(({ account: name }) => {
    const whole = name?.toLowerCase();
    return whole === wanted || whole?.split('\\')[1] === wanted;
  });
  if (fixed) return fixed.sid;
  const directory = ambientPort(accountDirectory);
  if (!directory) return null;
  const [, domain, name = account] = /^([^\\]*)\\(.*)$/s.exec(account) ?? [];
  const isOfDomain = domain === undefined || domain.toLowerCase() === directory.domain.toLowerCase();
  if (!isOfDomain) return null;
  const own = DOMAIN_ACCOUNTS.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return own ? `${directory.domainSid}-${own.rid}` : directory.sidOf(name);
}

/** @throws NetException for a type that is no kind of identity */
function isOf(target: NetType | null, kind: 'SecurityIdentifier' | 'NTAccount'): boolean {
  if (target === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'targetType');
  const name = target.fullName.replace(/^System\.Security\.Principal\./, '');
  if (name === 'SecurityIdentifier' || name === 'NTAccount') return name === kind;
  throw argumentException(
    'ArgumentException',
    'The targetType parameter must be of IdentityReference type.',
    'targetType',
  );
}

function notMapped(): NetException {
  return netException(
    'System.Security.Principal.IdentityNotMappedException',
    'Some or all identity references could not be translated.',
  );
}
