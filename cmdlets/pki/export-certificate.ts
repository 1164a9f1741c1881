/** Export-Certificate: certificates without their private keys as a file. */

import { writeBundle, writeSerializedStore } from '../../src/deployment/certificate-bundle.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import type { X509Certificate2 } from '../deployment/certificate-objects.ts';
import { CertificateCollection } from '../deployment/certificate-stores.ts';
import { certificateOf } from './certificate-drive.ts';
import { writeCertificateFile } from './certificate-output.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'Certificate',
  className: 'Microsoft.CertificateServices.Commands.ExportCertificate',
  supportsShouldProcess: true,
  outputTypes: ['System.IO.FileInfo'],
  help: {
    synopsis: 'Writes certificates without their private keys into a file.',
    description:
      'Without -Type one certificate is written in DER (CERT), and several as a serialized store (SST). P7B is a PKCS #7 of one or several.',
    examples: [
      {
        title: 'The certificate of the authority',
        transcript:
          'PS> (Get-ChildItem Cert:\\LocalMachine\\Root | Export-Certificate -FilePath C:\\Certificates\\root.cer).Name\nroot.cer',
      },
      {
        title: 'All trusted roots in one file',
        transcript:
          'PS> (Get-ChildItem Cert:\\LocalMachine\\Root | Export-Certificate -FilePath C:\\Certificates\\roots.p7b -Type P7B).Name\nroots.p7b',
      },
    ],
    links: ['Import-Certificate'],
  },
  parameters: {
    Cert: {
      type: 'object',
      mandatory: true,
      pipeline: 'value',
      help: 'The certificates, or their paths on the drive Cert:.',
    },
    FilePath: { type: 'string', position: 0, mandatory: true, aliases: ['FullName'], help: 'The file.' },
    Type: {
      type: 'enum',
      values: ['SST', 'CERT', 'P7B'],
      help: 'The form of the file: a serialized store, one certificate in DER, or a PKCS #7.',
    },
    NoClobber: { type: 'switch', help: 'Does not replace a file.' },
    Force: {
      type: 'switch',
      help: 'Replaces files that are read-only.',
      noEffect: 'files of a lab are replaced without asking',
    },
  },
  run(ps) {
    const certificates: X509Certificate2[] = [];
    return {
      process() {
        const { Cert: given } = ps.parameters;
        const items = given instanceof CertificateCollection ? given.items : Array.isArray(given) ? given : [given];
        certificates.push(...items.map((item) => certificateOf(ps, item)));
      },
      end() {
        const path = machinePath(ps.parameters.FilePath ?? '');
        const { Type: type = certificates.length > 1 ? 'SST' : 'CERT' } = ps.parameters;
        const [first] = certificates;
        if (!first) return;
        if (type === 'CERT' && certificates.length > 1) {
          const message = 'A file of the type CERT holds one certificate: use SST or P7B for several.';
          ps.fail('TooManyCertificates', 'InvalidArgument', message, {
            exception: 'System.ArgumentException',
            target: path,
          });
        }
        if (ps.shouldProcess(path, 'Export certificate'))
          writeCertificateFile(ps, path, bytesOf(type, first, certificates));
      },
    };
  },
});

function bytesOf(
  type: 'SST' | 'CERT' | 'P7B',
  first: X509Certificate2,
  certificates: readonly X509Certificate2[],
): Uint8Array {
  if (type === 'CERT') return first.info.der;
  if (type === 'P7B') return writeBundle(certificates.map(({ info }) => info.der));
  return writeSerializedStore(certificates.map(({ info, friendlyName }) => ({ certificate: info, friendlyName })));
}
