/** Get-CsServerVersion: the version of Lync Server on the machine of the session. */

import { PRODUCT_VERSION } from '../../src/deployment/product.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsServerVersion',
  className: 'Microsoft.Rtc.Management.Deployment.GetServerVersionCmdlet',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Shows the version of Lync Server on this computer.',
    examples: [
      {
        title: 'The version',
        transcript: 'PS> Get-CsServerVersion\nMicrosoft Lync Server 2013 (5.0.8308.0): Volume license key installed.',
      },
    ],
    links: ['Get-CsComputer'],
  },
  parameters: {},
  run(ps) {
    return {
      process() {
        ps.write(`Microsoft Lync Server 2013 (${PRODUCT_VERSION}): Volume license key installed.`);
      },
    };
  },
});
