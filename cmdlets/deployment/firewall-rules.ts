/** What netsh and the cmdlets of the firewall share. */
import { platform } from '../../src/platform/platform.ts';

/** What tells a rule that somebody makes apart from others of its name. */
export function newRuleId(): string {
  return `{${platform().random.uuid().toUpperCase()}}`;
}
