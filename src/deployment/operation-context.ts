/**
 * What an operation of the deployment works on.
 */
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import type { RoleScopes } from './admin-roles.ts';
import type { Machine } from './machine.ts';
import type { Topology } from './topology.ts';

/** The parts of a lab, the machine of the session, and the moment: for looking. */
export interface ReadingContext {
  readonly lab: StoreSnapshot;
  readonly topology: Topology;
  readonly machine: Machine;
  /** Who is logged on: `CONTOSO\Administrator`. */
  readonly user: string;
  /** What the roles are about by which the cmdlet is allowed that is at work. */
  readonly scopes: RoleScopes;
  readonly now: number;
}

/** What an operation works on within its change-set: what the lab says then, and what time it is in it then. */
export interface ChangeContext extends ReadingContext {
  readonly lab: StoreChange;
}

/**
 * What an operation that changes the lab works on. `lab` and `now` are good for refusing early; whatever decides on
 * what is written is read again within the change-set, since another process may have changed the lab in between.
 */
export interface OperationContext extends ReadingContext {
  /** Makes one change-set. */
  change<R>(work: (change: ChangeContext) => R): R;
}

/** How the groups of a deployment (`lab.certificates`, `lab.replication` …) reach the lab that they are of. */
export interface LabAccess {
  /** Sites, pools and computers, as they are now. */
  topology(): Topology;
  /** The state of the lab as it is. */
  snapshot(): StoreSnapshot;
  /** For looking at what no due work changes, such as rights: nothing is done first. */
  context(): ReadingContext;
  /** A cmdlet begins its work that is allowed by roles which are about this. */
  limit(scopes: RoleScopes): void;
  /** For looking: what is due comes first, as far as the lab can be written. */
  reading(): ReadingContext;
  /** For an operation: what is due comes first, so that it acts on the state of this moment. */
  operation(): OperationContext;
  /** Makes one change-set at once; `now` is the time of the lab as it is then. */
  change<R>(work: (change: StoreChange, now: number) => R): R;
  /** Does what is due; where another process is at it, waits until it is done. */
  finishDueWork(): void;
}
