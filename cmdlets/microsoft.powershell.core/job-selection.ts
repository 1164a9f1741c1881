/** The jobs that the parameters -Job, -Id, -Name, -InstanceId, -State, -Command and -Filter of the job cmdlets mean. */

import type { CmdletActions, CmdletWith } from '../../src/engine/cmdlet.ts';
import type { Job } from '../../src/engine/jobs/job.ts';
import { jobsOf } from '../../src/engine/jobs/job-table.ts';
import { fitsAny } from '../../src/engine/modules/module-exports.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';

export interface JobSelection {
  readonly Job?: unknown;
  readonly Id?: number[];
  readonly Name?: string[];
  readonly InstanceId?: unknown[];
  readonly State?: string;
  readonly Command?: string[];
  readonly Filter?: unknown;
}

/** Jobs that are not found are reported. Without any of the parameters: all jobs. */
export function selectJobs(ps: CmdletWith<JobSelection>): Job[] {
  const { Job: jobs, Id, Name, InstanceId, State, Command, Filter } = ps.parameters;
  const all = jobsOf(ps.runspace).all();
  if (Array.isArray(jobs)) return jobs.map((job) => baseOf(job) as Job);
  if (Id) return byId(ps, all, Id);
  if (Name) return byName(ps, all, Name);
  if (InstanceId) return byInstance(ps, all, InstanceId);
  if (State !== undefined) return all.filter((job) => job.state.toLowerCase() === State.toLowerCase());
  if (Command) return all.filter((job) => fitsAny(job.command.trim(), Command));
  if (Filter instanceof KeyedTable) return all.filter((job) => fitsFilter(job, Filter));
  return all;
}

function fitsFilter(job: Job, filter: KeyedTable): boolean {
  return Array.from(filter.slots()).every(({ key, value }) =>
    fitsAny(toText(getMember(job, toText(key)) ?? ''), [toText(value)]),
  );
}

function byId(ps: CmdletActions, all: readonly Job[], ids: readonly number[]): Job[] {
  return ids.flatMap((id) => {
    const found = all.flatMap((job) => [job, ...job.childJobs]).filter((job) => job.id === id);
    if (found.length === 0)
      notFound(
        ps,
        'JobWithSpecifiedSessionNotFound',
        `The command cannot find a job with the job ID ${id}. Verify the value of the Id parameter and then try the command again.`,
        id,
      );
    return found;
  });
}

function byName(ps: CmdletActions, all: readonly Job[], names: readonly string[]): Job[] {
  return names.flatMap((name) => {
    const found = all.filter((job) => fitsAny(job.name, [name]));
    if (found.length === 0 && !hasWildcards(name))
      notFound(
        ps,
        'JobWithSpecifiedNameNotFound',
        `The command cannot find the job because the job name ${name} was not found. Verify the value of the Name parameter, and then try the command again.`,
        name,
      );
    return found;
  });
}

function byInstance(ps: CmdletActions, all: readonly Job[], ids: readonly unknown[]): Job[] {
  return ids.flatMap((given) => {
    const id = toText(given).toLowerCase();
    const found = all.filter((job) => job.instanceId === id);
    if (found.length === 0)
      notFound(
        ps,
        'JobWithSpecifiedInstanceIdNotFound',
        `The command cannot find a job with the instance identifier ${id}. Verify the value of the InstanceId parameter, and then try the command again.`,
        given,
      );
    return found;
  });
}

function notFound(ps: CmdletActions, errorId: string, message: string, target: unknown): void {
  ps.error(errorId, 'ObjectNotFound', message, {
    target,
    exception: 'System.Management.Automation.PSArgumentException',
  });
}
