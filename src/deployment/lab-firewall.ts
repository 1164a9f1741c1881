/** `lab.firewall`: the rules of Windows Firewall on machines. */
import { changeFirewall, type FirewallRule, firewallRules, isBlocked } from './firewall.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import { requireLocalRight } from './rights.ts';

export class Firewall {
  constructor(private readonly lab: LabAccess) {}

  rules({ computer }: Machine): readonly FirewallRule[] {
    return firewallRules(this.lab.reading().lab, computer);
  }

  /** Changes the rules, which takes an administrator of the machine. `edit` may be run again on a newer state. */
  change({ computer }: Machine, edit: (rules: readonly FirewallRule[]) => readonly FirewallRule[]): void {
    requireLocalRight(this.lab.context(), computer.fqdn);
    this.lab.change((change) => changeFirewall(change, computer, edit));
  }

  /** Whether a rule keeps out what comes to a port. */
  blocks({ computer }: Machine, protocol: 'TCP' | 'UDP', port: number): boolean {
    return isBlocked(this.lab.reading().lab, computer, protocol, port);
  }
}
