/** What the cmdlets do with the places of the location database. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { withDeployment } from '../../deployment/deployment-service.ts';
import { argumentValue } from '../argument-types.ts';
import type { LocationNoun } from './nouns.ts';
import {
  ADDRESS,
  changeRecord,
  civicAddresses,
  keepLocation,
  keyOf,
  markValid,
  pick,
  recordObject,
  recordsOf,
  type Texts,
} from './places.ts';

type Parameters = Readonly<Record<string, unknown>>;

interface Given {
  readonly Instance?: unknown;
  readonly Unreferenced?: boolean;
  readonly UpdateValidationStatus?: boolean;
}

/** The parts of the network that lie at locations. */
const PARTS = ['CsLisSubnet', 'CsLisSwitch', 'CsLisPort', 'CsLisWirelessAccessPoint'];

/** What was given of some parameters, as texts. */
function given(ps: CmdletContext, names: readonly string[]): Texts {
  const parameters: Parameters = ps.parameters;
  return Object.fromEntries(
    names.filter((name) => ps.isBound(name)).map((name) => [name, toText(argumentValue(parameters[name]) ?? '')]),
  );
}

/** Columns of a noun's objects. */
function columnsOf({ noun, keys = [] }: LocationNoun): readonly string[] {
  const further = noun === 'CsLisPort' ? ['PortIDSubType', 'Description'] : ['Description'];
  return keys.length === 0 ? ADDRESS : [...keys, ...further, ...ADDRESS];
}

export function getPlaces(entry: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Unreferenced: unreferenced }: Given = ps.parameters;
      withDeployment(ps, (deployment) => {
        const inUse = new Set(
          PARTS.flatMap((noun) => recordsOf(deployment, noun)).map((record) => keyOf(record, ADDRESS)),
        );
        for (const record of recordsOf(deployment, entry.noun))
          if (!unreferenced || !inUse.has(keyOf(record, ADDRESS))) ps.write(recordObject(record, columnsOf(entry)));
      });
    },
  };
}

/** A part of the network, and where it lies: the location is kept too. */
export function setPlace(entry: LocationNoun, ps: CmdletContext): CmdletBlocks {
  const { noun, keys = [] } = entry;
  return {
    process() {
      const key = keyOf(given(ps, keys), keys);
      if (!ps.shouldProcess(key)) return;
      withDeployment(ps, (deployment) => {
        const address = given(ps, ADDRESS);
        const own = given(
          ps,
          columnsOf(entry).filter((name) => !ADDRESS.includes(name)),
        );
        const isPlaced = Object.keys(address).length > 0;
        const subType: Texts = noun === 'CsLisPort' ? { PortIDSubType: 'LocallyAssigned' } : {};
        changeRecord(deployment, noun, key, (current) => ({
          ...subType,
          ...(isPlaced ? pick({}, ADDRESS) : {}),
          ...(isPlaced && current ? pick(current, ['Description']) : current),
          ...own,
          ...address,
        }));
        if (isPlaced) keepLocation(deployment, address);
      });
    },
  };
}

export function removePlace({ noun, keys = [] }: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const key = keyOf(given(ps, keys), keys);
      if (ps.shouldProcess(key)) remove(ps, noun, key);
    },
  };
}

function remove(ps: CmdletContext, noun: string, key: string): void {
  withDeployment(ps, (deployment) => {
    let isThere = false;
    changeRecord(deployment, noun, key, (current) => {
      isThere = current !== undefined;
      return null;
    });
    if (isThere) return;
    ps.error(
      'ItemNotFound',
      'ObjectNotFound',
      `Cannot find "${noun.slice('CsLis'.length)}" "${key}" because it does not exist.`,
      {
        target: key,
        exception: 'System.Management.Automation.ItemNotFoundException',
      },
    );
  });
}

/** A location by all of its address, or other values for one that Get-CsLisLocation gave. */
export function setLocation(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Instance: instance }: Given = ps.parameters;
      const before = instance === undefined ? {} : textsOf(instance);
      const address = { ...before, ...given(ps, ADDRESS) };
      if (!ps.shouldProcess(address.Location ?? '')) return;
      withDeployment(ps, (deployment) => {
        keepLocation(deployment, address);
        const [old, wanted] = [keyOf(before, ADDRESS), keyOf(address, ADDRESS)];
        if (instance === undefined || old === wanted) return;
        changeRecord(deployment, 'CsLisLocation', old, () => null);
        for (const noun of PARTS)
          for (const [key, record] of keyedRecords(deployment, noun))
            if (keyOf(record, ADDRESS) === old) changeRecord(deployment, noun, key, () => ({ ...record, ...address }));
      });
    },
  };
}

function keyedRecords(deployment: Deployment, noun: string): [string, Texts][] {
  return deployment.settings
    .list({ name: noun, fresh: [] })
    .map(({ identity, values }): [string, Texts] => [identity, values as Texts]);
}

/** The address of an object. */
function textsOf(instance: unknown): Texts {
  const value = argumentValue(instance);
  return Object.fromEntries(ADDRESS.map((name) => [name, toText(getMember(value, name) ?? '')]));
}

export function removeLocation(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const address = given(ps, ADDRESS);
      const key = keyOf(address, ADDRESS);
      if (ps.shouldProcess(key)) remove(ps, 'CsLisLocation', key);
    },
  };
}

export function getAddresses(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      withDeployment(ps, (deployment) => {
        for (const address of civicAddresses(deployment)) ps.write(address);
      });
    },
  };
}

/** A provider knows every address of a house in a street; without one nothing can be asked. */
export function testAddress(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { UpdateValidationStatus: update }: Given = ps.parameters;
      const address = given(ps, ADDRESS.slice(2));
      if (!ps.shouldProcess(Object.values(address).join(' '))) return;
      withDeployment(ps, (deployment) => {
        const fail = (message: string): void =>
          ps.error('ProcessRecord', 'InvalidOperation', message, {
            target: null,
            exception: 'System.InvalidOperationException',
          });
        if (recordsOf(deployment, 'CsLisServiceProvider').length === 0)
          return fail('No service provider is configured that validates addresses.');
        const isWhole = ['HouseNumber', 'StreetName', 'City', 'State', 'Country'].every((name) => address[name]);
        if (!isWhole) return fail('The service provider does not know the address.');
        if (update) markValid(deployment, address);
      });
    },
  };
}

const PROVIDER = ['ServiceProviderName', 'ValidationServiceUrl', 'CertFileName'];

export function getProvider(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      withDeployment(ps, (deployment) => {
        for (const record of recordsOf(deployment, 'CsLisServiceProvider')) ps.write(recordObject(record, PROVIDER));
      });
    },
  };
}

export function setProvider(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const wanted = given(ps, PROVIDER);
      if (!ps.shouldProcess(wanted.ServiceProviderName ?? '')) return;
      withDeployment(ps, (deployment) => changeRecord(deployment, 'CsLisServiceProvider', 'provider', () => wanted));
    },
  };
}

export function removeProvider(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      if (!ps.shouldProcess('the service provider')) return;
      withDeployment(ps, (deployment) => changeRecord(deployment, 'CsLisServiceProvider', 'provider', () => null));
    },
  };
}
