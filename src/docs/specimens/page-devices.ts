/** The update rules that a page names: they are there, as an import has made them. */
import type { CommandValue } from './command-values.ts';
import type { PagePlace } from './page-place.ts';

/** Makes the rules that commands are about; says what was done. */
export function requireUpdateRules(values: readonly CommandValue[], { lab, ...place }: RulePlace): void {
  const kind = { name: 'CsDeviceUpdateRule', fresh: [] };
  for (const { command, parameter, position, value } of values) {
    const isIdentity = /^identity$/i.test(parameter) || (parameter === '' && position === 0);
    const [, service, id] = /^(service:WebServer:[^/]+)\/([\w-]+)$/i.exec(value) ?? [];
    if (!/-CsDeviceUpdateRule$/i.test(command) || !isIdentity || service === undefined || id === undefined) continue;
    const known = lab.settings.list(kind).some(({ identity }) => identity.toLowerCase() === value.toLowerCase());
    if (known) continue;
    const rule = { Id: id, DeviceType: 'UCPhone', Brand: 'Polycom', Model: 'CX700', Revision: 'A', Locale: 'ENU' };
    const versions = { UpdateType: 'CPE', ApprovedVersion: '4.0.7577.250', RestoreVersion: '4.0.7577.107' };
    lab.settings.change(kind, value, () => ({ ...rule, ...versions, PendingVersion: '4.0.7577.4066' }));
    place.tell(`the update rule ${value} was made, which the page takes for granted`);
  }
}

interface RulePlace {
  readonly lab: PagePlace['lab'];
  readonly tell: (what: string) => void;
}
