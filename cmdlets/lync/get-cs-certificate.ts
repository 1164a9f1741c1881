/** Get-CsCertificate: the certificates that are assigned on the machine of the session. */
import type { CertificateReference } from '../../src/deployment/certificate-lookup.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { certificateParameters, referenceObject, scopeOf } from '../deployment/certificate-arguments.ts';
import { momentText } from '../deployment/moment-text.ts';
import { lookAtDeployment, type TaskLog } from './deployment-frame.ts';

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
        transcript: 'PS> (Get-CsCertificate).Use -join " "\nDefault WebServicesInternal WebServicesExternal',
      },
    ],
    links: ['Set-CsCertificate', 'Import-CsCertificate', 'Remove-CsCertificate'],
  },
  parameters: {
    Type: { ...certificateParameters.Type, help: 'Only certificates of these types.' },
    NetportId: {
      ...certificateParameters.NetportId,
      help: 'The network port that the certificate serves.',
    },
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
        lookAtDeployment(ps, 'Get the certificates that are assigned on this computer.', (deployment, log) => {
          for (const reference of deployment.certificates.list({ types, scope: scopeOf(identity) })) {
            const { subject, issuer, thumbprint, notAfter } = reference.certificate;
            log.action(`Get the certificate for the type "${reference.use}"`, thumbprint);
            log.detail(`Subject "${subject}", issued by "${issuer}", valid until ${momentText(notAfter)}.`);
            if (reference.isInStore) ps.write(referenceObject(reference));
            else reportMissing(log, reference);
          }
        });
      },
    };
  },
});

/** Scripts look for the first words in the error; a warning goes with it (lync-console.md, B1). */
function reportMissing(log: TaskLog, { certificate: { thumbprint }, use }: CertificateReference): void {
  const text = `Assigned certificate not found or untrusted: the certificate "${thumbprint}" for the type "${use}" is not in the certificate store of this computer.`;
  log.warning(text);
  log.error(text);
}
