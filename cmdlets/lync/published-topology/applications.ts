/** The computers of trusted application pools, and the applications on them. */
import { type TopologyDraft, topologyKinds } from '../../../src/deployment/published-topology.ts';
import type { Setting, SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { textOf } from '../acting-cmdlet.ts';
import { writeSelected } from '../identity-selection.ts';
import { ItemFault, notThere, onDeployment, thereAlready } from '../item-fault.ts';
import { applicationComputerObject, applicationObject, applicationsOf } from '../trusted-applications.ts';
import { requireApplicationPool } from './application-pools.ts';
import { changeTopology, type TopologyAction, warnAboutEnabling } from './topology-cmdlet.ts';

const COMPUTER = 'TrustedApplicationComputer';
const APPLICATION = 'TrustedApplication';
const URN = 'urn:application:';

export const getApplicationComputer: TopologyAction = {
  synopsis: 'Lists the computers of trusted application pools.',
  example: { title: 'How many there are', transcript: 'PS> @(Get-CsTrustedApplicationComputer).Count\n0' },
  outputs: ['Microsoft.Rtc.Management.Xds.DisplayComputer'],
  run: (ps) => ({
    process() {
      const wanted = textOf(ps, 'Pool')?.toLowerCase();
      const isLocal = ps.isBound('Local');
      onDeployment(ps, textOf(ps, 'Identity'), ({ publishedTopology, session }) => {
        const state = publishedTopology.read();
        const computers = state.applicationPools.flatMap(({ fqdn, computers = [fqdn] }) =>
          computers.map((computer) => ({ computer, pool: fqdn })),
        );
        const objects = computers
          .filter(({ pool }) => wanted === undefined || pool.toLowerCase() === wanted)
          .filter(({ computer }) => !isLocal || computer.toLowerCase() === session.machine.fqdn.toLowerCase())
          .map(({ computer, pool }) => applicationComputerObject(computer, pool));
        writeSelected(ps, COMPUTER, objects);
      });
    },
  }),
};

export const newApplicationComputer: TopologyAction = {
  synopsis: 'Adds a computer to a pool of trusted applications.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command New-CsTrustedApplicationComputer).Parameters.ContainsKey('Pool')\nTrue",
  },
  outputs: ['Microsoft.Rtc.Management.Xds.DisplayComputer'],
  run: (ps) => ({
    process() {
      const fqdn = textOf(ps, 'Identity') ?? '';
      const pool = textOf(ps, 'Pool') ?? '';
      let made: string | undefined;
      changeTopology(ps, fqdn, (draft) => {
        const service = requireApplicationPool(draft, pool);
        const known = draft.services.clusters.find(({ machines }) => has(machines, fqdn));
        if (known) throw thereAlready(COMPUTER, fqdn);
        const { machines = [] } = draft.services.cluster(service.fqdn) ?? {};
        if (has(machines, service.fqdn))
          throw new ItemFault(
            `No computer can be added to the pool "${service.fqdn}", whose only computer has the name of the pool.`,
            'ItemInUse',
          );
        writeComputers(draft, service.fqdn, [...machines, fqdn]);
        made = service.fqdn;
      });
      if (made === undefined) return;
      ps.write(applicationComputerObject(fqdn, made));
      warnAboutEnabling(ps);
    },
  }),
};

export const removeApplicationComputer: TopologyAction = {
  synopsis: 'Takes a computer out of a pool of trusted applications.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command Remove-CsTrustedApplicationComputer).Parameters.ContainsKey('Identity')\nTrue",
  },
  run: (ps) => ({
    process() {
      const fqdn = textOf(ps, 'Identity') ?? '';
      const isGone = changeTopology(ps, fqdn, (draft) => {
        const pool = draft.applicationPools.find((one) => has(one.computers ?? [one.fqdn], fqdn));
        if (!pool) throw notThere(COMPUTER, fqdn);
        const left = (pool.computers ?? [pool.fqdn]).filter((one) => one.toLowerCase() !== fqdn.toLowerCase());
        if (left.length === 0)
          throw new ItemFault(
            `The computer "${fqdn}" is the last one of its pool. Remove the pool "${pool.fqdn}" instead.`,
            'ItemInUse',
          );
        writeComputers(draft, pool.fqdn, left);
      });
      if (isGone) warnAboutEnabling(ps);
    },
  }),
};

function writeComputers(draft: TopologyDraft, pool: string, computers: readonly string[]): void {
  const before = draft
    .settings(topologyKinds.applicationPool)
    .find(({ identity }) => identity.toLowerCase() === pool.toLowerCase());
  draft.write(topologyKinds.applicationPool, pool, { ...before?.values, computers: [...computers] });
}

export const getApplication: TopologyAction = {
  synopsis: 'Lists the trusted applications.',
  example: { title: 'How many there are', transcript: 'PS> @(Get-CsTrustedApplication).Count\n0' },
  outputs: ['Microsoft.Rtc.Management.Xds.DisplayTrustedApplication'],
  run: (ps) => ({
    process() {
      const wantedId = textOf(ps, 'ApplicationId');
      const wantedPool = textOf(ps, 'TrustedApplicationPoolFqdn');
      onDeployment(ps, textOf(ps, 'Identity'), ({ publishedTopology }) => {
        const state = publishedTopology.read();
        const all =
          wantedPool === undefined ? state.settings(topologyKinds.application) : applicationsOf(state, wantedPool);
        const objects = all
          .filter(({ identity }) => wantedId === undefined || isApplication(identity, wantedId))
          .map((one) => applicationObject(state, one));
        writeSelected(ps, APPLICATION, objects, (object) => String(object.get('Identity')).replace(`/${URN}`, '/'));
      });
    },
  }),
};

export const newApplication: TopologyAction = {
  synopsis: 'Adds an application to a pool of trusted applications.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command New-CsTrustedApplication).Parameters.ContainsKey('Port')\nTrue",
  },
  outputs: ['Microsoft.Rtc.Management.Xds.DisplayTrustedApplication'],
  run: (ps) => ({
    process() {
      const target =
        textOf(ps, 'Identity') ?? `${textOf(ps, 'TrustedApplicationPoolFqdn')}/${textOf(ps, 'ApplicationId')}`;
      let made: string | undefined;
      changeTopology(ps, target, (draft) => {
        const [poolName = '', id = ''] = splitIdentity(target);
        const { fqdn } = requireApplicationPool(draft, poolName);
        const identity = `${fqdn}/${withPrefix(id)}`;
        if (findApplication(draft, identity)) throw thereAlready(APPLICATION, identity);
        draft.write(topologyKinds.application, identity, valuesOfNew(ps));
        made = identity;
      });
      if (made === undefined) return;
      const identity = made;
      onDeployment(ps, identity, ({ publishedTopology }) => {
        const state = publishedTopology.read();
        const setting = findApplication(state, identity);
        if (setting) ps.write(applicationObject(state, setting));
      });
      warnAboutEnabling(ps);
    },
  }),
};

export const setApplication: TopologyAction = {
  synopsis: 'Changes the port of a trusted application.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command Set-CsTrustedApplication).Parameters.ContainsKey('Port')\nTrue",
  },
  run: (ps) => ({
    process() {
      const target = textOf(ps, 'Identity') ?? '';
      changeTopology(ps, target, (draft) => {
        const found = requireApplication(draft, target);
        const { Port: port } = ps.parameters as { Port?: number };
        if (port !== undefined) requirePort(port);
        draft.write(topologyKinds.application, found.identity, {
          ...found.values,
          ...(port === undefined ? {} : { Port: port }),
        });
      });
    },
  }),
};

export const removeApplication: TopologyAction = {
  synopsis: 'Removes a trusted application.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command Remove-CsTrustedApplication).Parameters.ContainsKey('Identity')\nTrue",
  },
  run: (ps) => ({
    process() {
      const target = textOf(ps, 'Identity') ?? '';
      const isGone = changeTopology(ps, target, (draft) => {
        draft.write(topologyKinds.application, requireApplication(draft, target).identity, null);
      });
      if (isGone) warnAboutEnabling(ps);
    },
  }),
};

function valuesOfNew(ps: CmdletContext): SettingValues {
  const { Port: port = 0, EnableTcp: tcp } = ps.parameters as { Port?: number; EnableTcp?: boolean };
  requirePort(port);
  const legacy = textOf(ps, 'LegacyApplicationName');
  return {
    Port: port,
    ...(tcp ? { EnableTcp: true } : {}),
    ...(legacy === undefined ? {} : { LegacyApplicationName: legacy }),
  };
}

function requirePort(port: number): void {
  if (port < 1 || port > 65_535)
    throw new ItemFault(`The value ${port} of Port is out of range: it must be from 1 to 65535.`);
}

function requireApplication(draft: TopologyDraft, target: string): Setting {
  const found = findApplication(draft, withUrn(target));
  if (!found) throw notThere(APPLICATION, target);
  return found;
}

function findApplication(state: Pick<TopologyDraft, 'settings'>, identity: string): Setting | undefined {
  return state.settings(topologyKinds.application).find((one) => one.identity.toLowerCase() === identity.toLowerCase());
}

/** A pool and an application's id: `TrustPool.litwareinc.com/tapp2`. */
function splitIdentity(identity: string): [pool: string, id: string] {
  const slash = identity.indexOf('/');
  if (slash <= 0 || slash === identity.length - 1)
    throw new ItemFault(
      `"${identity}" is no identity of a trusted application: it is the FQDN of the pool, "/", and the id of the application.`,
      'InvalidIdentity',
    );
  return [identity.slice(0, slash), identity.slice(slash + 1)];
}

function withPrefix(id: string): string {
  return id.toLowerCase().startsWith(URN) ? id : `${URN}${id}`;
}

function withUrn(identity: string): string {
  const slash = identity.indexOf('/');
  return slash < 0 ? identity : `${identity.slice(0, slash)}/${withPrefix(identity.slice(slash + 1))}`;
}

function isApplication(identity: string, id: string): boolean {
  return identity.slice(identity.indexOf('/') + 1).toLowerCase() === withPrefix(id).toLowerCase();
}

function has(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}
