/** Waiting for the services of a machine of the lab: what starts or stops takes its time on the lab's clock. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import { ambient } from '../../src/types/ambient.ts';

/** Lets time pass until something happens to a service that is on its way, `milliseconds` at most; false when none is. */
export function awaitStep(
  deployment: Deployment,
  machine: Machine,
  names: readonly string[],
  milliseconds: number,
): boolean {
  const moment = deployment.services.nextMoment(machine, names);
  if (moment === undefined) return false;
  const ahead = Math.max(0, moment - deployment.clock.now());
  deployment.clock.pass(Math.min(ahead, milliseconds), (pause) => ambient().sleep(pause));
  return true;
}

/** Starts or stops services and waits until they are there; those that they need, or that need them, go with them. */
export function switchAndWait(
  deployment: Deployment,
  machine: Machine,
  names: readonly string[],
  running: boolean,
): void {
  deployment.services.switch(machine, names, running);
  while (awaitStep(deployment, machine, names, Number.MAX_SAFE_INTEGER));
}
