/** What Enable-ADAccount and Disable-ADAccount share: a bit of the account is set or taken away. */
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import { AD_KINDS, accountControl, CONTROL } from './ad-properties.ts';
import { writeObject } from './ad-query.ts';
import { changingDirectory } from './ad-refusals.ts';
import { withAttributes } from './entry-attributes.ts';
import { accountParameters, entryOf, userMeant } from './user-account.ts';

const { Partition, ...whose } = accountParameters;

export const switchParameters = {
  ...whose,
  PassThru: { type: 'switch', help: 'Give the account.' },
  Partition,
} as const satisfies ParameterDeclarations;

interface Given {
  readonly Server?: string;
  readonly Identity?: unknown;
  readonly PassThru?: boolean;
}

export function switchAccount(ps: CmdletActions, given: Given, isEnabled: boolean): void {
  changingDirectory(ps, given, (directory) => {
    const { Identity: identity, PassThru: isWanted = false } = given;
    const found = userMeant(ps, identity, directory);
    if (!found || !ps.shouldProcess(found.object.dn, 'Set')) return;
    const control = accountControl(found.object);
    const userAccountControl = isEnabled ? control & ~CONTROL.disabled : control | CONTROL.disabled;
    directory.deployment.directory.change((entries) =>
      withAttributes(entryOf(entries, found.guid), { userAccountControl }),
    );
    if (isWanted) writeObject(ps, found.object.dn, AD_KINDS.user, directory);
  });
}
