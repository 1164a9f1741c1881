/** What the cmdlets of the directory have in common: reaching it, finding the entry that is meant, the errors. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { CmdletActions } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { withDeployment } from '../../deployment/deployment-service.ts';
import { argumentValue } from '../argument-types.ts';
import { entriesNamed, identityText } from './entry-identity.ts';
import { entryObject } from './entry-objects.ts';
import { type DirectoryNoun, nounOfKind, objectOf } from './nouns.ts';

/** An error that a directory cmdlet reports before it goes on with the next object. */
export class DirectoryError extends Error {
  constructor(
    message: string,
    readonly id: string,
    readonly category: 'InvalidData' | 'InvalidOperation' | 'InvalidArgument' | 'WriteError',
    readonly exception: string,
    readonly target: unknown = null,
  ) {
    super(message);
  }
}

const MANAGEMENT = 'Microsoft.Rtc.Management.AD.ManagementException';
const BINDING = 'System.Management.Automation.ParameterBindingException';
const OPERATION = 'System.InvalidOperationException';

/** Does something with the deployment; what is wrong with an argument is reported, and the cmdlet goes on. */
export function onDirectory(ps: CmdletActions, work: (deployment: Deployment) => void): void {
  withDeployment(ps, (deployment) => {
    try {
      work(deployment);
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      const { id, category, message, exception, target } = error;
      ps.error(id, category, message, { exception, target });
    }
  });
}

/** The one entry that -Identity means. @throws DirectoryError */
export function entryMeant(
  { topology }: Deployment,
  entries: readonly DirectoryEntry[],
  kinds: readonly DirectoryEntry['kind'][],
  argument: unknown,
): DirectoryEntry {
  const identity = identityText(argument);
  const [found, another] = entriesNamed(entries, kinds, identity, topology);
  if (!found) throw notFound(identity);
  if (another) throw notUnique(`[Identity : ${identity}]`, identity);
  return found;
}

/** The real text (lync-console.md, C). */
export function notFound(identity: string): DirectoryError {
  const message = `Management object not found for identity "${identity}".`;
  return new DirectoryError(message, 'Identity', 'InvalidData', MANAGEMENT, identity);
}

/** The real text: two objects have what only one may have. @param filter `[SipAddress : sip:ken@contoso.com]` */
export function notUnique(filter: string, target: unknown): DirectoryError {
  return new DirectoryError(
    `Filter failed to return unique result, "${filter} "`,
    'ProcessRecord',
    'InvalidOperation',
    OPERATION,
    target,
  );
}

/** A value that a parameter cannot have, as an error of binding: that is where the real ones come from. */
export function unfit(parameter: string, reason: string): DirectoryError {
  const message = `Cannot bind parameter '${parameter}' to the target. Exception setting "${parameter}": "${reason}"`;
  return new DirectoryError(message, 'ParameterBindingFailed', 'WriteError', BINDING);
}

/** Something that cannot be done with the entry. */
export function impossible(message: string, target: unknown): DirectoryError {
  return new DirectoryError(message, 'ProcessRecord', 'InvalidOperation', OPERATION, target);
}

/** The FQDN of a pool that has a Registrar, as the topology writes it. @throws DirectoryError */
export function registrarPool({ topology }: Deployment, argument: unknown, parameter: string): string {
  const fqdn = toText(argumentValue(argument));
  const pool = topology.pool(fqdn);
  if (pool && pool.role !== 'Edge' && pool.role !== 'Mediation') return pool.fqdn;
  throw unfit(parameter, `The topology has no Registrar pool "${fqdn}".`);
}

/** Puts an entry in the place of the one that is there, and says so where nothing is another. */
export function writeChanged(
  ps: CmdletActions,
  { directory }: Deployment,
  before: DirectoryEntry,
  edit: (entry: DirectoryEntry, entries: readonly DirectoryEntry[]) => DirectoryEntry,
): DirectoryEntry {
  const wanted = edit(before, directory.list());
  if (JSON.stringify(wanted) === JSON.stringify(before)) {
    ps.warning(`Object with identity "${before.dn}" was not changed.`);
    return before;
  }
  return directory.change((entries) => {
    const current = entries.find(({ guid }) => guid === before.guid);
    if (!current) throw notFound(before.dn);
    return edit(current, entries);
  });
}

/** Gives out what was changed, where -PassThru asks for it. */
export function passThru(ps: CmdletActions, deployment: Deployment, entry: DirectoryEntry, noun?: DirectoryNoun): void {
  const { PassThru: wanted } = (ps as unknown as { parameters: { PassThru?: boolean } }).parameters;
  if (wanted) ps.write(entryObject(objectOf(noun ?? nounOfKind(entry.kind)), entry, deployment.topology));
}
