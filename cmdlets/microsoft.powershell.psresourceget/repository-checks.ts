/** What a repository may be called and where it may lie, as the cmdlets that register and change one hold it. */

import { toText } from '../../src/types/conversion/conversion.ts';
import { NetException, netException } from '../../src/types/net-exception.ts';
import type { NetUri } from '../../src/types/text/uri.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { CredentialInfo } from '../packages/resources.ts';
import { isSupported } from './repository-address.ts';
import { GALLERY, invalidOperation } from './repository-store.ts';

/** @throws NetException for a name that a new repository may not have */
export function checkNewName(name: string): string {
  if (isSame(name, GALLERY)) {
    throw invalidOperation(
      'Cannot register PSGallery with -Name parameter. Try: Register-PSResourceRepository -PSGallery',
    );
  }
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.includes('*'))
    throw invalidOperation('Name cannot be null/empty, contain asterisk or be just whitespace');
  return trimmed;
}

/** @throws NetException for a scheme that no repository has */
export function checkNewAddress(uri: NetUri): void {
  if (isSupported(uri)) return;
  throw invalidOperation(
    'Invalid Uri, must be one of the following Uri schemes: HTTPS, HTTP, FTP, File Based or temp.',
  );
}

/** @throws NetException for what a change may not do */
export function checkChange(name: string, uri: NetUri | null, credential: CredentialInfo | null): string {
  if (uri && !isSupported(uri))
    throw invalidOperation('Invalid Uri, Uri must be one of the following schemes: HTTPS, HTTP, FTP, File Based');
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.includes('*'))
    throw invalidOperation('Name cannot be null or empty, or contain wildcards');
  if (!isSame(trimmed, GALLERY)) return trimmed;
  if (uri) {
    throw invalidOperation(
      "The PSGallery repository has a predefined Uri. Setting the -Uri parameter for this repository is not allowed. Please run 'Register-PSResourceRepository -PSGallery' to register the PowerShell Gallery.",
    );
  }
  if (credential) {
    throw invalidOperation(
      "Setting the -CredentialInfo parameter for PSGallery is not allowed. Run 'Register-PSResourceRepository -PSGallery' to register the PowerShell Gallery.",
    );
  }
  return trimmed;
}

export function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

/** A table or an object of -CredentialInfo. @throws NetException for one that lacks a name */
export function credentialInfoOf(value: unknown): CredentialInfo | null {
  const given = baseOf(value ?? null);
  if (given === null || given === undefined) return null;
  if (given instanceof CredentialInfo) return given;
  if (given instanceof KeyedTable) {
    const [vault, secret] = ['VaultName', 'SecretName'].map((key) => toText(given.get(key) ?? ''));
    if (vault && secret) return new CredentialInfo(vault, secret);
  }
  throw netException(
    'System.Management.Automation.PSArgumentException',
    'Invalid CredentialInfo, must include non-empty VaultName and SecretName, and optionally a Credential',
  );
}

/** The message of an exception of scripts; what else is thrown goes on. */
export function messageOf(error: unknown): string {
  if (!(error instanceof NetException)) throw error;
  return error.message;
}
