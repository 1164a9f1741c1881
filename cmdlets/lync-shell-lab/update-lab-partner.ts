/** Update-LabPartner: lets a partner read the metadata document now. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { partnerObject } from './partner-objects.ts';

export default cmdlet({
  verb: 'Update',
  noun: 'LabPartner',
  className: 'LyncShell.UpdateLabPartnerCommand',
  outputTypes: ['LyncShell.LabPartner'],
  help: {
    synopsis: 'Lets a partner read the metadata document of the deployment now.',
    description: 'By itself it does so once a day. Where no server answers, it tries again in an hour.',
    examples: [
      {
        title: 'After a certificate was replaced without lead time',
        transcript:
          'PS> $null = New-LabPartner mail -Kind Exchange -Fqdn mail.contoso.com\nPS> (Update-LabPartner mail).Kind\nExchange\nPS> Remove-LabPartner mail',
      },
    ],
    links: ['Get-LabPartner', 'Test-LabPartner'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, pipeline: 'name', help: 'The partner.' },
  },
  run(ps) {
    return {
      process() {
        const name = mandatory(ps.parameters.Name);
        withDeployment(ps, ({ partners }) => ps.write(partnerObject(partners.refresh(name))));
      },
    };
  },
});
