/** Test-Certificate: whether a certificate is good for a purpose, by the policies of Windows. */

import type { BuiltChain, ChainFlag } from '../../src/deployment/chain-building.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { netException } from '../../src/types/net-exception.ts';
import type { X509Certificate2 } from '../deployment/certificate-objects.ts';
import { bearsName, chainError, trustFlags } from '../deployment/chain-verdict.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { chainInSession } from '../deployment/session-chains.ts';
import { errorLine, type SystemError, systemError } from '../deployment/system-errors.ts';
import { certificateOf } from './certificate-drive.ts';

const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';

export default cmdlet({
  verb: 'Test',
  noun: 'Certificate',
  className: 'Microsoft.CertificateServices.Commands.TestCertificate',
  outputTypes: ['System.Boolean'],
  help: {
    synopsis: 'Tells whether a certificate is valid, trusted, not revoked, and for the purpose that is asked for.',
    description:
      'The policy SSL also asks whether the certificate is for the authentication of servers and bears the name of -DNSName.',
    examples: [
      {
        title: 'The certificate of a web server',
        transcript:
          'PS> $x = (Get-CsCertificate -Type Default).Thumbprint\nPS> Test-Certificate Cert:\\LocalMachine\\My\\$x -Policy SSL -DNSName meet.contoso.com\nTrue',
      },
    ],
    links: ['Get-Certificate'],
  },
  parameters: {
    Cert: {
      type: 'object',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      help: 'The certificate, or its path on the drive Cert:.',
    },
    Policy: {
      type: 'enum',
      values: ['BASE', 'AUTHENTICODE', 'SSL', 'NTAUTH'],
      help: 'The policy: BASE, by default; SSL for servers, AUTHENTICODE for code, NTAUTH for log-on to the domain.',
    },
    User: {
      type: 'switch',
      help: 'Looks for issuers in the stores of the user.',
      noEffect: "the stores of a lab's users show the machine's authorities, and nobody may add roots there",
    },
    EKU: { type: 'string[]', help: 'Object identifiers of the purposes that the certificate must be for.' },
    DNSName: { type: 'string', help: 'The name by which the server is called.' },
    AllowUntrustedRoot: { type: 'switch', help: 'Lets a root pass that the machine does not trust.' },
  },
  run(ps) {
    return {
      process() {
        const certificate = certificateOf(ps, ps.parameters.Cert);
        const chain = chainInSession(certificate.info);
        const pardoned: ChainFlag[] = ps.parameters.AllowUntrustedRoot ? ['UntrustedRoot'] : [];
        const error = chainError(chain, pardoned) ?? policyError(ps, certificate);
        if (chain.statuses.length > 0) ps.warning(statusText(chain));
        ps.write(error === undefined);
        if (!error) return;
        const exception = netException('System.ComponentModel.Win32Exception', errorLine(error));
        ps.error(exception.typeName, 'NotSpecified', exception.message, { exception });
      },
    };
  },
});

interface Given {
  readonly Policy?: 'BASE' | 'AUTHENTICODE' | 'SSL' | 'NTAUTH';
  readonly EKU?: readonly string[];
  readonly DNSName?: string;
}

/** What the policy has against a certificate whose chain is in order. */
function policyError(ps: CmdletWith<Given>, { info }: X509Certificate2): SystemError | undefined {
  const { Policy: policy = 'BASE', EKU: purposes = [], DNSName: name } = ps.parameters;
  const required = [
    ...purposes,
    ...(policy === 'SSL' ? [SERVER_AUTHENTICATION] : []),
    ...(policy === 'AUTHENTICODE' ? [CODE_SIGNING] : []),
  ];
  // A certificate without the extension is for every purpose.
  const lacks = info.keyPurposes.length > 0 && required.some((purpose) => !info.keyPurposes.includes(purpose));
  if (lacks) return systemError('CERT_E_WRONG_USAGE');
  if (policy === 'SSL' && name !== undefined && !bearsName(info, name)) return systemError('CERT_E_CN_NO_MATCH');
  // The store NTAuth of Active Directory holds the enterprise's own authorities.
  const issuer = chainInSession(info, { revocation: false }).links.at(1)?.certificate;
  const isEnterprise = issuer !== undefined && ps.service(deploymentKey).authority.isEnterprise(issuer);
  return policy === 'NTAUTH' && !isEnterprise ? systemError('CERT_E_UNTRUSTEDCA') : undefined;
}

function statusText({ links, statuses }: BuiltChain): string {
  const flags = trustFlags(statuses).map(({ name }) => `\n    ${name}`);
  const missing = statuses.includes('PartialChain') ? [`\nMissing issuer: ${links.at(-1)?.certificate.issuer}`] : [];
  return ['Chain status:', ...flags, ...missing].join('');
}
