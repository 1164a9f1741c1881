/** Export-Certificate: a certificate without its private key as a file. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { certificateOf } from './certificate-drive.ts';
import { writeCertificateFile } from './certificate-output.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'Certificate',
  className: 'Microsoft.CertificateServices.Commands.ExportCertificate',
  supportsShouldProcess: true,
  outputTypes: ['System.IO.FileInfo'],
  help: {
    synopsis: 'Writes a certificate without its private key into a file.',
    examples: [
      {
        title: 'The certificate of the authority',
        transcript:
          'PS> (Get-ChildItem Cert:\\LocalMachine\\Root | Export-Certificate -FilePath C:\\Certificates\\root.cer).Name\nroot.cer',
      },
    ],
    links: ['Import-Certificate'],
  },
  parameters: {
    Cert: {
      type: 'object',
      mandatory: true,
      pipeline: 'value',
      help: 'The certificate, or its path on the drive Cert:.',
    },
    FilePath: { type: 'string', position: 0, mandatory: true, aliases: ['FullName'], help: 'The file.' },
    Type: {
      type: 'enum',
      values: ['CERT'],
      help: 'The form of the file: CERT is a single certificate in DER.',
      noEffect: 'CERT is the only form',
    },
    NoClobber: { type: 'switch', help: 'Does not replace a file.' },
    Force: {
      type: 'switch',
      help: 'Replaces files that are read-only.',
      noEffect: 'files of a lab are replaced without asking',
    },
  },
  run(ps) {
    return {
      process() {
        const path = machinePath(ps.parameters.FilePath ?? '');
        const { info } = certificateOf(ps, ps.parameters.Cert);
        if (ps.shouldProcess(path, 'Export certificate')) writeCertificateFile(ps, path, info.der);
      },
    };
  },
});
