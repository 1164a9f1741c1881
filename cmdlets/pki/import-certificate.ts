/** Import-Certificate: puts certificates without private keys into a store of this machine or of the user. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { certificatesFromBytes } from '../deployment/certificate-files.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { certificateItems, storeNamed } from './certificate-drive.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'Certificate',
  className: 'Microsoft.CertificateServices.Commands.ImportCertificateCommand',
  supportsShouldProcess: true,
  outputTypes: ['System.Security.Cryptography.X509Certificates.X509Certificate2'],
  help: {
    synopsis: 'Imports certificates into a certificate store of this computer or of the user.',
    description: 'The file may be a certificate (.cer), a PKCS #7 (.p7b) or a serialized store (.sst).',
    examples: [
      {
        title: 'Trust an authority',
        transcript:
          'PS> $root = Get-ChildItem Cert:\\LocalMachine\\Root | Export-Certificate -FilePath C:\\Certificates\\root.cer\nPS> (Import-Certificate C:\\Certificates\\root.cer -CertStoreLocation Cert:\\LocalMachine\\CA).Subject\nCN=contoso-DC1-CA, DC=contoso, DC=com',
      },
    ],
    links: ['Export-Certificate', 'Import-PfxCertificate'],
  },
  parameters: {
    FilePath: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      aliases: ['FullName'],
      help: 'The certificate file.',
    },
    CertStoreLocation: { type: 'string', help: 'The store; by default the one of the current location.' },
  },
  run(ps) {
    return {
      process() {
        const path = machinePath(ps.parameters.FilePath ?? '');
        const store = storeNamed(ps, ps.parameters.CertStoreLocation);
        if (!ps.shouldProcess(path, 'Import certificate')) return;
        const bytes = withDeployment(ps, ({ session }) => session.machine.disk.readFile(path));
        const found = certificatesFromBytes(bytes, null, path);
        const entries = found.map(({ info: certificate, friendlyName }) => ({
          certificate,
          ...(friendlyName !== '' && { friendlyName }),
        }));
        withDeployment(ps, (deployment) => deployment.stores.add(store.place, entries));
        const thumbprints = found.map(({ info }) => info.thumbprint);
        for (const item of certificateItems(ps, store, thumbprints)) ps.write(item);
      },
    };
  },
});
