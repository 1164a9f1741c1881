/** The topology of a lab as its state has it. It changes seldom, and its look-ups are made once for each state that differs. */
import type { StoreSnapshot } from '../storage/store.ts';
import { Topology, type TopologyDocument, topologySection } from './topology.ts';

const made = new WeakMap<TopologyDocument, Topology>();

/** The topology of a lab; `undefined` where it is missing. */
export function storedTopology(lab: StoreSnapshot): Topology | undefined {
  const document = lab.read(topologySection);
  if (!document) return undefined;
  let topology = made.get(document);
  if (!topology) made.set(document, (topology = new Topology(document)));
  return topology;
}

/** The same of a lab that was opened: it has one. */
export function topologyOf(lab: StoreSnapshot): Topology {
  return storedTopology(lab) as Topology;
}
