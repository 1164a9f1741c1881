/** Request-CsCertificate: asks the certification authority for a certificate, or writes a request for later. */

import type { CertificateRequest } from '../../src/deployment/certificate-request.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import type { KeyAlgorithm } from '../../src/deployment/key-generation.ts';
import type { PendingRequestState } from '../../src/deployment/pending-requests.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { certificateParameters, machinePath, requestedObject } from '../deployment/certificate-arguments.ts';
import { changeMachine, lookAtDeployment, type Reported, type TaskLog } from './deployment-frame.ts';
import { ONE_DIRECTORY } from './one-directory.ts';

/** What is known of a request in a file: its status, and that there is no thumbprint yet (lync-console.md, B2). */
const OFFLINE_REQUEST = 'Microsoft.Rtc.Management.Deployment.OfflineCertificateRequest';

const FQDN = 'Microsoft.Rtc.Management.Deploy.Fqdn';

export default cmdlet({
  verb: 'Request',
  noun: 'CsCertificate',
  className: 'Microsoft.Rtc.Management.Deployment.RequestCertificateCmdlet',
  defaultParameterSet: 'ByNew',
  supportsShouldProcess: true,
  outputTypes: ['Microsoft.Rtc.Management.Deployment.CertificateReference'],
  help: {
    synopsis: 'Requests a certificate with the names that the chosen uses need.',
    description:
      'The request goes to the certification authority, whose certificate is put into the personal store at once, or with -Output into a file. The answer to a file is imported with Import-CsCertificate. The certificate still has to be assigned with Set-CsCertificate.',
    examples: [
      {
        title: 'From the authority of the domain',
        transcript:
          'PS> $c = Request-CsCertificate -New -Type Default -CA "dc1.contoso.com\\contoso-DC1-CA" 6> $null\nPS> $c.Subject\nCN=pool01.contoso.com\nPS> Set-CsCertificate -Type Default -Thumbprint $c.Thumbprint 3> $null 6> $null',
      },
      {
        title: 'Into a file',
        transcript:
          'PS> Request-CsCertificate -New -Type Default -Output C:\\Certificates\\request.req | Select-Object RequestStatus\n\nRequestStatus\n-------------\nOffline\n\nPS> (Request-CsCertificate -List).Status\nPending',
      },
    ],
    links: ['Import-CsCertificate', 'Set-CsCertificate'],
  },
  parameters: {
    New: { type: 'switch', in: { ByNew: { position: 0 } }, help: 'Makes a new request.' },
    List: { type: 'switch', in: { ByList: { mandatory: true } }, help: 'Lists the requests of this computer.' },
    Retrieve: {
      type: 'switch',
      in: { ByRetrieve: { mandatory: true } },
      help: 'Gives the certificates that were issued to requests.',
    },
    Clear: { type: 'switch', in: { ByClear: { mandatory: true } }, help: 'Forgets the requests of this computer.' },
    RequestId: { type: 'int', in: ['ByClear', 'ByList', 'ByRetrieve'], help: 'Only the request with this number.' },
    Type: { ...certificateParameters.Type, in: { ByNew: { mandatory: true } }, help: 'The uses of the certificate.' },
    CA: { type: 'string', in: ['ByNew'], help: 'The authority as COMPUTER\\NAME; by default that of the domain.' },
    CaAccount: {
      type: 'string',
      in: ['ByNew'],
      help: 'The account with which to ask the authority; whoever is logged on by default.',
    },
    CaPassword: {
      type: 'string',
      in: ['ByNew'],
      help: 'The password of that account, without which it cannot log on.',
    },
    FriendlyName: { type: 'string', in: ['ByNew'], help: 'A name for people.' },
    KeyAlg: {
      type: 'enum',
      typeName: 'Microsoft.Rtc.Management.Deployment.KeyAlgorithmIdentifier',
      values: ['RSA', 'ECDH_P256', 'ECDH_P384', 'ECDH_P521'],
      in: ['ByNew'],
      help: 'The kind of key; RSA by default.',
    },
    KeySize: { type: 'int', in: ['ByNew'], help: 'The length of an RSA key in bits; 2048 by default.' },
    PrivateKeyExportable: { type: 'bool', in: ['ByNew'], help: 'Whether the private key may be exported.' },
    ClientEKU: { type: 'bool', in: ['ByNew'], help: 'Adds client authentication to the purposes of the key.' },
    Template: { type: 'string', in: ['ByNew'], help: 'The certificate template; WebServer by default.' },
    DomainName: { type: 'string', in: ['ByNew'], help: 'Further alternative names, separated by commas.' },
    AllSipDomain: { type: 'switch', in: ['ByNew'], help: 'Adds the names of all SIP domains.' },
    Organization: { type: 'string', in: ['ByNew'], help: 'The organization in the subject.' },
    OU: { type: 'string', in: ['ByNew'], help: 'The organizational unit in the subject.' },
    City: { type: 'string', in: ['ByNew'], help: 'The city in the subject.' },
    State: { type: 'string', in: ['ByNew'], help: 'The state or province in the subject.' },
    Country: { type: 'string', in: ['ByNew'], help: 'The country in the subject.' },
    Output: { type: 'string', in: ['ByNew'], help: 'A file for a request that is sent later.' },
    ComputerFqdn: {
      type: 'other',
      typeName: FQDN,
      in: ['ByNew'],
      help: 'The computer or pool that it is for; this one by default.',
    },
    GlobalCatalog: {
      type: 'other',
      typeName: FQDN,
      in: ['ByNew'],
      help: 'A server of the global catalog.',
      noEffect: ONE_DIRECTORY,
    },
    GlobalSettingsDomainController: {
      type: 'other',
      typeName: FQDN,
      in: ['ByNew'],
      help: 'The domain controller where global settings are kept.',
      noEffect: ONE_DIRECTORY,
    },
    Force: {
      type: 'switch',
      help: 'Leaves out messages about errors that do not stop the command.',
      noEffect: 'nothing here asks before it works, and every error that is shown matters',
    },
    Report: certificateParameters.Report,
  },
  run(ps) {
    return {
      process() {
        const { RequestId: id } = ps.parameters;
        switch (ps.parameterSet) {
          case 'ByList':
            lookAtDeployment(ps, 'List the certificate requests of this computer.', (deployment) => {
              for (const request of requests(deployment, id)) ps.write(requestObject(request));
            });
            return;
          case 'ByRetrieve':
            changeMachine(ps, 'Retrieve certificates that were requested on this computer.', (deployment, log) => {
              for (const request of deployment.certificates.retrieve(id)) retrieve(ps, deployment, log, request);
            });
            return;
          case 'ByClear':
            if (!ps.shouldProcess(id === undefined ? 'all requests' : `request ${id}`, undefined, true)) return;
            changeMachine(ps, 'Remove certificate requests from this computer.', (deployment) =>
              deployment.certificates.clearRequests(id),
            );
            return;
          default:
            request(ps);
        }
      },
    };
  },
});

interface Given extends Reported {
  Type?: string[];
  CA?: string;
  CaAccount?: string;
  CaPassword?: string;
  FriendlyName?: string;
  KeyAlg?: KeyAlgorithm;
  KeySize?: number;
  PrivateKeyExportable?: boolean;
  ClientEKU?: boolean;
  Template?: string;
  DomainName?: string;
  AllSipDomain?: boolean;
  Organization?: string;
  OU?: string;
  City?: string;
  State?: string;
  Country?: string;
  Output?: string;
  ComputerFqdn?: unknown;
}

/** What consoles of 2012 show (lync-console.md, B2). */
const TASK = 'Create a certificate request based on Lync Server configuration for this computer.';

function request(ps: CmdletWith<Given>): void {
  const { Type: types = [] } = ps.parameters;
  if (!ps.shouldProcess(types.join(', '), undefined, true)) return;
  changeMachine(ps, TASK, (deployment, log) => {
    requirePassword(ps.parameters);
    log.action('Request a certificate', types.join(', '));
    const { certificate, status, requestId } = deployment.certificates.request(wanted(ps.parameters));
    if (!certificate) {
      if (status === 'Pending') {
        log.warning(`The request ${requestId} waits for the approval of a manager of the certification authority.`);
      }
      ps.write(new DataObject(OFFLINE_REQUEST, { RequestStatus: status, RequestId: requestId, Use: types.join(',') }));
      return;
    }
    const { CA: authority = deployment.authority.configuration } = ps.parameters;
    const issued = `Issued thumbprint "${certificate.thumbprint}" for use "${types.join(',')}" by "${authority}".`;
    ps.host(issued);
    log.detail(issued);
    ps.write(requestedObject(certificate, types));
  });
}

/** An account logs on by its password. Which password it has no lab knows: any but the empty one will do. */
function requirePassword({ CaAccount: account, CaPassword: password = '' }: Given): void {
  if (account !== undefined && password === '') throw new DeploymentError('ca-logon-refused', { account });
}

function wanted(values: Given): CertificateRequest {
  return {
    computer: values.ComputerFqdn === undefined ? undefined : toText(values.ComputerFqdn),
    account: values.CaAccount,
    types: values.Type ?? [],
    authority: values.CA,
    friendlyName: values.FriendlyName,
    keyAlgorithm: values.KeyAlg,
    keySize: values.KeySize,
    exportable: values.PrivateKeyExportable,
    clientAuthentication: values.ClientEKU,
    template: values.Template,
    domainNames: listed(values.DomainName),
    allSipDomains: values.AllSipDomain ?? false,
    organization: values.Organization,
    organizationalUnit: values.OU,
    city: values.City,
    state: values.State,
    country: values.Country,
    output: values.Output === undefined ? undefined : machinePath(values.Output),
  };
}

function listed(names: string | undefined): string[] | undefined {
  return names
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function requests(deployment: Deployment, id: number | undefined): PendingRequestState[] {
  return deployment.certificates.requests().filter(({ requestId }) => id === undefined || requestId === id);
}

function retrieve(
  ps: CmdletWith<Reported>,
  { session }: Deployment,
  log: TaskLog,
  { requestId, status, thumbprint, types, authority }: PendingRequestState,
): void {
  if (status === 'Denied') {
    log.error(`The request ${requestId} was denied by the certification authority "${authority ?? ''}".`);
    return;
  }
  if (thumbprint === undefined) {
    const next =
      authority === undefined
        ? 'import the answer of the authority with Import-CsCertificate.'
        : `the certification authority "${authority}" has not decided.`;
    log.warning(`The request ${requestId} is still pending: ${next}`);
    return;
  }
  const found = session.machine.certificates('My').find((certificate) => certificate.thumbprint === thumbprint);
  if (found) ps.write(requestedObject(found, types));
}

function requestObject({
  requestId,
  status,
  subject,
  types,
  friendlyName,
  createdAt,
  thumbprint,
}: PendingRequestState): DataObject {
  return new DataObject('Microsoft.Rtc.Management.Deployment.CertificateRequest', {
    RequestId: requestId,
    Status: status,
    Subject: subject,
    Type: textArray(types),
    FriendlyName: friendlyName,
    SubmittedOn: localDate(createdAt),
    Thumbprint: thumbprint ?? null,
  });
}
