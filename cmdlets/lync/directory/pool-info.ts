/** Get-CsUserPoolInfo: the pool that is home to a user, and its computers in the order in which they serve the user. */
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { DataObject, dataType, textArray } from '../../../src/types/values/data-object.ts';
import { declareType } from '../declared-types.ts';
import { backupOf } from '../pool-pairs/paired-pools.ts';
import { entryMeant, onDirectory } from './directory-cmdlet.ts';

const TYPE = 'Microsoft.Rtc.Management.AD.Cmdlets.UserPoolInfo';

export function getUserPoolInfo(ps: CmdletContext): CmdletBlocks {
  registerPoolInfo();
  return {
    process() {
      const { Identity: identity }: { readonly Identity?: unknown } = ps.parameters;
      onDirectory(ps, (deployment) => {
        const { guid, values } = entryMeant(deployment, deployment.directory.list(), ['user'], identity);
        const pool = deployment.topology.pool(String(values.RegistrarPool ?? ''));
        const backup = pool ? backupOf(deployment, pool) : null;
        ps.write(
          new DataObject(TYPE, {
            PrimaryPoolFqdn: pool?.fqdn ?? null,
            BackupPoolFqdn: backup?.fqdn ?? null,
            UserServicesPoolFqdn: pool?.fqdn ?? null,
            PrimaryPoolMachinesInPreferredOrder: textArray(pool ? preferredOrder(pool.computers, guid) : []),
            BackupPoolMachinesInPreferredOrder: textArray(backup ? preferredOrder(backup.computers, guid) : []),
          }),
        );
      });
    },
  };
}

/** Users are spread over the computers of a pool: each begins at another one. */
function preferredOrder(computers: readonly string[], guid: string): string[] {
  const first = Number.parseInt(guid.slice(0, 8), 16) % computers.length;
  return [...computers.slice(first), ...computers.slice(0, first)];
}

function registerPoolInfo(): void {
  const properties = [
    'string PrimaryPoolFqdn {get;}',
    'string BackupPoolFqdn {get;}',
    'string UserServicesPoolFqdn {get;}',
    'string[] PrimaryPoolMachinesInPreferredOrder {get;}',
    'string[] BackupPoolMachinesInPreferredOrder {get;}',
  ];
  declareType(TYPE, () => dataType(TYPE, properties, { listed: true }));
}
