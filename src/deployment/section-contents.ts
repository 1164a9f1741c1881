/**
 * What a section of a lab says to whoever compares two states: settings by their properties, the registry by its values,
 * certificates by their thumbprints. How the store keeps them (earlier revisions, DER, what is implied until it is first
 * written) is left out, so that a difference is one that somebody has made.
 */
import type { StoreSnapshot } from '../storage/store.ts';
import { readRegistry, registrySection } from './machine-registry.ts';
import type { RegistryState } from './registry-tree.ts';
import { changedSettings, settingsSection } from './settings.ts';
import type { StoredCertificate } from './stored-certificate.ts';
import { topologyOf } from './stored-topology.ts';
import { readCertificate } from './x509-reading.ts';

/** What stands beside something that names it, and is longer than anybody reads. */
const UNREADABLE: ReadonlySet<string> = new Set(['der', 'privateKey', 'request']);

/** A section by its name. @param value what the store has under it; `undefined` for nothing */
export function sectionContents(name: string, value: unknown, state: StoreSnapshot): unknown {
  if (name === settingsSection.name) return settingsContents(state);
  const machine = /^machines\/([^/]+)\//.exec(name)?.[1];
  if (machine !== undefined && name === registrySection(machine).name) return registryOf(machine, state);
  if (Array.isArray(value) && value.every(isStoredCertificate)) return value.map(certificateContents);
  return withoutUnreadable(value);
}

/** The newest values by what they are of: `CsVoicePolicy Global`. */
function settingsContents(state: StoreSnapshot): Record<string, unknown> {
  return Object.fromEntries(
    changedSettings(state).map(({ kind, identity, values }) => [`${kind} ${identity}`, values]),
  );
}

/** Values by their keys; a machine that is not in the topology has none. */
function registryOf(fqdn: string, state: StoreSnapshot): Record<string, unknown> | undefined {
  const topology = topologyOf(state);
  const computer = topology.computers.find((one) => one.fqdn === fqdn);
  return computer && registryContents(readRegistry(state, topology, computer));
}

function registryContents({ keys }: RegistryState): Record<string, unknown> {
  return Object.fromEntries(
    keys.map(({ path, values }) => [
      path,
      Object.fromEntries(values.map(({ name, data }) => [name || '(default)', data])),
    ]),
  );
}

function certificateContents({ der, privateKey, notBefore, notAfter, ...rest }: StoredCertificate): unknown {
  const { thumbprint, subject } = readCertificate(der);
  return { ...rest, thumbprint, subject, hasPrivateKey: privateKey !== undefined };
}

function isStoredCertificate(item: unknown): item is StoredCertificate {
  return typeof (item as { readonly der?: unknown } | null)?.der === 'string';
}

function withoutUnreadable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUnreadable);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => !UNREADABLE.has(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutUnreadable(field)]));
}
