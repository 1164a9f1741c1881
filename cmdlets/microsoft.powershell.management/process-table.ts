/**
 * The processes that a session sees: the shell itself, and those of the machine of a lab that it is logged on to. The
 * host's other processes are no business of a lab's shell.
 */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { PROCESSES } from '../../src/machine/machine-sources.ts';
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
  readonly ComputerName?: readonly string[] | undefined;
}

/** The processes that -Name, -Id or -InputObject ask for; what is missing is reported. */
export function findProcesses(ps: CmdletActions, { Name, Id, InputObject, ComputerName }: ProcessQuery): Process[] {
  if (InputObject) return InputObject.filter((one) => one instanceof Process);
  return (ComputerName ?? ['.']).flatMap((computer) => findOn(ps, computer, Name, Id));
}

/** The processes of a computer by name, as they are listed; null when it cannot be reached. */
export function processesOn(ps: CmdletActions, computer: string): Process[] | null {
  const source = ps.runspace.services.find(PROCESSES);
  const listed = source ? source.list(computer) : [];
  if (listed === null) return null;
  const own = computer === '.' ? [Process.current] : [];
  return [...listed, ...own].sort((a, b) => processName(a).localeCompare(processName(b), 'en') || a.id - b.id);
}

function findOn(
  ps: CmdletActions,
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

function report(ps: CmdletActions, errorId: string, message: string, target: unknown): void {
  ps.error(errorId, 'ObjectNotFound', message, {
    target,
    exception: 'Microsoft.PowerShell.Commands.ProcessCommandException',
  });
}
