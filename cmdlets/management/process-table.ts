/**
 * The processes that a session sees: the shell itself. The host's other processes are no business of a lab's shell; those
 * of a simulated machine will be listed here once machines have them.
 */
import type { AnyCmdlet } from '../../src/providers/cmdlet-paths.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { Process } from '../../src/types/values/process.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

export function processName(process: Process): string {
  return toText(getMember(process, 'ProcessName'));
}

export interface ProcessQuery {
  readonly Name?: readonly string[] | undefined;
  readonly Id?: readonly number[] | undefined;
  readonly InputObject?: readonly unknown[] | undefined;
}

/** The processes that -Name, -Id or -InputObject ask for; what is missing is reported. */
export function findProcesses(ps: AnyCmdlet, { Name, Id, InputObject }: ProcessQuery): Process[] {
  if (InputObject) return InputObject.filter((one) => one instanceof Process);
  const all = [Process.current];
  const found: Process[] = [];
  for (const id of Id ?? []) {
    const one = all.find((process) => process.id === id);
    if (one) found.push(one);
    else report(ps, 'NoProcessFoundForGivenId', `Cannot find a process with the process identifier ${id}.`, id);
  }
  for (const name of Name ?? (Id ? [] : ['*'])) {
    const fitting = all.filter((process) => WildcardPattern.of(name, true).isMatch(processName(process)));
    found.push(...fitting);
    if (fitting.length === 0 && !hasWildcards(name)) {
      report(
        ps,
        'NoProcessFoundForGivenName',
        `Cannot find a process with the name "${name}". Verify the process name and call the cmdlet again.`,
        name,
      );
    }
  }
  return found;
}

function report(ps: AnyCmdlet, errorId: string, message: string, target: unknown): void {
  ps.error(errorId, 'ObjectNotFound', message, {
    target,
    exception: 'Microsoft.PowerShell.Commands.ProcessCommandException',
  });
}
