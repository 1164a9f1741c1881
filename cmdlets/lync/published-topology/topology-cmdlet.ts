/** What the cmdlets that read and change the published topology have in common. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { TopologyDraft } from '../../../src/deployment/published-topology.ts';
import type { RoleProperty } from '../../../src/deployment/service-roles.ts';
import { serviceIdentity, type TopologyServices } from '../../../src/deployment/topology-services.ts';
import type { CmdletActions, CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { withDeployment } from '../../deployment/deployment-service.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import type { SettingProperty } from '../settings/setting-noun.ts';
import { storedValue, ValueError } from '../settings/setting-values.ts';

/** A noun of this folder's data. */
export interface TopologyNoun extends CmdletNoun {
  /** Of a cmdlet that sets services: their role. */
  readonly role?: string;
}

/** What a cmdlet of this folder does, and what help says of it. */
export interface TopologyAction {
  readonly synopsis: string;
  readonly description?: string;
  readonly example: { readonly title: string; readonly transcript: string };
  /** Parameters that change nothing, with the reason; -Force is always one. */
  readonly noEffect?: Readonly<Record<string, string>>;
  readonly refused?: Readonly<Record<string, string>>;
  readonly outputs?: readonly string[];
  /** The real class, where it is not verb and noun in the namespace of the topology's cmdlets. */
  readonly className?: string;
  run(ps: CmdletContext, entry: TopologyNoun): CmdletBlocks;
}

/** Something wrong with what a cmdlet was given, found while the change is made; nothing is changed then. */
export class TopologyFault extends Error {
  constructor(
    message: string,
    readonly id: 'ItemNotFound' | 'ItemExists' | 'InvalidValue' | 'InvalidIdentity' | 'ItemInUse' = 'InvalidValue',
  ) {
    super(message);
  }
}

const CATEGORIES = {
  ItemNotFound: ['ObjectNotFound', 'System.Management.Automation.ItemNotFoundException'],
  ItemExists: ['ResourceExists', 'System.InvalidOperationException'],
  ItemInUse: ['InvalidOperation', 'System.InvalidOperationException'],
  InvalidValue: ['InvalidArgument', 'System.ArgumentException'],
  InvalidIdentity: ['InvalidArgument', 'System.ArgumentException'],
} as const;

export function notThere(kind: string, identity: string): TopologyFault {
  return new TopologyFault(`Cannot find "${kind}" "${identity}" because it does not exist.`, 'ItemNotFound');
}

export function thereAlready(kind: string, identity: string): TopologyFault {
  return new TopologyFault(`Cannot create "${kind}" "${identity}" because it exists already.`, 'ItemExists');
}

/** Does something with the deployment; a fault in what was given is reported, and the cmdlet goes on. */
export function onTopology(ps: CmdletActions, target: unknown, work: (deployment: Deployment) => void): void {
  withDeployment(ps, (deployment) => {
    try {
      work(deployment);
    } catch (error) {
      const fault = error instanceof ValueError ? new TopologyFault(error.message) : error;
      if (!(fault instanceof TopologyFault)) throw error;
      const [category, exception] = CATEGORIES[fault.id];
      ps.error(fault.id, category, fault.message, { target, exception });
    }
  });
}

/** One change of the topology, unless -WhatIf or -Confirm keeps it away; whether it was made. */
export function changeTopology(ps: CmdletContext, target: unknown, edit: (draft: TopologyDraft) => void): boolean {
  let isMade = false;
  onTopology(ps, target, ({ publishedTopology }) => {
    if (!ps.shouldProcess(target === undefined || target === null ? '' : toText(target))) return;
    publishedTopology.change(edit);
    isMade = true;
  });
  return isMade;
}

/** The topology that a cmdlet has changed is in force once it is enabled: the real cmdlets say so. */
export function warnAboutEnabling(ps: CmdletActions): void {
  ps.warning(
    'The following changes must be made in order for the operation to be complete.\nEnable-CsTopology must still be run for all changes to take effect.',
  );
}

/** A parameter's text; undefined where it was not given. */
export function textOf(ps: CmdletContext, name: string): string | undefined {
  const value = (ps.parameters as Readonly<Record<string, unknown>>)[name];
  return value === undefined || value === null ? undefined : toText(value);
}

const STORED_TYPES = { port: 'System.UInt16', bool: 'bool', span: 'timespan', text: 'string' } as const;

/** The values of the parameters that were given, by the names of the properties of a role. */
export function givenValues(
  ps: CmdletContext,
  services: TopologyServices,
  properties: readonly RoleProperty[],
): Record<string, StoredValue> {
  const parameters: Readonly<Record<string, unknown>> = ps.parameters;
  const given = properties.filter(({ name, parameter = name }) => ps.isBound(parameter));
  return Object.fromEntries(
    given.map((property) => [
      property.name,
      valueFor(property, parameters[property.parameter ?? property.name], services),
    ]),
  );
}

function valueFor(property: RoleProperty, value: unknown, services: TopologyServices): StoredValue {
  const { name, type, role = '', range } = property;
  if (type === 'list') throw new Error(`${name} is no property that can be set.`);
  if (type === 'service') return serviceNamed(services, role, value);
  return storedValue(
    {
      name,
      type: STORED_TYPES[type],
      ...(range && { range: range as unknown as SettingProperty['range'] }),
    } as SettingProperty,
    value,
    undefined,
  );
}

/** A service of a role by its identity or its pool; null where nothing was named. */
export function serviceNamed(services: TopologyServices, role: string, value: unknown): string | null {
  const text = value === null || value === undefined ? '' : toText(value).trim();
  if (text === '') return null;
  const found = services.find(text) ?? services.find(`${role}:${text}`);
  if (found?.role.role === role) return serviceIdentity(found);
  if (found) throw new TopologyFault(`"${text}" is a service of another role: a ${role} is needed.`);
  throw notThere(role, text);
}
