/**
 * Identities of scopes as people write them (`global`, `site:Redmond`, `service:Registrar:pool01.contoso.com`,
 * a computer's name), and what they mean in a topology.
 */
import { type CertificateType, isGlobalType, isUsedByRole } from './certificate-types.ts';
import { DeploymentError } from './deployment-error.ts';
import { type Computer, isFrontEnd, type Topology } from './topology.ts';

/** A scope at which a certificate can be assigned. */
export type Scope =
  | { readonly kind: 'global' }
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'server'; readonly fqdn: string };

/** The name of a scope in the configuration. */
export function scopeName(scope: Scope): string {
  switch (scope.kind) {
    case 'global':
      return 'global';
    case 'site':
      return `site:${scope.site}`;
    case 'server':
      return `server:${scope.fqdn}`;
  }
}

/** Reads an identity; `local` is the computer of the session, which the service and server forms must mean. */
export function parseScope(text: string, topology: Topology, local: Computer): Scope {
  const identity = text.trim();
  const [kind = '', ...rest] = identity.split(':');
  const unknown = (reason: string) => new DeploymentError('unknown-identity', { identity, reason });
  switch (kind.toLowerCase()) {
    case 'global':
      if (rest.length > 0) throw unknown('the global scope has no further name');
      return { kind: 'global' };
    case 'site': {
      const site = topology.site(rest.join(':'));
      if (!site) throw unknown('the topology has no such site');
      return { kind: 'site', site: site.name };
    }
    case 'service':
    case 'server':
      return localScope(rest[rest.length - 1] ?? '', local, unknown);
    default:
      if (rest.length > 0) throw unknown('it begins with none of "global", "site:" and "service:"');
      return localScope(kind, local, unknown);
  }
}

/** Where a type is assigned unless an identity says otherwise. */
export function defaultScope(type: CertificateType, local: Computer): Scope {
  return isGlobalType(type) ? { kind: 'global' } : { kind: 'server', fqdn: local.fqdn };
}

/** Complains where the type cannot be assigned at the scope, or the computer has no use for it. */
export function requireScopeFor(type: CertificateType, scope: Scope, local: Computer): void {
  if (isGlobalType(type) !== (scope.kind !== 'server')) {
    throw new DeploymentError('type-not-in-scope', { type, scope: scopeName(scope) });
  }
  if (scope.kind === 'server' && !isUsedByRole(type, local.pool.role)) {
    throw new DeploymentError('type-not-on-machine', { type, machine: local.fqdn });
  }
}

/** The computers that are to hold the certificates of a global or site scope: its Front End Servers. */
export function holdersOf(scope: Scope, topology: Topology): Computer[] {
  return topology.frontEnds().filter((computer) => reaches(scope, computer));
}

/** Whether an assignment at the scope of this name is meant for the computer. */
export function isMeantFor(name: string, computer: Computer): boolean {
  if (!isFrontEnd(computer.pool.role)) return false;
  return name === 'global' || name.toLowerCase() === `site:${computer.site.name}`.toLowerCase();
}

function reaches(scope: Scope, computer: Computer): boolean {
  return scope.kind === 'global' || (scope.kind === 'site' && computer.site.name === scope.site);
}

function localScope(name: string, local: Computer, unknown: (reason: string) => DeploymentError): Scope {
  const wanted = name.toLowerCase();
  const names = [local.fqdn, local.name, local.pool.fqdn].map((known) => known.toLowerCase());
  if (!names.includes(wanted)) throw unknown(`it is not served by this computer, ${local.fqdn}`);
  return { kind: 'server', fqdn: local.fqdn };
}
