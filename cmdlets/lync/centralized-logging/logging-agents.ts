/**
 * The agents of centralized logging, one on each server, and what each traces: AlwaysOn unless it was stopped, and at
 * most one other scenario, which ends by itself when its time is over.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Machine } from '../../../src/deployment/machine.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { namesIn } from '../acting-cmdlet.ts';
import { ItemFault, notThere } from '../item-fault.ts';

export const ALWAYS_ON = 'AlwaysOn';
const AGENT = 'RTCCLSAGT';
const KIND = 'ClsAgent';

/** A scenario that an agent traces until its time is over. */
interface RunningScenario {
  readonly scenario: string;
  readonly startedAt: number;
  readonly by: string;
  readonly minutes: number;
}

export interface AgentState {
  readonly isAlwaysOn: boolean;
  readonly running: RunningScenario | null;
}

export function agentState({ records, clock }: Deployment, fqdn: string): AgentState {
  return stateOf(records.find(KIND, fqdn)?.values, clock.now());
}

/** Changes what an agent traces. What `edit` throws ends the change. */
export function changeAgent({ records }: Deployment, fqdn: string, edit: (state: AgentState) => AgentState): void {
  records.change(KIND, fqdn, (values, now) => {
    const { isAlwaysOn, running } = edit(stateOf(values, now));
    return {
      AlwaysOn: isAlwaysOn,
      ...(running && {
        Scenario: running.scenario,
        StartedAt: running.startedAt,
        By: running.by,
        Minutes: running.minutes,
      }),
    };
  });
}

function stateOf(values: SettingValues | undefined, now: number): AgentState {
  const {
    AlwaysOn: alwaysOn = true,
    Scenario: scenario,
    StartedAt: startedAt,
    By: by,
    Minutes: minutes,
  } = values ?? {};
  const isRunning = typeof scenario === 'string' && now < Number(startedAt) + Number(minutes) * 60_000;
  return {
    isAlwaysOn: alwaysOn === true,
    running: isRunning ? { scenario, startedAt: Number(startedAt), by: String(by), minutes: Number(minutes) } : null,
  };
}

/** The servers whose agents are meant, by their pools: those of -Pools, those of -Computers, or all. @throws ItemFault */
export function agentsMeant(deployment: Deployment, ps: CmdletContext): Map<string, Machine[]> {
  const { topology, machines } = deployment;
  const { Pools: pools, Computers: computers } = ps.parameters as { Pools?: unknown; Computers?: unknown };
  const wantedPools = namesIn(pools).map((name) => {
    const pool = topology.pool(name);
    if (!pool) throw notThere('Pool', name);
    return pool;
  });
  const wantedComputers = namesIn(computers).map((name) => {
    const computer = topology.computer(name);
    if (!computer) throw notThere('Computer', name);
    return computer;
  });
  const all = pools === undefined && computers === undefined;
  const found = new Map<string, Machine[]>();
  for (const computer of topology.computers) {
    if (!all && !wantedPools.includes(computer.pool) && !wantedComputers.includes(computer)) continue;
    const { fqdn } = computer.pool;
    found.set(fqdn, [...(found.get(fqdn) ?? []), machines.get(computer.fqdn)]);
  }
  return found;
}

/** Whether the agent answers the machine of the session. */
export function answers(deployment: Deployment, machine: Machine): boolean {
  return (
    deployment.isReachable(machine) &&
    deployment.services.all(machine).some(({ name, isRunning }) => name === AGENT && isRunning)
  );
}

const DEFAULT_MINUTES = 4 * 60;

/**
 * `0.04:00`: days, hours and minutes, `12:0` without the days, `60` the minutes alone, as the documentation writes all three;
 * four hours where nothing is said. @throws ItemFault
 */
export function minutesOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_MINUTES;
  const alone = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  if (alone > 0) return alone;
  const [, days = '0', hours = '', minutes = ''] =
    /^(?:(\d{1,3})\.)?(\d{1,2}):(\d{1,2})(?::00)?$/.exec(text.trim()) ?? [];
  const total = Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59 || total === 0)
    throw new ItemFault(`"${text}" is no duration: it is written as days.hours:minutes, 0.04:00 for four hours.`);
  return total;
}

export function durationText(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${Math.floor(minutes / 1440)}.${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}
