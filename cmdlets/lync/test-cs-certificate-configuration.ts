/** Test-CsCertificateConfiguration: which of the assigned certificates the machine's store really has. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { certificateParameters, certType } from '../deployment/certificate-arguments.ts';
import { lookAtDeployment } from './deployment-report.ts';

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
          'PS> (Test-CsCertificateConfiguration).Use -join " "\nDefault WebServicesExternal WebServicesInternal',
      },
    ],
    links: ['Get-CsCertificate'],
  },
  parameters: { Report: certificateParameters.Report },
  run(ps) {
    return {
      process() {
        const checks = lookAtDeployment(ps, (deployment) => deployment.certificates.test()) ?? [];
        for (const { use, thumbprint, exists, hasPrivateKey, isTrusted, isValid } of checks) {
          const name = `The certificate "${thumbprint}" of type ${use}`;
          if (!exists) ps.warning(`${name} is not in the certificate store of this computer.`);
          else if (!hasPrivateKey) ps.warning(`${name} has no private key on this computer.`);
          if (!isTrusted) ps.warning(`${name} does not chain to a root certificate that this computer trusts.`);
          if (!isValid) ps.warning(`${name} is expired or not yet valid.`);
          if (!exists) continue;
          ps.write(
            new DataObject('Microsoft.Rtc.Management.Deployment.CertificateExists', {
              Thumbprint: thumbprint,
              Use: certType(use),
            }),
          );
        }
      },
    };
  },
});
