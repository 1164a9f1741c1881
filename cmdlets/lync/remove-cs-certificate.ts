/** Remove-CsCertificate: takes a certificate out of use; it stays in the store. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { certificateParameters, placeOf } from '../deployment/certificate-arguments.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { changeDeployment } from './deployment-frame.ts';

const TASK = 'Remove the certificate from the local or central configuration databases.';

export default cmdlet({
  verb: 'Remove',
  noun: 'CsCertificate',
  className: 'Microsoft.Rtc.Management.Deployment.RemoveCertificateCmdlet',
  supportsShouldProcess: true,
  outputTypes: ['Microsoft.Rtc.Management.Deployment.CertificateReference'],
  help: {
    synopsis: 'Takes certificates out of use.',
    description:
      'The certificate stays in the certificate store. The command asks first when the certificate is in use, unless -Force or -Confirm:$false is given.',
    examples: [
      {
        title: 'Remove the token issuer',
        transcript:
          'PS> $x = (Get-CsCertificate -Type Default).Thumbprint\nPS> Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $x 6> $null\nPS> Remove-CsCertificate -Identity global -Type OAuthTokenIssuer -Force\nPS> Get-CsCertificate -Type OAuthTokenIssuer',
      },
    ],
    links: ['Get-CsCertificate', 'Set-CsCertificate'],
  },
  parameters: {
    Type: { ...certificateParameters.Type, help: 'The types whose certificates are removed.' },
    NetportId: {
      ...certificateParameters.NetportId,
      help: 'The network port that the certificate serves.',
    },
    Force: { type: 'switch', help: 'Does not ask.' },
    Report: certificateParameters.Report,
    Identity: { ...certificateParameters.Identity, position: 0, help: 'The scope.' },
    Previous: { type: 'switch', help: 'Removes only the previous certificate.' },
  },
  run(ps) {
    return {
      process() {
        const { Type: types, Identity: identity, Previous: previous } = ps.parameters;
        const place = placeOf(types, identity);
        if (!ps.shouldProcess(place.types.join(', '), undefined, true)) return;
        if (!previous && !isAgreed(ps, place)) return;
        changeDeployment(ps, TASK, (deployment, log) => {
          log.action('Remove the certificate', `${place.types.join(', ')}, scope ${place.scope ?? 'default'}`);
          deployment.certificates.remove({ ...place, previous });
        });
      },
    };
  },
});

/** A certificate that is in use is worth a question, unless it was answered on the command line. */
function isAgreed(ps: CmdletWith<{ Force?: boolean }>, place: ReturnType<typeof placeOf>): boolean {
  const answered = (getMember(ps.invocation.boundParameters, 'Confirm') ?? null) !== null;
  if (ps.parameters.Force || answered || place.types.length === 0) return true;
  const isInUse = withDeployment(ps, (deployment) => deployment.certificates.isAssigned(place));
  return (
    !isInUse ||
    ps.shouldContinue(
      `The certificate of type ${place.types.join(', ')} is in use. Do you want to remove it?`,
      'Confirm',
    )
  );
}
