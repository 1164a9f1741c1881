/** Get-LabEvent: the application logs of the lab's machines. */

import type { EventRecord } from '../../src/deployment/event-log.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { machineNamed, withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabEvent',
  className: 'LyncShell.GetLabEventCommand',
  outputTypes: ['LyncShell.LabEvent'],
  help: {
    synopsis: 'Shows what the deployment wrote into the event logs.',
    description: 'The newest record comes first. Without a name it is the log of the machine of the session.',
    examples: [
      {
        title: 'What happened last',
        transcript:
          'PS> $x = (Get-CsCertificate -Type Default).Thumbprint\nPS> Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $x 6> $null\nPS> (Get-LabEvent -Newest 1).EventId\n4097',
      },
    ],
    links: ['Get-LabMachine'],
  },
  parameters: {
    ComputerName: { type: 'string[]', position: 0, help: 'The machines; by default that of the session.' },
    Newest: {
      type: 'int',
      validate: [{ kind: 'rangeKind', range: 'Positive' }],
      help: 'Only so many records of each.',
    },
  },
  run(ps) {
    return {
      process() {
        const names = ps.parameters.ComputerName ?? [undefined];
        withDeployment(ps, (deployment) => {
          deployment.runDueWork();
          for (const name of names) {
            const machine = machineNamed(deployment, name);
            for (const event of machine.events().slice(0, ps.parameters.Newest))
              ps.write(eventObject(event, machine.fqdn));
          }
        });
      },
    };
  },
});

function eventObject({ index, time, level, source, id, message }: EventRecord, machine: string): DataObject {
  return new DataObject('LyncShell.LabEvent', {
    Index: index,
    TimeGenerated: localDate(time),
    EntryType: level,
    Source: source,
    EventId: id,
    Message: message,
    MachineName: machine,
  });
}
