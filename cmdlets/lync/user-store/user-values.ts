/** Who is meant, and what the user store of a pool keeps of somebody beside the account: it lies with the entry of the directory. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { entryMeant, impossible, onDirectory } from '../directory/directory-cmdlet.ts';
import { withValues } from '../directory/entry-values.ts';

/** What a file of user data holds of somebody, by the names of the values: the PIN, the shared line, certificates. */
export const storedNames = ['Pin', 'SharedLine', 'ClientCertificates'] as const;
export type StoredName = (typeof storedNames)[number];

/** Does something for the user that -Identity means, who must be enabled for Lync Server. */
export function forUser(
  ps: CmdletContext,
  work: (deployment: Deployment, entry: DirectoryEntry) => void,
): CmdletBlocks {
  return {
    process() {
      const { Identity: identity } = ps.parameters as { readonly Identity?: unknown };
      onDirectory(ps, (deployment) => {
        const entry = entryMeant(deployment, deployment.directory.list(), ['user'], identity);
        if (typeof entry.values.SipAddress !== 'string')
          throw impossible(`The account "${entry.dn}" is not enabled for Lync Server.`, entry.dn);
        work(deployment, entry);
      });
    },
  };
}

/** Gives somebody a value; null takes it away. */
export function writeStored(
  { directory }: Deployment,
  { guid }: DirectoryEntry,
  name: StoredName,
  value: StoredValue,
): void {
  directory.change((entries) => {
    const entry = entries.find((one) => one.guid === guid);
    if (!entry) throw impossible('The account is not in the directory any more.', guid);
    return withValues(entry, { [name]: value });
  });
}
