/** Import-PfxCertificate: puts certificates with their private keys into a store of this machine only, or of the user. */

import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { readPfx } from '../../src/deployment/pfx.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { netException } from '../../src/types/net-exception.ts';
import type { SecureString } from '../../src/types/values/secure-string.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { passwordText } from '../deployment/certificate-files.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { certificateItems, storeNamed } from './certificate-drive.ts';
import { fileBytes } from './certificate-input.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'PfxCertificate',
  className: 'Microsoft.CertificateServices.Commands.ImportPfxCertificate',
  supportsShouldProcess: true,
  outputTypes: ['System.Security.Cryptography.X509Certificates.X509Certificate2'],
  help: {
    synopsis: 'Imports a PFX file into a certificate store of this computer.',
    description:
      'Nothing is assigned and nothing is replicated: for all Front End Servers at once use Import-CsCertificate.',
    examples: [
      {
        title: 'Into the personal store',
        transcript:
          'PS> $password = [System.Net.NetworkCredential]::new("", "P@ssw0rd").SecurePassword\nPS> (Import-PfxCertificate C:\\Certificates\\ServerToServerAuth.pfx Cert:\\LocalMachine\\My -Password $password).Subject\nCN=contoso.com',
      },
    ],
    links: ['Export-PfxCertificate', 'Import-CsCertificate'],
  },
  parameters: {
    FilePath: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      aliases: ['FullName'],
      help: 'The PFX file.',
    },
    CertStoreLocation: { type: 'string', position: 1, help: 'The store; by default the one of the current location.' },
    Exportable: { type: 'switch', help: 'The private key may be exported again.' },
    Password: { type: 'securestring', help: 'The password of the file.' },
  },
  run(ps) {
    return {
      process() {
        const { FilePath: name = '', CertStoreLocation: location, Exportable: exportable } = ps.parameters;
        const path = machinePath(name);
        const store = storeNamed(ps, location);
        if (!ps.shouldProcess(path, 'Import certificate')) return;
        const { certificates } = readFile(ps, path);
        withDeployment(ps, (deployment) => {
          deployment.stores.add(
            store.place,
            certificates.map((entry) => ({ ...entry, exportable })),
          );
        });
        const withKey = certificates.filter((entry) => entry.privateKey);
        const shown = withKey.length > 0 ? withKey : certificates;
        const thumbprints = shown.map(({ certificate }) => certificate.thumbprint);
        for (const item of certificateItems(ps, store, thumbprints)) ps.write(item);
      },
    };
  },
});

function readFile(ps: CmdletWith<{ Password?: SecureString }>, path: string): ReturnType<typeof readPfx> {
  const password = passwordText(ps.parameters.Password);
  return withDeployment(ps, ({ session }) => {
    const bytes = fileBytes(ps, session.machine.disk, path);
    try {
      return readPfx(bytes, password, path);
    } catch (error) {
      if (!(error instanceof DeploymentError) || error.code !== 'pfx-wrong-password') throw error;
      const exception = netException(
        'System.ComponentModel.Win32Exception',
        'The PFX file you are trying to import requires either a different password or membership in an Active Directory principal to which it is protected.',
      );
      return ps.fail('System.ComponentModel.Win32Exception', 'NotSpecified', exception.message, { exception });
    }
  });
}
