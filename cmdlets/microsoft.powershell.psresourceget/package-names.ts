/** Names of packages as -Name takes them: an asterisk is the only wildcard (Utils.ProcessNameWildcards). */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { Reporter } from '../packages/resources.ts';

export interface PackageNames {
  readonly names: readonly string[];
  readonly hasPattern: boolean;
}

/** The names without those that cannot be, which are reported. A lone asterisk stands for all others, too. */
export function packageNames(ps: CmdletActions, given: readonly (string | null)[], className: string): PackageNames {
  const names: string[] = [];
  for (const name of given) {
    // The module reads it as a text, and says what .NET says then.
    if (name === null) {
      return ps.fail(
        'System.NullReferenceException',
        'NotSpecified',
        'Object reference not set to an instance of an object.',
        { exception: 'System.NullReferenceException' },
      );
    }
    // A name leads to no other folder.
    const plain = name.replace(/[\\/]/g, '');
    if (plain === '*') return { names: ['*'], hasPattern: true };
    if (!/[?[]/.test(plain)) names.push(plain);
    else {
      ps.error(
        'ErrorFilteringNamesForUnsupportedWildcards',
        'InvalidArgument',
        `-Name with wildcards '?' and '[' are not supported for this cmdlet so Name entry: '${name}' will be discarded.`,
        {
          exception: 'System.Management.Automation.PSInvalidOperationException',
          target: new Reporter(className),
        },
      );
    }
  }
  return { names, hasPattern: names.some((name) => name.includes('*')) };
}

/** What a cmdlet without patterns takes: those with one are reported and left out. */
export function withoutPatterns(
  ps: CmdletActions,
  given: readonly string[],
  report: { readonly errorId: string; readonly parameter: string; readonly className: string },
): string[] {
  return given.filter((name) => {
    if (!/[*?[]/.test(name)) return true;
    ps.error(
      report.errorId,
      'InvalidArgument',
      `Wildcards are not supported for -${report.parameter}: ${name} will be discarded from the provided entries.`,
      {
        exception: 'System.Management.Automation.PSInvalidOperationException',
        target: new Reporter(report.className),
      },
    );
    return false;
  });
}
