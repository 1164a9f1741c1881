/** Test-CsExStorageNotification: whether the storage service of this Front End Server hears from Exchange of a mailbox. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { requireExchange, requireStorageService, StorageFailure } from './exchange-storage.ts';
import { requireUser, TransactionFailure } from './synthetic-transactions/deployment-check.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'CsExStorageNotification',
  className: 'Microsoft.Rtc.Management.Storage.TestExStorageNotificationCmdlet',
  outputTypes: ['System.String'],
  help: {
    synopsis:
      'Tests whether the storage service of this Front End Server is told by Exchange what happens in a mailbox.',
    description: 'Exchange (New-LabPartner) accepts the token of the server that subscribes, or does not.',
    examples: [
      {
        title: 'A lab without Exchange',
        transcript:
          'PS> Test-CsExStorageNotification -SipUri sip:kenmyer@contoso.com -ErrorAction SilentlyContinue\nTest failed.',
      },
    ],
    links: ['Test-CsExStorageConnectivity', 'New-LabPartner'],
  },
  parameters: {
    SipUri: { type: 'string', mandatory: true, aliases: ['s'], help: 'Whose mailbox.' },
    Binding: {
      type: 'string',
      aliases: ['b'],
      help: 'How the storage service is spoken to: NetNamedPipe (default) or NetTcp.',
    },
    DeleteItem: { type: 'switch', noEffect: 'nothing is left in the mailbox', help: 'Deletes the item again.' },
    Force: { type: 'switch', noEffect: 'nothing is asked', help: 'Suppresses questions.' },
    HostNameStorageService: {
      type: 'string',
      aliases: ['h'],
      help: 'The server whose storage service it is; this one by default.',
    },
  },
  run(ps) {
    return {
      process() {
        const { HostNameStorageService: host, Binding: binding = 'NetNamedPipe' } = ps.parameters;
        const user = mandatory(ps.parameters.SipUri);
        withDeployment(ps, (deployment) => {
          try {
            const server = requireStorageService(deployment, host);
            ps.verbose(`Successfully opened a connection to storage service at ${server} using binding: ${binding}.`);
            requireUser(deployment, user, server);
            const exchange = requireExchange(deployment, 'ExSubscribe');
            const { refusal } = deployment.partners.try(server, exchange.name, user);
            if (refusal !== null)
              throw new StorageFailure(
                `ExSubscribe exchange operation failed, code=50043, reason=The remote server returned an error: (401) Unauthorized. ${exchange.fqdn}: ${refusal}.`,
              );
            ps.write('Test passed.');
          } catch (error) {
            if (!(error instanceof StorageFailure || error instanceof TransactionFailure)) throw error;
            ps.error('ExStorageNotificationFailed', 'InvalidOperation', error.message, { target: user });
            ps.write('Test failed.');
          }
        });
      },
    };
  },
});
