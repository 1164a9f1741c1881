/** The topology of a lab as its state has it. It changes seldom, and its look-ups are made once for each state that differs. */
import type { StoreSnapshot } from '../storage/store.ts';
import { type Topology, topologyFrom, topologySection } from './topology.ts';

/** The topology of a lab; `undefined` where it is missing. */
export function storedTopology(lab: StoreSnapshot): Topology | undefined {
  const document = lab.read(topologySection);
  return document && topologyFrom(document);
}

/** The same of a lab that was opened: it has one. */
export function topologyOf(lab: StoreSnapshot): Topology {
  return storedTopology(lab) as Topology;
}
