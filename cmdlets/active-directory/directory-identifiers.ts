/** How the directory tells its objects apart: GUIDs and SIDs, which LDAP gives as bytes and cmdlets as objects. */
import { SecurityIdentifier } from '../../src/machine/principals.ts';
import { DOMAIN_ACCOUNTS } from '../../src/machine/well-known-sids.ts';
import { Guid } from '../../src/types/values/guid.ts';

/** The SID of a lab's domain. */
export const DOMAIN_SID = 'S-1-5-21-1244062140-1183362120-2114482010';
/** Where the SIDs of computers begin. */
const FIRST_COMPUTER = 1100;

export function computerSid(index: number): string {
  return `${DOMAIN_SID}-${FIRST_COMPUTER + index}`;
}

export function computerGuid(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** That of the administrator whom a domain has from its start. */
export function founderSid(): string {
  return `${DOMAIN_SID}-${DOMAIN_ACCOUNTS.find(({ kind }) => kind === 'AccountAdministratorSid')?.rid}`;
}

/** `objectGUID` of a GUID's text: one value of bytes. */
export function guidBytes(text: string): readonly [Uint8Array] {
  return [Guid.parse(text).toBytes()];
}

/** `objectSid` of a SID's text. */
export function sidBytes(text: string): readonly [Uint8Array] {
  return [SecurityIdentifier.parse(text).bytes];
}

/** The object of bytes; null for what is none. */
export function guidOfBytes(value: unknown): Guid | null {
  return value instanceof Uint8Array ? Guid.fromBytes(value) : null;
}

export function sidOfBytes(value: unknown): SecurityIdentifier | null {
  return value instanceof Uint8Array ? SecurityIdentifier.fromBytes(value, 0) : null;
}
