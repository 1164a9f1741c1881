/** What cmdlets that work on named things of the deployment report: the thing is missing, is there already, is in use. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { ValueError } from './settings/setting-values.ts';

/** Something wrong with what a cmdlet was given, found while it works; nothing is changed then. */
export class ItemFault extends Error {
  constructor(
    message: string,
    readonly id: 'ItemNotFound' | 'ItemExists' | 'InvalidValue' | 'InvalidIdentity' | 'ItemInUse' = 'InvalidValue',
    /** What the error is about, where that is not what the cmdlet was given. */
    readonly target: string | null = null,
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

export function notThere(kind: string, identity: string, target: string | null = null): ItemFault {
  return new ItemFault(`Cannot find "${kind}" "${identity}" because it does not exist.`, 'ItemNotFound', target);
}

export function thereAlready(kind: string, identity: string, target: string | null = null): ItemFault {
  return new ItemFault(`Cannot create "${kind}" "${identity}" because it exists already.`, 'ItemExists', target);
}

/** Does something with the deployment; a fault in what was given is reported, and the cmdlet goes on. */
export function onDeployment(ps: CmdletActions, target: unknown, work: (deployment: Deployment) => void): void {
  withDeployment(ps, (deployment) => {
    try {
      work(deployment);
    } catch (error) {
      const fault = error instanceof ValueError ? new ItemFault(error.message) : error;
      if (!(fault instanceof ItemFault)) throw error;
      const [category, exception] = CATEGORIES[fault.id];
      ps.error(fault.id, category, fault.message, { target: fault.target ?? target, exception });
    }
  });
}
