/** Set-CsSite, and what shows the topology's trunks and network interfaces. */
import { topologyKinds } from '../../../src/deployment/published-topology.ts';
import { interfacesOf, type NetworkInterface } from '../../../src/deployment/topology-parts.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';
import { textOf } from '../acting-cmdlet.ts';
import { writeSelected } from '../identity-selection.ts';
import { notThere, onDeployment } from '../item-fault.ts';
import { serviceObject } from '../service-objects.ts';
import { changesOf } from '../topology-objects.ts';
import { changeTopology, serviceNamed, type TopologyAction } from './topology-cmdlet.ts';

/** Properties of a site that name services: the role that is meant. */
const ROUTES = [
  ['FederationRoute', 'EdgeServer'],
  ['XmppFederationRoute', 'EdgeServer'],
  ['DefaultPersistentChatPool', 'PersistentChatServer'],
] as const;

export const setSite: TopologyAction = {
  synopsis: 'Changes the name, the description and the federation routes of a site.',
  description: 'The identity of the site stays as it is.',
  example: {
    title: 'A description',
    transcript:
      "PS> Set-CsSite Redmond -Description 'Headquarters'\nPS> (Get-CsSite Redmond).Description\nHeadquarters",
  },
  run: (ps) => ({
    process() {
      const identity = textOf(ps, 'Identity') ?? '';
      changeTopology(ps, identity, (draft) => {
        const site = draft.topology.site(identity.replace(/^site:/i, ''));
        if (!site) throw notThere('Site', identity);
        const given: Record<string, StoredValue> = {};
        for (const name of ['Description', 'DisplayName']) if (ps.isBound(name)) given[name] = textOf(ps, name) ?? null;
        for (const [name, role] of ROUTES)
          if (ps.isBound(name)) given[name] = serviceNamed(draft.services, role, textOf(ps, name));
        const before = changesOf(draft, site) as Readonly<Record<string, StoredValue>>;
        draft.write(topologyKinds.site, `Site:${site.name}`, { ...before, ...given });
      });
    },
  }),
};

export const getTrunk: TopologyAction = {
  synopsis: 'Lists the trunks between Mediation Servers and gateways to the telephone network.',
  example: { title: 'All trunks', transcript: 'PS> (Get-CsTrunk).Identity\nPstnGateway:gw01.contoso.com' },
  outputs: ['Microsoft.Rtc.Management.Xds.DisplayPstnGateway'],
  run: (ps) => ({
    process() {
      const pool = textOf(ps, 'PoolFqdn')?.toLowerCase();
      onDeployment(ps, textOf(ps, 'Identity'), ({ publishedTopology }) => {
        const { services } = publishedTopology.read();
        const trunks = services.services
          .filter(({ role, fqdn }) => role.role === 'PstnGateway' && (!pool || fqdn.toLowerCase() === pool))
          .map((service) => serviceObject(services, service));
        writeSelected(ps, 'Trunk', trunks);
      });
    },
  }),
};

export const getNetworkInterface: TopologyAction = {
  synopsis: 'Lists the network interfaces of the computers in the topology.',
  example: {
    title: 'Of one computer',
    transcript:
      'PS> (Get-CsNetworkInterface -ComputerFqdn fe01.contoso.com).Identity\nfe01.contoso.com/Primary/1\nfe01.contoso.com/External/1\nfe01.contoso.com/Pstn/1',
  },
  outputs: ['Microsoft.Rtc.Management.Xds.DisplayNetworkInterface'],
  run: (ps) => ({
    process() {
      const computer = textOf(ps, 'ComputerFqdn')?.toLowerCase();
      onDeployment(ps, textOf(ps, 'Identity'), ({ publishedTopology }) => {
        const { topology, services } = publishedTopology.read();
        const objects = services.clusters.flatMap((cluster) =>
          cluster.machines
            .filter((fqdn) => computer === undefined || fqdn.toLowerCase() === computer)
            .flatMap((fqdn) => interfacesOf(topology.document, cluster, fqdn).map((one) => interfaceObject(fqdn, one))),
        );
        writeSelected(ps, 'NetworkInterface', objects);
      });
    },
  }),
};

/** Where the topology says no address, a server listens at all of its own. */
function interfaceObject(fqdn: string, { side, number, address, published }: NetworkInterface): DataObject {
  return new DataObject('Microsoft.Rtc.Management.Xds.DisplayNetworkInterface', {
    Identity: `${fqdn}/${side}/${number}`,
    ComputerFqdn: fqdn,
    IPAddress: address,
    IPv6Address: null,
    Interface: side,
    InterfaceNumber: number,
    ConfiguredFqdn: null,
    ConfiguredIPAddress: published ?? null,
    ConfiguredIPv6Address: null,
  });
}
