/** `lab.tasks`: the scheduled tasks of machines. */
import { DeploymentError } from './deployment-error.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import { enableTask, runTaskNow } from './scheduled-tasks.ts';

export class Tasks {
  constructor(private readonly lab: LabAccess) {}

  /** Starts a task now. */
  start(machine: Machine, name: string): void {
    const found = this.lab.change((change, now) => runTaskNow(change, machine.fqdn, name, now));
    if (!found) throw missingTask(machine, name);
    this.lab.finishDueWork();
  }

  /** Switches a task on or off. */
  enable(machine: Machine, name: string, enabled: boolean): void {
    const found = this.lab.change((change, now) => enableTask(change, machine.fqdn, name, enabled, now));
    if (!found) throw missingTask(machine, name);
  }
}

function missingTask({ fqdn }: Machine, name: string): DeploymentError {
  return new DeploymentError('unknown-task', { task: name, machine: fqdn });
}
