/**
 * The lease under which one process does the lab's due work. It is written in the same change-set as the work, so it
 * can neither be lost nor taken twice; it runs out in the host's time, for a lab's clock may stand still.
 */
import { hexText } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { number, record, text } from '../storage/shape.ts';
import type { StoreChange } from '../storage/store.ts';
import { sectionKey } from '../storage/store.ts';

/** Who does the due work. */
export interface LeaseState {
  /** Host, process and a random part. */
  readonly owner: string;
  /** Host time at which anybody may take over. */
  readonly expires: number;
}

const LEASE_MS = 15_000;

export const leaseSection = sectionKey('replication-lease', record<LeaseState>({ owner: text(), expires: number }));

/** Names this process as an owner; each deployment that is open has its own. */
export function newLeaseOwner(): string {
  return `${platform().system.hostName}:${platform().system.processId}:${hexText(platform().random.bytes(4))}`;
}

/** Takes or renews the lease within a change-set; false where somebody else holds it and is alive. */
export function takeLease(change: StoreChange, owner: string, hostNow: number): boolean {
  const held = change.read(leaseSection);
  if (held && held.owner !== owner && held.expires > hostNow && isOwnerAlive(held.owner)) return false;
  // A lease that is far from running out is left alone: renewing it would be a change each time.
  if (held?.owner !== owner || held.expires < hostNow + LEASE_MS / 2) {
    change.write(leaseSection, { owner, expires: hostNow + LEASE_MS });
  }
  return true;
}

/** Gives the lease back, if it is ours. */
export function dropLease(change: StoreChange, owner: string): void {
  if (change.read(leaseSection)?.owner === owner) change.remove(leaseSection);
}

/** A process of another host may be alive; of this one we know. */
function isOwnerAlive(owner: string): boolean {
  const [host, pid] = owner.split(':');
  return host !== platform().system.hostName || platform().system.isAlive(Number(pid));
}
