/** Get-Certificate: enrols for a certificate by a template of the domain's authority, or fetches one that was pending. */
import { type CmdletWith, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { CertificatePart } from '../deployment/certificate-objects.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { certificateItem, certificateOf, type NamedStore, storeNamed } from './certificate-drive.ts';

const LDAP = 'ldap:';

export default cmdlet({
  verb: 'Get',
  noun: 'Certificate',
  className: 'Microsoft.CertificateServices.Commands.GetCertificateCommand',
  defaultParameterSet: 'SubmitRequest',
  supportsShouldProcess: true,
  outputTypes: ['Microsoft.CertificateServices.Commands.EnrollmentResult'],
  help: {
    synopsis: 'Requests a certificate by a template, or fetches the one of a request that was pending.',
    description:
      'The request goes to the certification authority of the domain as whoever is logged on. A certificate that is issued is put into the store at once. Where a manager has to approve the request, it waits in the store REQUEST, and is given to -Request later. Nothing is assigned to Lync Server and nothing is replicated.',
    examples: [
      {
        title: 'A certificate for a web server',
        transcript:
          'PS> $r = Get-Certificate -Template WebServer -SubjectName "CN=www.contoso.com" -DnsName www.contoso.com, contoso.com -CertStoreLocation Cert:\\LocalMachine\\My\nPS> $r.Status; $r.Certificate.Subject; $r.Certificate.HasPrivateKey\nIssued\nCN=www.contoso.com\nTrue',
      },
    ],
    links: ['Request-CsCertificate', 'Import-Certificate'],
  },
  parameters: {
    Template: {
      type: 'string',
      in: { SubmitRequest: { mandatory: true } },
      help: 'The name of the template.',
    },
    Url: {
      type: 'other',
      typeName: 'System.Uri',
      in: ['SubmitRequest'],
      help: 'The enrolment policy server: only Active Directory, ldap:, which is the default.',
    },
    SubjectName: {
      type: 'string',
      in: ['SubmitRequest'],
      help: 'The subject, such as "CN=www.contoso.com"; the name of this computer by default.',
    },
    DnsName: { type: 'string[]', in: ['SubmitRequest'], help: 'The alternative names.' },
    Credential: {
      type: 'other',
      typeName: 'Microsoft.CertificateServices.Commands.PkiCredential',
      help: 'The account with which to ask a server.',
      refused: 'Active Directory is asked as whoever is logged on',
    },
    CertStoreLocation: {
      type: 'string',
      in: ['SubmitRequest'],
      help: 'The personal store of the computer or the user; by default that of the current location.',
    },
    Request: {
      type: 'object',
      in: { PendingRetrieval: { mandatory: true, pipeline: 'value' } },
      help: 'A request in the store REQUEST, or its path on the drive Cert:.',
    },
  },
  run(ps) {
    return {
      process() {
        if (ps.parameterSet === 'PendingRetrieval') fetchPending(ps);
        else submit(ps);
      },
    };
  },
});

interface Given {
  Template?: string;
  Url?: unknown;
  SubjectName?: string;
  DnsName?: string[];
  CertStoreLocation?: string;
  Request?: unknown;
}

function submit(ps: CmdletWith<Given>): void {
  const { SubjectName: subject, DnsName: dnsNames = [], Url: url } = ps.parameters;
  const template = mandatory(ps.parameters.Template);
  if (url !== undefined && !/^ldap:/i.test(String(url))) {
    const message = `The enrollment policy server "${url}" cannot be reached: this network has none but Active Directory (ldap:).`;
    ps.fail('PolicyServerNotFound', 'ResourceUnavailable', message, { target: url });
  }
  const store = personalStore(ps);
  if (!ps.shouldProcess(template, 'Request certificate')) return;
  withDeployment(ps, (deployment) => {
    const { status, certificate } = deployment.certificates.enroll({
      template,
      subject: subject ?? `CN=${deployment.session.machine.fqdn}`,
      dnsNames,
      keyPurposes: [],
      keyAlgorithm: 'RSA',
      keyBits: 2048,
      exportable: false,
      friendlyName: '',
      owner: store.place.owner,
    });
    if (certificate) {
      ps.write(enrolment(status, certificateItem(ps, store, certificate.thumbprint), null));
      return;
    }
    const requests = storeNamed(ps, `Cert:\\${store.location}\\REQUEST`);
    const waiting = deployment.stores.list(requests.place).at(-1);
    ps.write(enrolment(status, null, waiting ? certificateItem(ps, requests, waiting.thumbprint) : null));
  });
}

/** Fetches what the authority has decided of a request. */
function fetchPending(ps: CmdletWith<Given>): void {
  const request = certificateOf(ps, ps.parameters.Request);
  if (!ps.shouldProcess(request.info.subject, 'Retrieve certificate')) return;
  withDeployment(ps, (deployment) => {
    const { certificates } = deployment;
    const stores = ['LocalMachine', 'CurrentUser'].map((location) => storeNamed(ps, `Cert:\\${location}\\My`));
    const store = stores.find(({ place }) => certificates.requestOf(request.info, place.owner));
    const waiting = store && certificates.requestOf(request.info, store.place.owner);
    if (!waiting) {
      const message = 'The certificate is no request that waits on this computer.';
      return ps.fail('RequestNotFound', 'ObjectNotFound', message, { target: request });
    }
    const [fetched] = certificates.retrieve(waiting.requestId, store.place.owner);
    const status = fetched?.status ?? 'Pending';
    const issued = fetched?.thumbprint;
    const item = issued === undefined ? null : certificateItem(ps, store, issued);
    ps.write(enrolment(status, item, status === 'Pending' ? request : null));
  });
}

function personalStore(ps: CmdletWith<Given>): NamedStore {
  const store = storeNamed(ps, ps.parameters.CertStoreLocation);
  if (store.store.toLowerCase() === 'my') return store;
  const message = `A certificate with its key is put into a personal store (My), not into "${store.store}".`;
  return ps.fail('NotPersonalStore', 'InvalidArgument', message, { target: ps.parameters.CertStoreLocation });
}

function enrolment(status: string, certificate: unknown, request: unknown): CertificatePart {
  return new CertificatePart('Microsoft.CertificateServices.Commands.EnrollmentResult', {
    Certificate: certificate,
    Request: request,
    Status: status,
    Url: convertTo(LDAP, typeNamed('System.Uri')),
  });
}
