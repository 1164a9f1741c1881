/** `lab.tasks`: the scheduled tasks of machines. Whoever changes one has to be an administrator of its machine. */
import type { StoreChange } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import { requireLocalRight } from './rights.ts';
import { deleteTask, enableTask, runTaskNow, setTaskAccount, type TaskEditor } from './scheduled-tasks.ts';

export class Tasks {
  constructor(private readonly lab: LabAccess) {}

  /** Starts a task now. */
  start(machine: Machine, name: string): void {
    this.requireRight(machine);
    const found = this.change((lab, editor) => runTaskNow(lab, machine.fqdn, name, editor));
    if (!found) throw missingTask(machine, name);
    this.lab.finishDueWork();
  }

  /** Lets a task run as another account. */
  setAccount(machine: Machine, name: string, account: string): void {
    this.requireRight(machine);
    const found = this.change((lab, editor) => setTaskAccount(lab, machine.fqdn, name, account, editor));
    if (!found) throw missingTask(machine, name);
  }

  /** Deletes a task. */
  delete(machine: Machine, name: string): void {
    this.requireRight(machine);
    const found = this.change((lab, editor) => deleteTask(lab, machine.fqdn, name, editor));
    if (!found) throw missingTask(machine, name);
  }

  /** Switches a task on or off. */
  enable(machine: Machine, name: string, enabled: boolean): void {
    this.requireRight(machine);
    const found = this.change((lab, editor) => enableTask(lab, machine.fqdn, name, enabled, editor));
    if (!found) throw missingTask(machine, name);
  }

  private change(work: (lab: StoreChange, editor: TaskEditor) => boolean): boolean {
    const { user } = this.lab.context();
    return this.lab.change((change, now) => work(change, { user, now }));
  }

  private requireRight({ fqdn }: Machine): void {
    requireLocalRight(this.lab.context(), fqdn);
  }
}

function missingTask({ fqdn }: Machine, name: string): DeploymentError {
  return new DeploymentError('unknown-task', { task: name, machine: fqdn });
}
