/**
 * Labs whose files are protected by a passphrase, together with their snapshots. Who is killed on the way can run the same
 * again: the lab comes last, and what is done already is done once more.
 */
import type { StoreCatalogue } from '../storage/catalogue.ts';
import { type Lock, makeLock, unlock } from '../storage/protection.ts';
import { DeploymentError } from './deployment-error.ts';
import { requireLab } from './lab-places.ts';
import { snapshotsOf } from './snapshots.ts';

/** As NIST SP 800-63B wants it of what people choose. */
const LEAST_LENGTH = 8;

/** Protects a lab that is not. */
export function protectLab(root: string, name: string, passphrase: string): void {
  if (isProtected(root, name)) throw new DeploymentError('lab-protected', { lab: name });
  setLock(root, name, lockBy(passphrase));
}

/** Gives a protected lab another passphrase; who has the old one and what lay there before has no more than that. */
export function changePassphrase(root: string, name: string, passphrase: string): void {
  unlockLab(root, name);
  setLock(root, name, lockBy(passphrase));
}

/** Lets a lab lie there unprotected. */
export function unprotectLab(root: string, name: string): void {
  unlockLab(root, name);
  setLock(root, name, undefined);
}

/** Whether a lab is protected. */
export function isProtected(root: string, name: string): boolean {
  return requireLab(root, name).protection(name) !== undefined;
}

/** Asks for the passphrase of a protected lab where this process does not know it yet. */
export function unlockLab(root: string, name: string): void {
  const labs = requireLab(root, name);
  const protection = labs.protection(name);
  if (!protection) throw new DeploymentError('lab-not-protected', { lab: name });
  unlock(protection, labs.folder(name));
}

function lockBy(passphrase: string): Lock {
  if ([...passphrase].length < LEAST_LENGTH) throw new DeploymentError('passphrase-short', { least: LEAST_LENGTH });
  return makeLock(passphrase);
}

function setLock(root: string, name: string, lock: Lock | undefined): void {
  const labs = requireLab(root, name);
  const snapshots: StoreCatalogue = snapshotsOf(labs, name);
  for (const snapshot of snapshots.list()) snapshots.protect(snapshot, lock);
  labs.protect(name, lock);
}
