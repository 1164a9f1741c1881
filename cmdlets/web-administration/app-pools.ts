/** Application pools: which a name means, and how they are started and stopped. */
import type { WebAppPool } from '../../src/deployment/web-sites.ts';
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';
import { poolObject, type WebServer } from './web-objects.ts';
import { pattern, withWebServer } from './web-server.ts';

export const appPoolParameters = {
  Name: { type: 'string', position: 0, mandatory: true, pipeline: 'name', help: 'The pool.' },
  Passthru: { type: 'switch', help: 'Give the pool.' },
} as const satisfies ParameterDeclarations;

/** The pools that a name means; all without one. One that there is not is an error. */
export function poolsNamed(
  ps: CmdletActions,
  { deployment, machine }: WebServer,
  name: string | undefined,
): WebAppPool[] {
  const isMeant = pattern(name);
  const found = deployment.webSites.pools(machine).filter((pool) => isMeant(pool.name));
  if (found.length === 0 && name !== undefined && !hasWildcards(name)) {
    const path = `IIS:\\AppPools\\${name}`;
    ps.error('PathNotFound', 'ObjectNotFound', `Cannot find path '${path}' because it does not exist.`, {
      target: path,
      exception: 'System.Management.Automation.ItemNotFoundException',
    });
  }
  return found;
}

/** What each command wants of a pool before it does something, and how it complains. */
const REFUSALS = {
  start: (isStarted: boolean) => (isStarted ? 'The object on target path is already started.' : null),
  stop: (isStarted: boolean) => (isStarted ? null : 'The object on target path is already stopped.'),
  restart: (isStarted: boolean) => (isStarted ? null : 'You have to start stopped object before restarting it.'),
} as const;

/** Starts, stops or restarts the pools of a name. */
export function changeAppPools(
  ps: CmdletActions,
  { Name: name, Passthru: isWanted = false }: { readonly Name?: string; readonly Passthru?: boolean },
  action: keyof typeof REFUSALS,
): void {
  withWebServer(ps, (server) => {
    const { deployment, machine } = server;
    for (const pool of poolsNamed(ps, server, name)) {
      const refusal = REFUSALS[action](pool.isStarted);
      if (refusal !== null) {
        ps.error('InvalidOperation', 'InvalidOperation', refusal, { exception: 'System.InvalidOperationException' });
        continue;
      }
      // A pool that is restarted is there again before anybody could ask.
      if (action !== 'restart') deployment.webSites.switchPool(machine, pool.name, action === 'start');
      const changed = deployment.webSites.pools(machine).find((one) => one.name === pool.name);
      if (isWanted && changed) ps.write(poolObject(changed));
    }
  });
}
