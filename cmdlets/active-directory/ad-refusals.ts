/** What a controller refuses of what is to be written: the errors of Windows that the cmdlets of Active Directory show by number. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';

import { type Directory, withDirectory } from './ad-connection.ts';

const N = 'Microsoft.ActiveDirectory.Management.';

interface Refusal {
  /** The number of the error, which the id names. */
  readonly code: number;
  readonly category: ErrorCategory;
  readonly message: string;
  readonly exception: string;
}

const refusal = (code: number, category: ErrorCategory, exception: string, message: string): Refusal => ({
  code,
  category,
  exception: `${N}${exception}`,
  message,
});

/** By what is wrong; the numbers and texts are those of winerror.h. */
const REFUSALS = {
  'account-exists': refusal(
    1316,
    'ResourceExists',
    'ADIdentityAlreadyExistsException',
    'The specified account already exists',
  ),
  'group-exists': refusal(
    1318,
    'ResourceExists',
    'ADIdentityAlreadyExistsException',
    'The specified group already exists',
  ),
  'name-in-use': refusal(
    8305,
    'ResourceExists',
    'ADIdentityAlreadyExistsException',
    'An attempt was made to add an object to the directory with a name that is already in use',
  ),
  'account-name-invalid': refusal(
    1315,
    'NotSpecified',
    'ADException',
    'The name provided is not a properly formed account name',
  ),
  'password-refused': refusal(
    1325,
    'InvalidData',
    'ADPasswordComplexityException',
    'The password does not meet the length, complexity, or history requirement of the domain.',
  ),
  'path-missing': refusal(8329, 'ObjectNotFound', 'ADIdentityNotFoundException', 'Directory object not found'),
  'one-value-only': refusal(
    8321,
    'InvalidOperation',
    'ADException',
    'Multiple values were specified for an attribute that can have only one value',
  ),
  'owned-by-system': refusal(
    8245,
    'NotSpecified',
    'ADException',
    'The attribute cannot be modified because it is owned by the system',
  ),
} as const satisfies Readonly<Record<string, Refusal>>;

/** What is refused of one object; the cmdlet goes on with the next one. */
export class AdRefusal extends Error {
  constructor(
    readonly id: string,
    readonly category: ErrorCategory,
    message: string,
    readonly exception: string,
    readonly target: unknown = null,
  ) {
    super(message);
  }
}

/** Refuses as the controller does; `target` is the distinguished name of the object. @throws AdRefusal */
export function refuse(what: keyof typeof REFUSALS, target: string): never {
  const { code, category, message, exception } = REFUSALS[what];
  throw new AdRefusal(`ActiveDirectoryServer:${code}`, category, message, exception, target);
}

/** Refuses an argument as the cmdlets themselves do. @throws AdRefusal */
export function refuseArgument(message: string): never {
  throw new AdRefusal(
    'ActiveDirectoryCmdlet:System.ArgumentException',
    'InvalidArgument',
    message,
    'System.ArgumentException',
  );
}

/** Changes the directory, which administrators of the domain may; what is refused of it is reported. */
export function changingDirectory(
  ps: CmdletActions,
  given: { readonly Server?: string },
  work: (directory: Directory) => void,
): void {
  withDirectory(ps, given, (directory) => {
    try {
      directory.deployment.rights.requireDomain();
      work(directory);
    } catch (error) {
      if (!(error instanceof AdRefusal)) throw error;
      const { id, category, message, exception, target } = error;
      ps.error(id, category, message, { exception, target });
    }
  });
}
