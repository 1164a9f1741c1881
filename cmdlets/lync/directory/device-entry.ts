/** New- and Remove- of common area phones and analog devices: contacts of their own in Active Directory. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import { APPLICATION_CONTACTS } from '../../../src/deployment/made-directory.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { platform } from '../../../src/platform/platform.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { argumentValue } from '../argument-types.ts';
import { entryMeant, impossible, onDirectory, registrarPool, unfit } from './directory-cmdlet.ts';
import { entryObject } from './entry-objects.ts';
import { boundValues, requireUnique, withValues } from './entry-values.ts';
import { type DirectoryNoun, objectOf } from './nouns.ts';

interface Given {
  readonly Identity?: unknown;
  readonly DN?: unknown;
  readonly OU?: unknown;
  readonly RegistrarPool?: unknown;
  readonly Pool?: unknown;
}

export function newEntry(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      onDirectory(ps, (deployment) => {
        const { DN: dn, OU: unit }: Given = ps.parameters;
        const guid = platform().random.uuid();
        const folder =
          unit === undefined ? `${APPLICATION_CONTACTS},${deployment.directory.root}` : unitGiven(unit, deployment);
        const where = dn === undefined ? `CN={${guid}},${folder}` : nameGiven(dn, deployment);
        if (!ps.shouldProcess(where)) return;
        const made = deployment.directory.change((entries) => deviceEntry(noun, ps, deployment, guid, where, entries));
        ps.write(entryObject(objectOf(noun), made, deployment.topology));
      });
    },
  };
}

function deviceEntry(
  noun: DirectoryNoun,
  ps: CmdletContext,
  deployment: Deployment,
  guid: string,
  dn: string,
  entries: readonly DirectoryEntry[],
): DirectoryEntry {
  if (entries.some((entry) => entry.dn.toLowerCase() === dn.toLowerCase())) {
    throw impossible(`There is an object "${dn}" in Active Directory already.`, dn);
  }
  const [kind = 'contact'] = objectOf(noun).kinds;
  const given = boundValues(ps, ps.parameters, deployment);
  const { RegistrarPool, Pool: pool = RegistrarPool }: Given = ps.parameters;
  const entry = withValues(
    { guid, kind, dn, values: {} },
    {
      Enabled: true,
      EnterpriseVoiceEnabled: true,
      SipAddress: `sip:${guid}@${deployment.topology.defaultSipDomain}`,
      ...given,
      RegistrarPool: registrarPool(deployment, pool, RegistrarPool === undefined ? 'Pool' : 'RegistrarPool'),
    },
  );
  requireUnique(entry, entries, dn);
  return entry;
}

/** @throws DirectoryError for a name that lies in no unit of the domain */
function nameGiven(argument: unknown, deployment: Deployment): string {
  const dn = toText(argumentValue(argument));
  const [, unit = ''] = /^CN=(?:\\.|[^,])+,(.*)$/is.exec(dn) ?? [];
  unitGiven(unit, deployment, 'DN');
  return dn;
}

/** @throws DirectoryError for a unit that the domain does not have */
export function unitGiven(argument: unknown, { directory }: Deployment, parameter = 'OU'): string {
  const wanted = toText(argumentValue(argument));
  const found = directory.units.find((unit) => unit.toLowerCase() === wanted.toLowerCase());
  if (found === undefined) throw unfit(parameter, `The domain has no organizational unit "${wanted}".`);
  return found;
}

export function removeEntry(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Identity: identity }: Given = ps.parameters;
      onDirectory(ps, (deployment) => {
        const entry = entryMeant(deployment, deployment.directory.list(), objectOf(noun).kinds, identity);
        if (ps.shouldProcess(entry.dn)) deployment.directory.remove(entry.guid);
      });
    },
  };
}
