/**
 * How far Active Directory is prepared for Lync Server: schema, forest, domain. A lab is prepared when it is made; what
 * the cmdlets undo and do again is kept as a record of each step.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { typeNamed } from '../../../src/types/net-type.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { EnumValue } from '../../../src/types/values/enum-value.ts';
import { declareType } from '../declared-types.ts';
import { ItemFault } from '../item-fault.ts';

const KIND = 'DirectoryPreparation';

export interface PreparationStep {
  readonly name: 'schema' | 'forest' | 'domain';
  /** The class of what Get- gives, and its two values. */
  readonly type: string;
  readonly ready: string;
  readonly notReady: string;
}

export const schemaStep: PreparationStep = {
  name: 'schema',
  type: 'Microsoft.Rtc.Management.Deployment.SchemaVersionState',
  ready: 'SCHEMA_VERSION_STATE_CURRENT',
  notReady: 'SCHEMA_VERSION_STATE_NOT_PRESENT',
};

export const forestStep: PreparationStep = {
  name: 'forest',
  type: 'Microsoft.Rtc.Management.Deployment.LcForestSettingsState',
  ready: 'LC_FORESTSETTINGS_STATE_READY',
  notReady: 'LC_FORESTSETTINGS_STATE_NOT_READY',
};

export const domainStep: PreparationStep = {
  name: 'domain',
  type: 'Microsoft.Rtc.Management.Deployment.LcDomainSettingsState',
  ready: 'LC_DOMAINSETTINGS_STATE_READY',
  notReady: 'LC_DOMAINSETTINGS_STATE_NOT_READY',
};

export function isPrepared({ records }: Deployment, { name }: PreparationStep): boolean {
  return records.find(KIND, name)?.values.IsReady !== false;
}

export function writePrepared({ records }: Deployment, { name }: PreparationStep, IsReady: boolean): void {
  records.change(KIND, name, () => ({ IsReady }));
}

/** The state as Get- gives it. */
export function stateOf(deployment: Deployment, step: PreparationStep): EnumValue {
  registerState(step);
  return EnumValue.named(typeNamed(step.type), isPrepared(deployment, step) ? step.ready : step.notReady);
}

function registerState({ type, ready, notReady }: PreparationStep): void {
  declareType(type, () => defineType({ name: type, kind: 'enum', members: { [notReady]: 0, [ready]: 1 } }));
}

/** @throws ItemFault where a step is asked for before the one that it builds on */
export function requirePrepared(deployment: Deployment, step: PreparationStep): void {
  if (isPrepared(deployment, step)) return;
  throw new ItemFault(
    step.name === 'schema'
      ? 'The Active Directory schema is not extended. Run Install-CsAdServerSchema first.'
      : 'The forest is not prepared. Run Enable-CsAdForest first.',
    'ItemInUse',
  );
}

/** A lab has one domain. @throws ItemFault for another one */
export function requireDomain({ topology }: Deployment, domain: string | undefined): void {
  if (domain === undefined || domain.toLowerCase() === topology.document.domain.toLowerCase()) return;
  throw new ItemFault(`The domain "${domain}" is not in the forest "${topology.document.domain}".`, 'ItemNotFound');
}
