/** Enter-LabMachine: logs the session on to another machine of the lab. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { PSCredential } from '../../src/types/values/secure-string.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { enterMachine } from '../deployment/machine-visits.ts';

export default cmdlet({
  verb: 'Enter',
  noun: 'LabMachine',
  className: 'LyncShell.EnterLabMachineCommand',
  help: {
    synopsis: 'Logs the session on to another machine.',
    description:
      'The local certificate store, drive C and the cmdlets that speak of the local computer are then those of that machine. The prompt names it; `exit` and Exit-LabMachine come back.',
    examples: [
      {
        title: 'Look from another Front End Server',
        transcript: 'PS> Enter-LabMachine fe02\nPS> (Get-LabMachine | Where-Object LoggedOn).Fqdn\nfe02.contoso.com',
      },
    ],
    links: ['Exit-LabMachine', 'Get-LabMachine'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, help: 'The name or the FQDN of the machine.' },
    Credential: {
      type: 'pscredential',
      position: 1,
      help: 'The account to log on with; whoever is logged on by default. A lab knows no passwords.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name: name = '', Credential: credential } = ps.parameters;
        enterMachine(
          ps.runspace,
          withDeployment(ps, (deployment) =>
            deployment.loggedOnTo(name, credential instanceof PSCredential ? credential.userName : undefined),
          ),
        );
      },
    };
  },
});
