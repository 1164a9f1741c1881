/** Import-CsCertificate: puts a certificate file into the machine's store, or into the Central Management store. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  certificateParameters,
  machinePath,
  placeOf,
  scopeOf,
  timingOf,
  warnAbout,
} from '../deployment/certificate-arguments.ts';
import { changeDeployment, changeMachine } from './deployment-frame.ts';

const LOCAL_TASK = 'Import the certificate to the local certificate store.';
const CENTRAL_TASK = 'Import the certificate to the central configuration database.';

export default cmdlet({
  verb: 'Import',
  noun: 'CsCertificate',
  className: 'Microsoft.Rtc.Management.Deployment.ImportCertificateCmdlet',
  defaultParameterSet: 'Local',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Imports a certificate.',
    description:
      'With a path alone, the file goes into the personal store of this computer: a PFX, or the answer to an offline request, which joins the private key that waits for it. With -Identity and -Type the PFX goes into the Central Management store, encrypted for each Front End Server, and is deployed to all of them.',
    examples: [
      {
        title: 'A certificate for all Front End Servers',
        transcript:
          'PS> Import-CsCertificate -Identity global -Type OAuthTokenIssuer -Path C:\\Certificates\\ServerToServerAuth.pfx -Password "P@ssw0rd"\nPS> (Get-CsCertificate -Type OAuthTokenIssuer).SourceScope\nGlobal',
      },
      {
        title: 'Into the store of this computer',
        transcript:
          'PS> Import-CsCertificate -Path C:\\Certificates\\ServerToServerAuth.pfx -Password "P@ssw0rd" -PrivateKeyExportable $true',
      },
    ],
    links: ['Set-CsCertificate', 'Get-CsManagementStoreReplicationStatus'],
  },
  parameters: {
    Identity: {
      ...certificateParameters.Identity,
      in: { CMS: { position: 0, mandatory: true } },
      help: 'The scope: global, or site:NAME.',
    },
    Path: { type: 'string', mandatory: true, help: 'The certificate file.' },
    Password: { type: 'string', help: 'The password of a PFX file.' },
    Type: { ...certificateParameters.Type, in: { CMS: { mandatory: true } }, help: 'The uses of the certificate.' },
    PrivateKeyExportable: { type: 'bool', in: ['Local'], help: 'Whether the private key may be exported again.' },
    EffectiveDate: certificateParameters.EffectiveDate,
    Roll: certificateParameters.Roll,
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
        const { Path: path = '', Password: password, Type: types, Identity: identity } = ps.parameters;
        const file = { path: machinePath(path), password };
        if (!ps.shouldProcess(file.path, undefined, true)) return;
        if (ps.parameterSet === 'CMS') {
          changeDeployment(ps, CENTRAL_TASK, (deployment, log) => {
            const place = { ...placeOf(types, identity), scope: scopeOf(identity) ?? 'global' };
            log.action('Import into the Central Management Store', `${file.path} for ${place.types.join(', ')}`);
            const timing = timingOf(ps.parameters);
            warnAbout(log, deployment.certificates.assignFromFile({ ...place, ...timing, ...file }));
          });
          return;
        }
        changeMachine(ps, LOCAL_TASK, (deployment, log) => {
          log.action('Import into the local certificate store', file.path);
          const exportable = ps.parameters.PrivateKeyExportable;
          const imported = deployment.certificates.import({ ...file, ...timingOf(ps.parameters), exportable });
          log.detail(`Imported the certificate "${imported.thumbprint}" with the subject "${imported.subject}".`);
        });
      },
    };
  },
});
