/** Get-PfxData: what is in a PFX file, without importing it. */
import { type PfxCertificate, readPfx } from '../../src/deployment/pfx.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { fromPfx, passwordText } from '../deployment/certificate-files.ts';
import { CertificatePart } from '../deployment/certificate-objects.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { fileBytes } from './certificate-input.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PfxData',
  className: 'Microsoft.CertificateServices.Commands.GetPfxData',
  outputTypes: ['Microsoft.CertificateServices.Commands.PfxData'],
  help: {
    synopsis: 'Shows what is in a PFX file.',
    examples: [
      {
        title: 'The certificate in a file',
        transcript:
          'PS> $password = [System.Net.NetworkCredential]::new("", "P@ssw0rd").SecurePassword\nPS> (Get-PfxData C:\\Certificates\\ServerToServerAuth.pfx -Password $password).EndEntityCertificates.Subject\nCN=contoso.com',
      },
    ],
    links: ['Import-PfxCertificate'],
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
    Password: { type: 'securestring', help: 'The password of the file.' },
  },
  run(ps) {
    return {
      process() {
        const path = machinePath(ps.parameters.FilePath ?? '');
        const contents = withDeployment(ps, ({ session }) =>
          readPfx(fileBytes(ps, session.machine.disk, path), passwordText(ps.parameters.Password), path),
        );
        ps.write(
          new CertificatePart('Microsoft.CertificateServices.Commands.PfxData', {
            EndEntityCertificates: certificates(contents.certificates.filter((item) => item.privateKey)),
            OtherCertificates: certificates(contents.certificates.filter((item) => !item.privateKey)),
          }),
        );
      },
    };
  },
});

function certificates(items: PfxCertificate[]): unknown[] {
  return asTypedArray(items.map(fromPfx), typeNamed('System.Security.Cryptography.X509Certificates.X509Certificate2'));
}
