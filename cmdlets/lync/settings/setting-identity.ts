/**
 * Identities of settings as people write them, and as Lync Server shows them: `site:redmond` is `Site:Redmond`, a name
 * alone is a policy for users (`Tag:RedmondVoicePolicy`), and no identity at all means the global one.
 */
import type { Topology } from '../../../src/deployment/topology.ts';
import {
  clustersOf,
  documentedApplicationPools,
  serviceIdentity as identityOfService,
  servicesOf,
  type TopologyService,
  TopologyServices,
} from '../../../src/deployment/topology-services.ts';
import type { SettingNoun } from './setting-noun.ts';

export const GLOBAL = 'Global';

/** An identity that a kind of settings cannot have; the message says why. */
export class IdentityError extends Error {}

/** The identity in the form in which it is stored. @throws IdentityError */
export function parseIdentity(entry: SettingNoun, text: string, topology: Topology): string {
  const name = text.trim();
  if (name === '') throw new IdentityError('The identity is empty.');
  if (entry.identity === 'name') return name;
  if (entry.identity !== 'part' && entry.identity !== 'child') return parseScope(entry.scopes ?? [], name, topology);
  const [parent, key] = partIdentity(name);
  const where = parseScope(entry.scopes ?? [], parent, topology);
  return key === '' ? where : `${where}/${key}`;
}

/** `"site:" + (Get-CsSite).Identity` says it twice, as a page of the documentation does. */
const DOUBLED = /^(site:)site:/i;

function parseScope(scopes: readonly string[], text: string, topology: Topology): string {
  const [, prefix = '', rest = ''] =
    /^(?:(global|site|service|tag)(?=:|$):?)?(.*)$/is.exec(text.replace(DOUBLED, '$1')) ?? [];
  switch (prefix.toLowerCase()) {
    case 'global':
      if (rest !== '') throw new IdentityError(`"${text}" is no identity: the global scope has no further name.`);
      return GLOBAL;
    case 'site':
      return siteIdentity(scopes, text, rest, topology);
    case 'service':
      return serviceIdentity(scopes, text, rest, topology);
    default:
      // What Get-CsService calls itself, `WebServer:pool01.contoso.com`, is taken without the word for its scope.
      if (scopes.some((scope) => scope.startsWith('service:')) && rest.includes(':'))
        return serviceIdentity(scopes, text, rest, topology);
      return tagIdentity(scopes, text, rest);
  }
}

function siteIdentity(scopes: readonly string[], text: string, name: string, topology: Topology): string {
  requireScope(scopes, 'site', text);
  const site = topology.site(name);
  if (!site) throw new IdentityError(`"${text}" is no identity: the topology has no site "${name}".`);
  return `Site:${site.name}`;
}

function serviceIdentity(scopes: readonly string[], text: string, name: string, topology: Topology): string {
  const wanted = name.toLowerCase();
  const found =
    servicesOf(topology).find((service) => identityOfService(service).toLowerCase() === wanted) ??
    serviceById(topology, name);
  if (!found) throw new IdentityError(`"${text}" is no identity: the topology has no service "${name}".`);
  requireScope(scopes, `service:${found.role.role}`, text);
  return `Service:${identityOfService(found)}`;
}

/** `1-ApplicationServer-1`, the ServiceId that Get-CsService shows. */
function serviceById(topology: Topology, id: string): TopologyService | undefined {
  const clusters = clustersOf(topology, documentedApplicationPools(topology));
  return /^\d+-\w+-\d+$/.test(id) ? new TopologyServices(topology, clusters, new Map()).find(id) : undefined;
}

function tagIdentity(scopes: readonly string[], text: string, name: string): string {
  requireScope(scopes, 'tag', text);
  if (name === '') throw new IdentityError(`"${text}" is no identity: a name is missing.`);
  return `Tag:${name}`;
}

function requireScope(scopes: readonly string[], scope: string, text: string): void {
  if (scopes.includes(scope)) return;
  throw new IdentityError(`"${text}" is no identity of this kind: its scopes are ${scopes.join(', ')}.`);
}

/** `Site:Redmond` and `Prefix All` of `Site:Redmond/Prefix All`; no second one where there is no slash. */
export function partIdentity(identity: string): [parent: string, key: string] {
  const slash = identity.indexOf('/');
  return slash < 0 ? [identity, ''] : [identity.slice(0, slash), identity.slice(slash + 1)];
}
