/** What Enable-, Disable- and Remove-NetFirewallRule have in common: they change the rules that are chosen. */
import type { FirewallRule } from '../../src/deployment/firewall.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { chosenRules, type Selection } from './rule-objects.ts';

/**
 * @param command the cmdlet's own name, for the question of -Confirm
 * @param edit what becomes of a rule; null where it is taken away
 */
export function changeChosen(
  ps: CmdletActions,
  selection: Selection,
  command: string,
  edit: (rule: FirewallRule) => FirewallRule | null,
): void {
  withDeployment(ps, ({ firewall, session }) => {
    const chosen = chosenRules(ps, firewall.rules(session.machine), selection)
      .filter(({ name }) => ps.shouldProcess(`DisplayName: ${name}`, command))
      .map(({ id }) => id);
    if (chosen.length === 0) return;
    firewall.change(session.machine, (rules) =>
      rules.flatMap((rule) => (chosen.includes(rule.id) ? (edit(rule) ?? []) : [rule])),
    );
  });
}
