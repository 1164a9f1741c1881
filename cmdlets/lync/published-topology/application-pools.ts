/** New-, Get-, Set- and Remove-CsTrustedApplicationPool. */
import { type TopologyDraft, topologyKinds } from '../../../src/deployment/published-topology.ts';
import { type RoleProperty, serviceRole } from '../../../src/deployment/service-roles.ts';
import type { Site } from '../../../src/deployment/topology.ts';
import type { TopologyService } from '../../../src/deployment/topology-services.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { textOf } from '../acting-cmdlet.ts';
import { writeSelected } from '../identity-selection.ts';
import { ItemFault, notThere, onDeployment, thereAlready } from '../item-fault.ts';
import { serviceObject } from '../service-objects.ts';
import { applicationsOf, serviceLists } from '../trusted-applications.ts';
import { writeService } from './service-setters.ts';
import {
  changeTopology,
  givenValues,
  serviceNamed,
  type TopologyAction,
  warnAboutEnabling,
} from './topology-cmdlet.ts';

const ROLE = 'TrustedApplicationPool';
const OUTPUT = 'Microsoft.Rtc.Management.Xds.DisplayExternalServer';
const KIND = 'TrustedApplicationPool';

function settable(): readonly RoleProperty[] {
  return serviceRole(ROLE).properties.filter(({ type }) => type !== 'list');
}

/** `TrustedApplicationPool:fqdn`, or the FQDN alone. */
export function requireApplicationPool({ services }: TopologyDraft, identity: string): TopologyService {
  const found = services.find(identity) ?? services.find(`${ROLE}:${identity}`);
  if (found?.role.role !== ROLE) throw notThere(KIND, identity);
  return found;
}

export const getApplicationPool: TopologyAction = {
  synopsis: 'Lists the pools of trusted applications.',
  example: { title: 'How many there are', transcript: 'PS> @(Get-CsTrustedApplicationPool).Count\n0' },
  outputs: [OUTPUT],
  run: (ps) => ({
    process() {
      const pool = textOf(ps, 'PoolFqdn')?.toLowerCase();
      onDeployment(ps, textOf(ps, 'Identity'), ({ publishedTopology }) => {
        const state = publishedTopology.read();
        const found = state.services.services.filter(
          ({ role, fqdn }) => role.role === ROLE && (pool === undefined || fqdn.toLowerCase() === pool),
        );
        const objects = found.map((service) => serviceObject(state.services, service, serviceLists(state, service)));
        writeSelected(ps, KIND, objects, (object) => String(object.get('PoolFqdn')));
      });
    },
  }),
};

export const newApplicationPool: TopologyAction = {
  synopsis: 'Makes a pool for trusted applications.',
  description: 'Its computer has the name of the pool unless -ComputerFqdn says otherwise.',
  example: {
    title: 'A pool in the first site',
    transcript:
      'PS> New-CsTrustedApplicationPool apps.contoso.com -Registrar pool01.contoso.com -Site Redmond -WhatIf\nWhat if: Performing the operation "New-CsTrustedApplicationPool" on target "apps.contoso.com".',
  },
  outputs: [OUTPUT],
  run: (ps) => ({
    process() {
      const fqdn = textOf(ps, 'Identity') ?? '';
      const isMade = changeTopology(ps, fqdn, (draft) => {
        if (draft.services.find(`${ROLE}:${fqdn}`)) throw thereAlready(KIND, fqdn);
        const site = siteFor(draft, fqdn, textOf(ps, 'Site'));
        const registrar = serviceNamed(draft.services, 'Registrar', textOf(ps, 'Registrar'));
        const existing = draft.services.cluster(fqdn)?.machines;
        const computers = existing ?? [textOf(ps, 'ComputerFqdn') ?? fqdn];
        draft.write(topologyKinds.applicationPool, fqdn, { site: site.name, computers });
        const { Registrar: _, ...values } = givenValues(ps, draft.services, settable());
        draft.write(topologyKinds.service, `${ROLE}:${fqdn}`, { ...values, Registrar: registrar });
      });
      if (!isMade) return;
      writePool(ps, fqdn);
      warnAboutEnabling(ps);
    },
  }),
};

export const setApplicationPool: TopologyAction = {
  synopsis: 'Changes the properties of a pool of trusted applications.',
  example: {
    title: 'What can be changed',
    transcript: "PS> (Get-Command Set-CsTrustedApplicationPool).Parameters.ContainsKey('OutboundOnly')\nTrue",
  },
  run: (ps) => ({
    process() {
      const identity = textOf(ps, 'Identity') ?? '';
      changeTopology(ps, identity, (draft) => {
        const service = requireApplicationPool(draft, identity);
        writeService(draft, service, givenValues(ps, draft.services, settable()));
      });
    },
  }),
};

export const removeApplicationPool: TopologyAction = {
  synopsis: 'Removes a pool of trusted applications with its computers and applications.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command Remove-CsTrustedApplicationPool).Parameters.ContainsKey('Identity')\nTrue",
  },
  run: (ps) => ({
    process() {
      const identity = textOf(ps, 'Identity') ?? '';
      const isGone = changeTopology(ps, identity, (draft) => {
        const { fqdn } = requireApplicationPool(draft, identity);
        for (const application of applicationsOf(draft, fqdn))
          draft.write(topologyKinds.application, application.identity, null);
        draft.write(topologyKinds.service, `${ROLE}:${fqdn}`, null);
        draft.write(topologyKinds.applicationPool, fqdn, null);
      });
      if (isGone) warnAboutEnabling(ps);
    },
  }),
};

function writePool(ps: CmdletContext, fqdn: string): void {
  onDeployment(ps, fqdn, ({ publishedTopology }) => {
    const state = publishedTopology.read();
    const made = state.services.find(`${ROLE}:${fqdn}`);
    if (made) ps.write(serviceObject(state.services, made, serviceLists(state, made)));
  });
}

/** The site by its number or name; a pool that is there already has one. */
function siteFor({ topology, services }: TopologyDraft, fqdn: string, wanted: string | undefined): Site {
  const cluster = services.cluster(fqdn);
  if (cluster) return cluster.site;
  if (wanted === undefined)
    throw new ItemFault(`The pool "${fqdn}" is not in the topology yet: -Site must say where it is to be.`);
  const name = wanted.replace(/^site:/i, '');
  const site = topology.site(name) ?? topology.document.sites.find((one) => String(services.siteNumber(one)) === name);
  if (!site) throw notThere('Site', wanted);
  return site;
}
