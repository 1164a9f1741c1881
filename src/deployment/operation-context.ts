/**
 * What an operation of the deployment works on.
 */
import type { Store } from '../storage/store.ts';
import type { Machine } from './machine.ts';
import type { Topology } from './topology.ts';

/** The parts of a lab, the machine of the session, and the moment. */
export interface OperationContext {
  readonly store: Store;
  readonly topology: Topology;
  readonly machine: Machine;
  readonly now: number;
}
