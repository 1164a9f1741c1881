/**
 * The processes that a session sees: the shell itself, and those of the machine of a lab that it is logged on to. The
 * host's other processes are no business of a lab's shell.
 */
import { ServiceKey } from '../../src/engine/services.ts';
import type { AnyCmdlet } from '../../src/providers/cmdlet-paths.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { Process } from '../../src/types/values/process.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

/** Where the processes of machines come from. */
export interface ProcessSource {
  /** The processes of the machine of the session, or of another; null when that cannot be reached. */
  list(computer?: string): readonly Process[] | null;
}

/** Given by whoever simulates the processes of machines. */
export const PROCESSES = new ServiceKey<ProcessSource>('processes of machines');

export function processName(process: Process): string {
  return toText(getMember(process, 'ProcessName'));
}

export interface ProcessQuery {
  readonly Name?: readonly string[] | undefined;
  readonly Id?: readonly number[] | undefined;
  readonly InputObject?: readonly unknown[] | undefined;
  readonly ComputerName?: readonly string[] | undefined;
}

/** The processes that -Name, -Id or -InputObject ask for; what is missing is reported. */
export function findProcesses(ps: AnyCmdlet, { Name, Id, InputObject, ComputerName }: ProcessQuery): Process[] {
  if (InputObject) return InputObject.filter((one) => one instanceof Process);
  return (ComputerName ?? ['.']).flatMap((computer) => findOn(ps, computer, Name, Id));
}

/** The processes of a computer by name, as they are listed; null when it cannot be reached. */
export function processesOn(ps: AnyCmdlet, computer: string): Process[] | null {
  const source = ps.runspace.services.find(PROCESSES);
  const listed = source ? source.list(computer) : [];
  if (listed === null) return null;
  const own = computer === '.' ? [Process.current] : [];
  return [...listed, ...own].sort((a, b) => processName(a).localeCompare(processName(b), 'en') || a.id - b.id);
}

function findOn(
  ps: AnyCmdlet,
  computer: string,
  Name: readonly string[] | undefined,
  Id: readonly number[] | undefined,
): Process[] {
  const all = processesOn(ps, computer);
  if (all === null) {
    ps.error('System.InvalidOperationException', 'NotSpecified', `Couldn't connect to remote machine.`, {
      exception: 'System.InvalidOperationException',
    });
    return [];
  }
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
