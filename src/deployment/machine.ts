/**
 * A machine of the deployment: who it is, its disk, and what its stores and logs say at the moment.
 */
import type { Store } from '../storage/store.ts';
import { listStore, type StoreName, type StorePlace } from './certificate-store.ts';
import { type EventRecord, readEvents } from './event-log.ts';
import type { MachineDisk } from './machine-disk.ts';
import { listTasks, type ScheduledTask } from './scheduled-tasks.ts';
import type { StoreEntry } from './stored-certificate.ts';
import type { Computer, ServerRole } from './topology.ts';

/** A machine of a lab. */
export class Machine {
  constructor(
    readonly computer: Computer,
    readonly disk: MachineDisk,
    private readonly store: Store,
  ) {}

  /** The short name, in lower case. */
  get name(): string {
    return this.computer.name;
  }

  get fqdn(): string {
    return this.computer.fqdn;
  }

  get role(): ServerRole {
    return this.computer.pool.role;
  }

  get siteName(): string {
    return this.computer.site.name;
  }

  /** The certificates in one of its stores. */
  certificates(store: StoreName): StoreEntry[] {
    return listStore(this.store.snapshot(), this.fqdn, store);
  }

  /** One of its certificate stores, as a place. */
  storePlace(store: StoreName): StorePlace {
    return { owner: this.fqdn, store };
  }

  /** Its scheduled tasks. */
  scheduledTasks(): ScheduledTask[] {
    return listTasks(this.store.snapshot(), this.fqdn);
  }

  /** Its application log, newest record first. */
  events(): EventRecord[] {
    return readEvents(this.store.snapshot(), this.fqdn);
  }
}
