/** Get-CsCertificate: the certificates that are assigned on the machine of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { certificateParameters, referenceObject, scopeOf } from '../deployment/certificate-arguments.ts';
import { lookAtDeployment } from './deployment-report.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsCertificate',
  className: 'Microsoft.Rtc.Management.Deployment.GetCertificateCmdlet',
  outputTypes: ['Microsoft.Rtc.Management.Deployment.CertificateReference'],
  help: {
    synopsis: 'Gives the certificates that are assigned on this computer.',
    description:
      'Lists each use with its certificate: those of this computer and, on a Front End Server, the global ones. A certificate that is staged for a later date is listed behind the current one. A type to which nothing is assigned gives no output.',
    examples: [
      { title: 'A type to which nothing is assigned', transcript: 'PS> Get-CsCertificate -Type OAuthTokenIssuer' },
      {
        title: 'What is in use',
        transcript: 'PS> (Get-CsCertificate).Use -join " "\nDefault WebServicesExternal WebServicesInternal',
      },
    ],
    links: ['Set-CsCertificate', 'Import-CsCertificate', 'Remove-CsCertificate'],
  },
  parameters: {
    Type: { ...certificateParameters.Type, help: 'Only certificates of these types.' },
    NetportId: certificateParameters.NetportId,
    Report: certificateParameters.Report,
    Identity: {
      ...certificateParameters.Identity,
      position: 0,
      help: 'Only certificates of this scope: global, site:NAME, or this computer.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Type: types, Identity: identity } = ps.parameters;
        const found = lookAtDeployment(ps, (deployment) =>
          deployment.certificates.list({ types, scope: scopeOf(identity) }),
        );
        for (const reference of found ?? []) ps.write(referenceObject(reference));
      },
    };
  },
});
