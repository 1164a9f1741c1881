/** What the cmdlets that read and change the published topology have in common. */
import type { TopologyDraft } from '../../../src/deployment/published-topology.ts';
import type { RoleProperty } from '../../../src/deployment/service-roles.ts';
import { serviceIdentity, type TopologyServices } from '../../../src/deployment/topology-services.ts';
import type { CmdletActions, CmdletContext } from '../../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import type { CmdletAction } from '../acting-cmdlet.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import type { SettingProperty } from '../settings/setting-noun.ts';
import { storedValue } from '../settings/setting-values.ts';

/** A noun of this folder's data. */
export interface TopologyNoun extends CmdletNoun {
  /** Of a cmdlet that sets services: their role. */
  readonly role?: string;
}

/** What a cmdlet of this folder does. */
export type TopologyAction = CmdletAction<TopologyNoun>;

/** One change of the topology, unless -WhatIf or -Confirm keeps it away; whether it was made. */
export function changeTopology(ps: CmdletContext, target: unknown, edit: (draft: TopologyDraft) => void): boolean {
  let isMade = false;
  onDeployment(ps, target, ({ publishedTopology }) => {
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
  if (found) throw new ItemFault(`"${text}" is a service of another role: a ${role} is needed.`);
  throw notThere(role, text);
}
