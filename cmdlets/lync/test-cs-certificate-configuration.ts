/** Test-CsCertificateConfiguration: which of the assigned certificates the machine's store really has. */
import type { CertificateCheck } from '../../src/deployment/certificate-lookup.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { certificateParameters, certType } from '../deployment/certificate-arguments.ts';
import { lookAtDeployment } from './deployment-frame.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'CsCertificateConfiguration',
  className: 'Microsoft.Rtc.Management.Deployment.TestCertificateConfigurationCmdlet',
  outputTypes: ['Microsoft.Rtc.Management.Deployment.CertificateExists'],
  help: {
    synopsis: 'Checks that the certificates in use are in the store of this computer.',
    description:
      'Gives thumbprint and use of each that is. Warnings name those that are missing, not trusted or not valid now.',
    examples: [
      {
        title: 'On a Front End Server',
        transcript:
          'PS> (Test-CsCertificateConfiguration).Use -join " "\nDefault WebServicesInternal WebServicesExternal',
      },
    ],
    links: ['Get-CsCertificate'],
  },
  parameters: { Report: certificateParameters.Report },
  run(ps) {
    return {
      process() {
        lookAtDeployment(ps, 'Test the certificate configuration of this computer.', (deployment, log) => {
          for (const check of deployment.certificates.test()) {
            const { exists, thumbprint, use } = check;
            log.action(`Test the certificate for the type "${use}"`, thumbprint);
            for (const problem of shortcomings(check)) log.warning(problem);
            if (!exists) continue;
            ps.write(
              new DataObject('Microsoft.Rtc.Management.Deployment.CertificateExists', {
                Thumbprint: thumbprint,
                Use: certType(use),
              }),
            );
          }
        });
      },
    };
  },
});

/** What does not hold of a certificate for its use. */
function shortcomings({
  use,
  thumbprint,
  exists,
  hasPrivateKey,
  isTrusted,
  isValid,
  problems,
}: CertificateCheck): string[] {
  const name = `The certificate "${thumbprint}" of type ${use}`;
  return [
    ...(exists ? [] : [`${name} is not in the certificate store of this computer.`]),
    ...(exists && !hasPrivateKey ? [`${name} has no private key on this computer.`] : []),
    ...(isTrusted ? [] : [`${name} does not chain to a root certificate that this computer trusts.`]),
    ...problems,
    ...(isValid ? [] : [`${name} is expired or not yet valid.`]),
  ];
}
