/** Set-CsCertificate: assigns a certificate of the machine's store, or of a PFX file, to uses. */
import type { Assignment } from '../../src/deployment/certificate-operations.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import {
  type AssignmentTiming,
  announceAssignments,
  CERTIFICATE_REFERENCE,
  certificateParameters,
  machinePath,
  placeOf,
  timingOf,
  warnAbout,
} from '../deployment/certificate-arguments.ts';
import { changeDeployment } from './deployment-frame.ts';

const TASK = 'Assign the certificate to the local or central configuration databases.';

export default cmdlet({
  verb: 'Set',
  noun: 'CsCertificate',
  className: 'Microsoft.Rtc.Management.Deployment.SetCertificateCmdlet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Assigns a certificate to a use of Lync Server.',
    description:
      "The certificate is one of the local computer's personal store, with its private key, or comes from a PFX file. It takes effect at once, or at an effective date. A certificate of type OAuthTokenIssuer is global: it is kept in the Central Management store and deployed from there to every Front End Server.",
    examples: [
      {
        title: 'Let the default certificate be the token issuer too',
        transcript:
          'PS> $x = (Get-CsCertificate -Type Default).Thumbprint\nPS> Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $x 6> $null\nPS> (Get-CsCertificate -Type OAuthTokenIssuer).Thumbprint -eq $x\nTrue',
      },
      {
        title: 'Stage a certificate',
        transcript:
          'PS> $x = (Get-CsCertificate -Type Default).Thumbprint\nPS> Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $x -EffectiveDate "7/1/2012" -Roll 6> $null\nPS> (Get-CsCertificate -Type OAuthTokenIssuer).EffectiveDate\n\nSunday, July 1, 2012 12:00:00\u202fAM\n',
        remarks: 'At the effective date the certificate that was current becomes the previous one.',
      },
    ],
    links: ['Get-CsCertificate', 'Import-CsCertificate', 'Request-CsCertificate'],
  },
  parameters: {
    Reference: {
      type: 'other',
      typeName: CERTIFICATE_REFERENCE,
      in: { CertificateReference: { mandatory: true, pipeline: 'value' } },
      help: 'The certificate, as Get-CsCertificate gives it.',
    },
    Thumbprint: {
      type: 'string',
      in: { Thumbprint: { mandatory: true } },
      help: 'The thumbprint of a certificate in the personal store of this computer. Blanks and letter case do not matter.',
    },
    Path: { type: 'string', in: { Path: { mandatory: true } }, help: 'A PFX file with the certificate and its key.' },
    Password: { type: 'string', in: ['Path'], help: 'The password of the PFX file.' },
    Type: {
      ...certificateParameters.Type,
      in: { CertificateReference: {}, Thumbprint: {}, Path: { mandatory: true } },
      help: 'The uses to which the certificate is assigned.',
    },
    Identity: {
      ...certificateParameters.Identity,
      in: { CertificateReference: {}, Thumbprint: {}, Path: { mandatory: true } },
      help: 'The scope: global or site:NAME for OAuthTokenIssuer, this computer for every other type.',
    },
    EffectiveDate: certificateParameters.EffectiveDate,
    Roll: certificateParameters.Roll,
    NetportId: {
      ...certificateParameters.NetportId,
      in: ['CertificateReference', 'Thumbprint'],
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
        const { Type: types, Identity: identity } = ps.parameters;
        const place = placeOf(types ?? typesOfReference(ps), identity);
        if (!ps.shouldProcess(targetOf(ps, place.types), undefined, true)) return;
        changeDeployment(ps, TASK, (deployment, log) => {
          log.action('Assign the certificate', `${targetOf(ps, place.types)}, scope ${place.scope ?? 'default'}`);
          const assignments = assign(ps, deployment, place);
          announceAssignments(ps, log, assignments);
          warnAbout(log, assignments);
        });
      },
    };
  },
});

interface Given extends AssignmentTiming {
  Path?: string;
  Password?: string;
  Reference?: unknown;
  Thumbprint?: string;
}

function assign(ps: CmdletWith<Given>, deployment: Deployment, place: ReturnType<typeof placeOf>): Assignment[] {
  const { Path: path, Password: password } = ps.parameters;
  const timing = timingOf(ps.parameters);
  if (path === undefined) return deployment.certificates.assign({ ...place, ...timing, thumbprint: thumbprintOf(ps) });
  return deployment.certificates.assignFromFile({ ...place, ...timing, path: machinePath(path), password });
}

function thumbprintOf(ps: CmdletWith<Given>): string {
  const { Reference: reference, Thumbprint: thumbprint } = ps.parameters;
  return toText(reference === undefined ? thumbprint : getMember(reference, 'Thumbprint'));
}

/** A reference says its own use; that of a certificate just issued, all the types that it was requested for. */
function typesOfReference(ps: CmdletWith<Given>): string[] | undefined {
  const reference = ps.parameters.Reference;
  const use = reference === undefined ? null : (getMember(reference, 'Use') ?? null);
  return use === null ? undefined : toText(use).split(',');
}

function targetOf(ps: CmdletWith<Given>, types: readonly string[]): string {
  const certificate = ps.parameters.Path ?? thumbprintOf(ps);
  return `${types.join(', ')}: ${certificate}`;
}
