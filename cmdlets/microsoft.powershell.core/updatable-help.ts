/** Why Update-Help and Save-Help refuse: one place for both. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';

/** Help is made from the declarations of the program itself, so there are no files to fetch or to keep elsewhere. */
export function refuseUpdatableHelp(ps: CmdletActions, what: string): never {
  ps.fail(
    'UpdatableHelpNotSupported',
    'InvalidOperation',
    `${what}: the help of lyncshell is part of the program, and is as new as the program. Get-Help shows it; docs/reference has it as pages.`,
    { exception: 'System.Management.Automation.PSInvalidOperationException' },
  );
}
