/** Get-CsUICulture: the language of the Management Shell. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { cultureInfoNamed } from '../../src/types/values/culture-info.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { shellCulture } from './ui-culture.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsUICulture',
  className: 'Microsoft.Rtc.Management.Internal.GetUICultureCmdlet',
  outputTypes: ['System.Globalization.CultureInfo'],
  help: {
    synopsis: 'Shows the culture whose language the Management Shell speaks.',
    examples: [{ title: 'Its name', transcript: 'PS> (Get-CsUICulture).Name\nen-US' }],
    links: ['Set-CsUICulture', 'Get-UICulture'],
  },
  parameters: {
    Verbose: {
      type: 'switch',
      help: 'Tells what is done.',
      noEffect: 'the culture is looked up without steps of which something could be told',
    },
  },
  run(ps) {
    return {
      process() {
        withDeployment(ps, (deployment) => ps.write(cultureInfoNamed(shellCulture(deployment))));
      },
    };
  },
});
