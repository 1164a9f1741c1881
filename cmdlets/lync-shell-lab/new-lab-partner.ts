/** New-LabPartner: a server of others that trusts the deployment's tokens. */
import type { PartnerKind } from '../../src/deployment/partners.ts';
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { partnerObject } from './partner-objects.ts';

export default cmdlet({
  verb: 'New',
  noun: 'LabPartner',
  className: 'LyncShell.NewLabPartnerCommand',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabPartner'],
  help: {
    synopsis: 'Adds an Exchange or SharePoint server that trusts the tokens of the deployment.',
    description:
      'A partner reads the metadata document of the deployment (/metadata/json/1) at once and then each day, and checks tokens by the certificates that it has read: one that is signed with another is refused until it reads again.',
    examples: [
      {
        title: 'An Exchange server',
        transcript:
          'PS> (New-LabPartner mail -Kind Exchange -Fqdn mail.contoso.com).ApplicationIdentifier\n00000002-0000-0ff1-ce00-000000000000\nPS> Remove-LabPartner mail',
      },
    ],
    links: ['Get-LabPartner', 'Test-LabPartner', 'Update-LabPartner', 'Remove-LabPartner'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, help: 'What it is called here.' },
    Kind: {
      type: 'enum',
      values: ['Exchange', 'SharePoint'],
      mandatory: true,
      help: 'What it is.',
    },
    Fqdn: { type: 'string', mandatory: true, help: 'Its name in the network, for which tokens are issued.' },
  },
  run(ps) {
    return {
      process() {
        const name = mandatory(ps.parameters.Name);
        const kind = mandatory(ps.parameters.Kind) as PartnerKind;
        const fqdn = mandatory(ps.parameters.Fqdn).toLowerCase();
        if (!ps.shouldProcess(name)) return;
        withDeployment(ps, ({ partners }) => ps.write(partnerObject(partners.add({ name, kind, fqdn }))));
      },
    };
  },
});
