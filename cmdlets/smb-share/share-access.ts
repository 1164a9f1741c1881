/** What the cmdlets have in common that change who may use a share. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type Share, type ShareRight, shareRights } from '../../src/deployment/shares.ts';
import type { CmdletWith } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import {
  accessObjects,
  type FoundShare,
  forceParameter,
  forEachShare,
  type ShareNames,
  shareParameters,
  targetOf,
} from './share-objects.ts';

export const accessParameters = {
  ...shareParameters,
  AccountName: {
    type: 'string[]',
    help: 'The accounts and groups, by their names alone or with the domain or computer.',
  },
  ...forceParameter,
} as const;

interface AccessArguments extends ShareNames {
  readonly AccountName?: readonly string[];
}

/** Changes the lists of the shares that the arguments name, and writes what they are then. */
export function changeAccess(
  ps: CmdletWith<AccessArguments>,
  change: (deployment: Deployment, found: FoundShare, accounts: readonly string[]) => Share,
): void {
  forEachShare(ps, (deployment, found) => {
    if (!ps.shouldProcess(targetOf(found), 'Modify')) return;
    const share = change(deployment, found, ps.parameters.AccountName ?? []);
    for (const entry of accessObjects({ ...found, share })) ps.write(entry);
  });
}

/** The right that an argument names. */
export function rightFrom(value: unknown): ShareRight {
  const text = toText(value ?? shareRights[0]).toLowerCase();
  return shareRights.find((right) => right.toLowerCase() === text) ?? shareRights[0];
}
