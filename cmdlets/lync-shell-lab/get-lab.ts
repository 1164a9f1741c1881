/** Get-Lab: the labs of this person. */

import { listLabs } from '../../src/deployment/labs.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { platform } from '../../src/platform/platform.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { currentLabName, labsRootOf } from './lab-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Lab',
  className: 'LyncShell.GetLabCommand',
  outputTypes: ['LyncShell.Lab'],
  help: {
    synopsis: 'Lists the labs.',
    examples: [{ title: 'The lab of this session', transcript: 'PS> (Get-Lab | Where-Object Current).Current\nTrue' }],
    links: ['New-Lab', 'Remove-Lab', 'Reset-Lab'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, wildcards: true, help: 'Names; wildcards are allowed.' },
  },
  run(ps) {
    return {
      process() {
        const patterns = (ps.parameters.Name ?? ['*']).map((name) => WildcardPattern.of(name, true));
        const root = labsRootOf(ps);
        const current = currentLabName(ps);
        const isOpen = ps.runspace.ambient.host.access === 'full';
        for (const name of listLabs(root)) {
          // A confined session sees its own lab, and not where it lies.
          if (!isOpen && name !== current) continue;
          if (!patterns.some((pattern) => pattern.isMatch(name))) continue;
          ps.write(
            new DataObject('LyncShell.Lab', {
              Name: name,
              Current: name === current,
              Path: isOpen ? platform().paths.join(root, name) : null,
            }),
          );
        }
      },
    };
  },
});
