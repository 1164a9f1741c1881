/** Endpoints: contacts in Active Directory by which applications are called, written to and found. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry, DirectoryValues } from '../../../src/deployment/directory-entry.ts';
import { APPLICATION_CONTACTS } from '../../../src/deployment/made-directory.ts';
import { topologyKinds } from '../../../src/deployment/published-topology.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { platform } from '../../../src/platform/platform.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { argumentValue } from '../argument-types.ts';
import { unitGiven } from './device-entry.ts';
import { entryMeant, onDirectory, passThru, registrarPool, unfit, writeChanged } from './directory-cmdlet.ts';
import { entryObject } from './entry-objects.ts';
import { boundValues, requireUnique, withValues } from './entry-values.ts';
import { type DirectoryNoun, objectOf } from './nouns.ts';

interface Given {
  readonly Identity?: unknown;
  readonly ApplicationId?: unknown;
  readonly TrustedApplicationPoolFqdn?: unknown;
  readonly PersistentChatPoolFqdn?: unknown;
  readonly TargetApplicationPool?: unknown;
  readonly OU?: unknown;
}

/** `urn:application:helpdesk`: applications are named with and without the beginning. */
export function ownerUrn(id: string): string {
  return /^urn:/i.test(id) ? id : `urn:application:${id}`;
}

/** Adds a contact; `valuesOf` says what it has that is not a parameter of its own. */
function newContact(
  noun: DirectoryNoun,
  ps: CmdletContext,
  folderOf: (deployment: Deployment) => string,
  valuesOf: (deployment: Deployment, guid: string) => DirectoryValues,
): CmdletBlocks {
  return {
    process() {
      onDirectory(ps, (deployment) => {
        const guid = platform().random.uuid();
        const dn = `CN={${guid}},${folderOf(deployment)}`;
        const [kind = 'contact'] = objectOf(noun).kinds;
        const values = { ...valuesOf(deployment, guid), ...boundValues(ps, ps.parameters, deployment) };
        if (!ps.shouldProcess(dn)) return;
        const made = deployment.directory.change((entries): DirectoryEntry => {
          const entry = withValues({ guid, kind, dn, values: {} }, values);
          requireUnique(entry, entries, dn);
          return entry;
        });
        ps.write(entryObject(objectOf(noun), made, deployment.topology));
      });
    },
  };
}

const applicationContacts = ({ directory }: Deployment): string => `${APPLICATION_CONTACTS},${directory.root}`;

const defaultAddress = ({ topology }: Deployment, guid: string): string =>
  `sip:RtcApplication-${guid}@${topology.defaultSipDomain}`;

/** New-CsTrustedApplicationEndpoint: of an application that the topology has on the pool. */
export function newTrustedEndpoint(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  const { ApplicationId: id, TrustedApplicationPoolFqdn: pool }: Given = ps.parameters;
  return newContact(noun, ps, applicationContacts, (deployment, guid) => {
    const urn = ownerUrn(toText(argumentValue(id)));
    const fqdn = toText(argumentValue(pool));
    const state = deployment.publishedTopology.read();
    const known = state.applicationPools.find((one) => one.fqdn.toLowerCase() === fqdn.toLowerCase());
    if (!known) throw unfit('TrustedApplicationPoolFqdn', `The topology has no trusted application pool "${fqdn}".`);
    const wanted = `${known.fqdn}/${urn}`.toLowerCase();
    if (!state.settings(topologyKinds.application).some(({ identity }) => identity.toLowerCase() === wanted))
      throw unfit('ApplicationId', `The trusted application pool "${known.fqdn}" has no application "${urn}".`);
    return {
      Enabled: true,
      EnterpriseVoiceEnabled: true,
      SipAddress: defaultAddress(deployment, guid),
      RegistrarPool: known.fqdn,
      OwnerUrn: urn,
    };
  });
}

/** New-CsPersistentChatEndpoint: the address at which a pool of Persistent Chat Servers is found by old clients. */
export function newChatEndpoint(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  const { PersistentChatPoolFqdn: pool }: Given = ps.parameters;
  return newContact(noun, ps, applicationContacts, ({ topology }) => {
    const fqdn = toText(argumentValue(pool));
    const found = topology.pool(fqdn);
    if (found?.role !== 'PersistentChat')
      throw unfit('PersistentChatPoolFqdn', `The topology has no Persistent Chat pool "${fqdn}".`);
    return { Enabled: true, RegistrarPool: found.fqdn, OwnerUrn: 'urn:application:persistentchat' };
  });
}

/** New-CsHybridApplicationEndpoint: the contact of an application that runs at Microsoft. */
export function newHybridEndpoint(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  const { ApplicationId: id, OU: unit }: Given = ps.parameters;
  return newContact(
    noun,
    ps,
    (deployment) => unitGiven(unit, deployment),
    () => ({ Enabled: true, ApplicationId: toText(argumentValue(id)) }),
  );
}

/** Move-CsApplicationEndpoint: to another pool of trusted applications, or of servers. */
export function moveEndpoint(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Identity: identity, TargetApplicationPool: target }: Given = ps.parameters;
      onDirectory(ps, (deployment) => {
        const entry = entryMeant(deployment, deployment.directory.list(), objectOf(noun).kinds, identity);
        const fqdn = toText(argumentValue(target));
        const applications = deployment.publishedTopology.read().applicationPools;
        const pool =
          applications.find((one) => one.fqdn.toLowerCase() === fqdn.toLowerCase())?.fqdn ??
          registrarPool(deployment, target, 'TargetApplicationPool');
        if (!ps.shouldProcess(entry.dn)) return;
        const moved = writeChanged(ps, deployment, entry, (current) => withValues(current, { RegistrarPool: pool }));
        passThru(ps, deployment, moved, noun);
      });
    },
  };
}
