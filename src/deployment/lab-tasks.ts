/** `lab.tasks`: the scheduled tasks of machines. Whoever changes one has to be an administrator of its machine. */
import { DeploymentError } from './deployment-error.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import { requireLocalRight } from './rights.ts';
import { deleteTask, enableTask, runTaskNow, setTaskAccount } from './scheduled-tasks.ts';

export class Tasks {
  constructor(private readonly lab: LabAccess) {}

  /** Starts a task now. */
  start(machine: Machine, name: string): void {
    this.requireRight(machine);
    const found = this.lab.change((change, now) => runTaskNow(change, machine.fqdn, name, now));
    if (!found) throw missingTask(machine, name);
    this.lab.finishDueWork();
  }

  /** Lets a task run as another account. */
  setAccount(machine: Machine, name: string, account: string): void {
    this.requireRight(machine);
    const found = this.lab.change((change) => setTaskAccount(change, machine.fqdn, name, account));
    if (!found) throw missingTask(machine, name);
  }

  /** Deletes a task. */
  delete(machine: Machine, name: string): void {
    this.requireRight(machine);
    const found = this.lab.change((change) => deleteTask(change, machine.fqdn, name));
    if (!found) throw missingTask(machine, name);
  }

  /** Switches a task on or off. */
  enable(machine: Machine, name: string, enabled: boolean): void {
    this.requireRight(machine);
    const found = this.lab.change((change, now) => enableTask(change, machine.fqdn, name, enabled, now));
    if (!found) throw missingTask(machine, name);
  }

  private requireRight({ fqdn }: Machine): void {
    requireLocalRight(this.lab.context(), fqdn);
  }
}

function missingTask({ fqdn }: Machine, name: string): DeploymentError {
  return new DeploymentError('unknown-task', { task: name, machine: fqdn });
}
