/** Set-CsUICulture: the language of the Management Shell, for the account that is logged on. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { ItemFault, onDeployment } from './item-fault.ts';
import { setShellCulture, shellCultures } from './ui-culture.ts';

const DEFAULT = 'default';

export default cmdlet({
  verb: 'Set',
  noun: 'CsUICulture',
  className: 'Microsoft.Rtc.Management.Internal.SetUICultureCmdlet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Says which language the Management Shell speaks.',
    description:
      'Get-CsUICulture shows it from then on, for the account that is logged on; "default" goes back to that of the session. The texts of this program are in English in any case.',
    examples: [
      {
        title: 'There and back',
        transcript: 'PS> Set-CsUICulture de-DE\nPS> (Get-CsUICulture).Name\nde-DE\nPS> Set-CsUICulture default',
      },
    ],
    links: ['Get-CsUICulture'],
  },
  parameters: {
    Culture: { type: 'string', position: 0, mandatory: true, help: 'Its name, such as de-DE, or "default".' },
  },
  run(ps) {
    return {
      process() {
        const wanted = mandatory(ps.parameters.Culture);
        onDeployment(ps, wanted, (deployment) => {
          const found = shellCultures.find((name) => name.toLowerCase() === wanted.toLowerCase());
          const isDefault = wanted.toLowerCase() === DEFAULT;
          if (found === undefined && !isDefault)
            throw new ItemFault(
              `The Management Shell does not speak "${wanted}": it is one of ${shellCultures.join(', ')}, or ${DEFAULT}.`,
            );
          if (ps.shouldProcess(wanted)) setShellCulture(deployment, found ?? null);
        });
      },
    };
  },
});
