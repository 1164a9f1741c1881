/** Get-LabPartner: servers of others that trust the deployment's tokens. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { partnerObject } from './partner-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabPartner',
  className: 'LyncShell.GetLabPartnerCommand',
  outputTypes: ['LyncShell.LabPartner'],
  help: {
    synopsis:
      'Lists the Exchange and SharePoint servers that trust the tokens of the deployment, and what they have read.',
    examples: [{ title: 'All of them', transcript: 'PS> @(Get-LabPartner).Count\n0' }],
    links: ['New-LabPartner', 'Test-LabPartner'],
  },
  parameters: {
    Name: { type: 'string', position: 0, wildcards: true, help: 'Names; wildcards are allowed.' },
  },
  run(ps) {
    return {
      process() {
        const fits = WildcardPattern.of(ps.parameters.Name ?? '*', true);
        withDeployment(ps, ({ partners }) => {
          for (const partner of partners.all()) if (fits.isMatch(partner.name)) ps.write(partnerObject(partner));
        });
      },
    };
  },
});
