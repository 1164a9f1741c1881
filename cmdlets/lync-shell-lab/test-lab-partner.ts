/** Test-LabPartner: Front End Servers show tokens to partners, which accept them or do not. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'LabPartner',
  className: 'LyncShell.TestLabPartnerCommand',
  outputTypes: ['LyncShell.LabPartnerTrial'],
  help: {
    synopsis: 'Lets Front End Servers show tokens to partners, and tells whether they are accepted.',
    description:
      'Each server signs a token (RS256, x5t) with the token issuer’s certificate that is in force on it. A partner looks for the certificate among those that it has read, then at signature, issuer, audience and times; clocks may differ by five minutes.',
    examples: [
      {
        title: 'Before a token issuer’s certificate is assigned',
        transcript:
          'PS> $null = New-LabPartner mail -Kind Exchange -Fqdn mail.contoso.com\nPS> (Test-LabPartner mail -ComputerName fe02).Reason\nthe server has no token issuer certificate with a key\nPS> Remove-LabPartner mail',
      },
    ],
    links: ['New-LabPartner', 'Get-LabPartner', 'Set-CsCertificate'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, pipeline: 'name', help: 'The partners; all by default.' },
    ComputerName: {
      type: 'string[]',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The servers; by default all Front End Servers.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name: names, ComputerName: computers } = ps.parameters;
        withDeployment(ps, (deployment) => {
          const partners = names ?? deployment.partners.all().map(({ name }) => name);
          const servers =
            computers?.map((name) => deployment.machines.get(name).fqdn) ??
            deployment.topology.frontEnds().map(({ fqdn }) => fqdn);
          for (const partner of partners) for (const server of servers) ps.write(trial(deployment, server, partner));
        });
      },
    };
  },
});

function trial(deployment: Deployment, server: string, name: string): DataObject {
  const { token, refusal } = deployment.partners.try(server, name);
  return new DataObject('LyncShell.LabPartnerTrial', {
    Partner: deployment.partners.get(name).name,
    Server: server,
    Accepted: refusal === null,
    Reason: refusal,
    SignedWith: token === null ? null : (deployment.partners.published(server).current?.thumbprint ?? null),
    Token: token,
  });
}
