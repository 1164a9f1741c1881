/**
 * Which loopback address stands for which interface of a machine. Each has one of its own, so that ports are those of the
 * real servers; all of a lab are below one number, by the lab's name, so that two labs can listen at once.
 */

import type { Topology } from '../deployment/topology.ts';
import { utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import type { Interface, Listener } from './listeners.ts';

/** The third number of the addresses: a range for each kind of interface, the web servers of authorities behind the machines. */
const RANGES: Readonly<Record<Interface | 'authority' | 'nameServer', number>> = {
  own: 0,
  authority: 60,
  nameServer: 62,
  access: 64,
  published: 64,
  webConferencing: 128,
  audioVideo: 192,
};
const HOSTS_A_RANGE = 250;

/** Gives addresses to the interfaces of a lab. */
export class NameMap {
  private readonly network: number;

  constructor(
    lab: string,
    private readonly topology: Topology,
  ) {
    const [digit = 0] = platform().cryptography.hash('sha256', utf8Bytes(lab));
    this.network = 16 + (digit % 200);
  }

  addressOf({ computer, on }: Pick<Listener, 'computer' | 'on'>): string {
    return this.address(RANGES[on], this.topology.indexOf(computer));
  }

  /** The address of the web server of an authority, by its place among them. */
  authorityAddress(index: number): string {
    return this.address(RANGES.authority, index);
  }

  nameServerAddress(side: NetworkSide): string {
    return this.address(RANGES.nameServer, side === 'internal' ? 0 : 1);
  }

  private address(range: number, index: number): string {
    const [block, host] = [Math.floor(index / HOSTS_A_RANGE), 1 + (index % HOSTS_A_RANGE)];
    return `127.${this.network}.${range + block}.${host}`;
  }
}

/** A name as one side of the network has it. */
export interface NamedAddress {
  readonly name: string;
  readonly address: string;
}

/** Which DNS is asked: that of the company, or that of the world. */
export type NetworkSide = 'internal' | 'external';

/** The side on which an interface is. */
export function sideOf(on: Interface): NetworkSide {
  return on === 'own' ? 'internal' : 'external';
}

/** Lines for a file of hosts. */
export function hostsFile(names: readonly NamedAddress[]): string[] {
  const byAddress = new Map<string, string[]>();
  for (const { name, address } of names) {
    const known = byAddress.get(address) ?? [];
    if (!known.includes(name)) known.push(name);
    byAddress.set(address, known);
  }
  return [...byAddress].map(([address, all]) => `${address.padEnd(16)}${all.join(' ')}`);
}
