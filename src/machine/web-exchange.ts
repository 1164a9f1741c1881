/** One request to a server: of the lab, which answers in memory, or beyond, by the network of this computer. */
import type { HttpReply, HttpRequest } from '../platform/network.ts';
import { ambient, ambientPort } from '../types/ambient.ts';
import { HostRefusal } from '../types/host-refusal.ts';
import { insideNetwork } from './inside-network.ts';

/**
 * Waits for the whole answer; `poll` is called while waiting, and what it throws ends the request. Throws host errors.
 * @throws HostRefusal in a session that may not reach beyond its lab
 */
export function exchangeWeb(message: HttpRequest, poll: () => void): HttpReply {
  return ambientPort(insideNetwork)?.exchange(message) ?? exchangeBeyond(message, poll);
}

function exchangeBeyond(message: HttpRequest, poll: () => void): HttpReply {
  const { host } = ambient();
  if (host.access !== 'full') throw new HostRefusal(message.url);
  return host.network.exchange(message, poll);
}
