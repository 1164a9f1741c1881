/** Get-LabAuthority: the certification authorities of the lab, their templates, and what they were asked for. */
import { writeBundle } from '../../src/deployment/certificate-bundle.ts';
import type { AuthorityState } from '../../src/deployment/certification-authority.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { concatBytes, utf8Bytes } from '../../src/platform/bytes.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { X509Certificate2 } from '../deployment/certificate-objects.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { authorityObject, submittedObject, templateObject } from './authority-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabAuthority',
  className: 'LyncShell.GetLabAuthorityCommand',
  defaultParameterSet: 'Authority',
  outputTypes: ['LyncShell.LabAuthority', 'LyncShell.LabCertificateTemplate', 'LyncShell.LabCertificateRequest'],
  help: {
    synopsis: 'Shows the certification authorities of the lab, their templates, and the requests that they were sent.',
    description:
      'With -OutFile the answer to a request, or a list of revocations, is written onto the disk of the machine. The end of the name says the form: .cer is the certificate in DER, .p7b the chain in PKCS #7, .pem the chain as text; .crl a list of revocations.',
    examples: [
      { title: 'All of them', transcript: 'PS> (Get-LabAuthority).Name\ncontoso-DC1-CA' },
      {
        title: 'Who may enrol for web servers',
        transcript:
          'PS> (Get-LabAuthority -Template | Where-Object Name -eq WebServer).Enroll\nDomain Admins\nEnterprise Admins',
      },
    ],
    links: ['New-LabAuthority', 'Set-LabAuthority'],
  },
  parameters: {
    Name: { type: 'string', position: 0, wildcards: true, help: 'Names of authorities; wildcards are allowed.' },
    Template: { type: 'switch', in: { Template: { mandatory: true } }, help: 'Shows the templates.' },
    Request: { type: 'switch', in: { Request: { mandatory: true } }, help: 'Shows the requests.' },
    RequestId: { type: 'int', in: ['Request'], help: 'Only the request with this number.' },
    RevocationList: {
      type: 'enum',
      values: ['Base', 'Delta'],
      in: { List: { mandatory: true } },
      help: 'Writes the list of revocations that is out: the whole one, or the delta list.',
    },
    OutFile: {
      type: 'string',
      in: { Request: {}, List: { mandatory: true } },
      help: 'A file of the machine: of the certificate of the request, or of the list.',
    },
  },
  run(ps) {
    return {
      process() {
        const fits = WildcardPattern.of(ps.parameters.Name ?? '*', true);
        withDeployment(ps, (deployment) => {
          for (const state of deployment.authority.all()) if (fits.isMatch(state.name)) show(ps, deployment, state);
        });
      },
    };
  },
});

interface Given {
  readonly RequestId?: number;
  readonly RevocationList?: 'Base' | 'Delta';
  readonly OutFile?: string;
}

function show(ps: CmdletWith<Given>, deployment: Deployment, state: AuthorityState): void {
  const { RequestId: wanted, RevocationList: list, OutFile: file } = ps.parameters;
  const { disk } = deployment.session.machine;
  switch (ps.parameterSet) {
    case 'Template':
      for (const template of deployment.authority.templates(state.name)) ps.write(templateObject(template));
      return;
    case 'Request':
      for (const request of state.requests ?? []) {
        if (wanted !== undefined && request.requestId !== wanted) continue;
        const { certificate } = deployment.authority.retrieve(state.name, request.requestId);
        if (file !== undefined && certificate)
          disk.writeFile(machinePath(file), answerBytes(deployment, certificate, file));
        ps.write(submittedObject(state, request));
      }
      return;
    case 'List':
      disk.writeFile(machinePath(file ?? ''), deployment.authority.listBytes(state.name, list === 'Delta'));
      return;
    default:
      ps.write(authorityObject(state, deployment));
  }
}

/** The certificate alone, or with its issuers but for the root, which everybody has. */
function answerBytes(deployment: Deployment, certificate: CertificateInfo, file: string): Uint8Array {
  const chain = deployment.authority.chainOf(certificate);
  if (/\.p7[bc]$/i.test(file)) return writeBundle(chain.map(({ der }) => der));
  if (!/\.(?:pem|txt)$/i.test(file)) return certificate.der;
  return concatBytes(chain.map((one) => utf8Bytes(`${new X509Certificate2(one).pem()}\n`)));
}
