/**
 * Accounts of the domain and their security identifiers, as .NET's classes of principals ask for them: whoever has a
 * directory fills the port of the ambient.
 */
import { AmbientPort } from '../types/ambient.ts';

export interface AccountDirectory {
  /** NetBIOS name of the domain: `CONTOSO`. */
  readonly domain: string;
  /** `S-1-5-21-…` */
  readonly domainSid: string;
  /** The SID of an account or a group of the domain, by its logon name or user principal name; null for none. */
  sidOf(name: string): string | null;
  /** The logon name to a SID of the domain, without the domain; null for none. */
  nameOf(sid: string): string | null;
}

export const accountDirectory = new AmbientPort<AccountDirectory>('accounts of the domain');
