/**
 * Test-CsExStorageConnectivity: the storage service of this Front End Server signs a token and shows it to Exchange. Exchange
 * is a partner of the lab (New-LabPartner); that it has no mailboxes is not what the test is about. The words of the lines are
 * those that scripts know, what is in them ours.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type CmdletContext, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { requireExchange, requireStorageService, StorageFailure } from './exchange-storage.ts';
import { requireUser, TransactionFailure } from './synthetic-transactions/deployment-check.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'CsExStorageConnectivity',
  className: 'Microsoft.Rtc.Management.Storage.TestExStorageConnectivityCmdlet',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Tests whether the storage service of this Front End Server may write into mailboxes of Exchange.',
    description:
      'The server signs a token with the certificate of the token issuer that is in force on it, and the Exchange server of the lab (New-LabPartner) accepts it or does not. Exchange must be a partner application (New-CsPartnerApplication).',
    examples: [
      {
        title: 'A lab without Exchange',
        transcript:
          'PS> Test-CsExStorageConnectivity sip:kenmyer@contoso.com -ErrorAction SilentlyContinue\nTest failed.',
      },
    ],
    links: ['New-CsPartnerApplication', 'New-LabPartner', 'Test-LabPartner'],
  },
  parameters: {
    SipUri: { type: 'string', position: 0, mandatory: true, aliases: ['s'], help: 'Into whose mailbox.' },
    Binding: {
      type: 'string',
      aliases: ['b'],
      help: 'How the storage service is spoken to: NetNamedPipe (default) or NetTcp.',
    },
    DeleteItem: { type: 'switch', help: 'Deletes the item again.' },
    Folder: {
      type: 'enum',
      typeName: 'Microsoft.Rtc.Management.ExchFolder',
      values: ['ConversationHistory', 'Inbox', 'Dumpster'],
      help: 'Into which folder; that of conversations by default.',
    },
    Force: { type: 'switch', noEffect: 'nothing is asked', help: 'Suppresses questions.' },
    HostNameStorageService: {
      type: 'string',
      aliases: ['h'],
      help: 'The server whose storage service it is; this one by default.',
    },
    UseCache: {
      type: 'switch',
      noEffect: 'where the mailbox is, is always asked anew',
      help: 'Goes by what is known of the mailbox.',
    },
  },
  run(ps) {
    return {
      process() {
        const { HostNameStorageService: host, Binding: binding = 'NetNamedPipe', DeleteItem: deletes } = ps.parameters;
        const { Folder: folder = 'ConversationHistory' } = ps.parameters;
        const user = mandatory(ps.parameters.SipUri);
        withDeployment(ps, (deployment) => {
          try {
            const server = requireStorageService(deployment, host);
            ps.verbose(
              `Successfully opened a connection to storage service at ${host ?? 'localhost'} using binding: ${binding}.`,
            );
            write(ps, deployment, server, user, folder);
            if (deletes) ps.verbose('Delete item: response message, class: Success, code: NoError.');
            ps.write('Test passed.');
          } catch (error) {
            if (!(error instanceof StorageFailure || error instanceof TransactionFailure)) throw error;
            ps.error('ExStorageConnectivityFailed', 'InvalidOperation', error.message, { target: user });
            ps.write('Test failed.');
          }
        });
      },
    };
  },
});

/** @throws StorageFailure, TransactionFailure */
function write(ps: CmdletContext, deployment: Deployment, server: string, user: string, folder: string): void {
  requireUser(deployment, user, server);
  const exchange = requireExchange(deployment, 'ExCreateItem');
  ps.verbose('Create message.');
  ps.verbose('Execute Exchange Storage Command.');
  const { refusal } = deployment.partners.try(server, exchange.name, user);
  if (refusal !== null) {
    throw new StorageFailure(
      `ExCreateItem exchange operation failed, code=50043, reason=The remote server returned an error: (401) Unauthorized. ${exchange.fqdn}: ${refusal}.`,
    );
  }
  ps.verbose('Processing web storage response for ExCreateItem Success.');
  ps.verbose(`Response message, class: Success, code: NoError, folder: ${folder}.`);
  ps.verbose('Is command successful: True.');
}
