/** Set-CsRegistrar, Set-CsWebServer and the others: other values for the properties of a service. */
import { type TopologyDraft, topologyKinds } from '../../../src/deployment/published-topology.ts';
import { serviceRole } from '../../../src/deployment/service-roles.ts';
import { serviceIdentity, type TopologyService } from '../../../src/deployment/topology-services.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { textOf } from '../acting-cmdlet.ts';
import { ItemFault, notThere } from '../item-fault.ts';
import { changeTopology, givenValues, type TopologyAction, type TopologyNoun } from './topology-cmdlet.ts';

/** What sets the services of a role. */
export function serviceSetter(entry: TopologyNoun): TopologyAction {
  const role = serviceRole(entry.role ?? '');
  const known = new Set(role.properties.map(({ name, parameter = name }) => parameter));
  const parameters = (entry.cmdlets.Set?.[''] ?? '').split(' ').map((token) => token.replace(/\W+$/, ''));
  const later = parameters.filter((name) => !known.has(name) && name !== 'Identity' && name !== 'Force');
  const [first] = role.properties.filter(({ name, parameter = name }) => parameters.includes(parameter));
  return {
    synopsis: `Changes the properties of a service of the role ${role.role}.`,
    description:
      'The change is sent to all replicas. Get-CsService shows it. A service listens at another port from its next start on; on real servers Enable-CsTopology, and for the web services Enable-CsComputer, have to be run before.',
    example: {
      title: 'What can be changed',
      transcript: `PS> (Get-Command Set-${entry.noun}).Parameters.ContainsKey('${first?.parameter ?? first?.name}')\nTrue`,
    },
    refused: Object.fromEntries(
      later.map((name) => [name, 'Lync Server 2013 does not have it, only later versions do']),
    ),
    run: (ps) => ({
      process() {
        const identity = textOf(ps, 'Identity');
        changeTopology(ps, identity, (draft) => {
          const service = requireService(draft, role.role, identity);
          const values = givenValues(ps, draft.services, role.properties);
          writeService(draft, service, values);
        });
      },
    }),
  };
}

/** Gives a service other values; those that are not named stay. */
export function writeService(
  draft: TopologyDraft,
  service: TopologyService,
  values: Record<string, StoredValue>,
): void {
  const identity = serviceIdentity(service);
  const before = draft
    .settings(topologyKinds.service)
    .find((one) => one.identity.toLowerCase() === identity.toLowerCase());
  draft.write(topologyKinds.service, identity, { ...before?.values, ...values });
}

/** The service of a role that an identity names; without one, the only service of that role. */
function requireService({ services }: TopologyDraft, role: string, identity: string | undefined): TopologyService {
  if (identity !== undefined) {
    const found = services.find(identity);
    if (!found) throw notThere('Service', identity);
    if (found.role.role === role) return found;
    throw new ItemFault(`"${identity}" is no service of the role ${role}.`, 'InvalidIdentity');
  }
  const all = services.services.filter((service) => service.role.role === role);
  const [only] = all;
  if (only && all.length === 1) return only;
  throw new ItemFault(
    `The identity of a service is needed: the topology has ${all.length} of the role ${role}.`,
    'InvalidIdentity',
  );
}
