/** Export-PfxCertificate: a certificate with its private key as a PFX file. */

import { writePfx } from '../../src/deployment/pfx-writing.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import type { SecureString } from '../../src/types/values/secure-string.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { passwordText } from '../deployment/certificate-files.ts';
import { CertificatePart, type X509Certificate2 } from '../deployment/certificate-objects.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { certificateOf } from './certificate-drive.ts';
import { writeCertificateFile } from './certificate-output.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'PfxCertificate',
  className: 'Microsoft.CertificateServices.Commands.ExportPfxCertificate',
  defaultParameterSet: 'Cert',
  supportsShouldProcess: true,
  outputTypes: ['System.IO.FileInfo'],
  help: {
    synopsis: 'Writes a certificate with its private key into a PFX file.',
    description: 'The private key must be exportable.',
    examples: [
      {
        title: 'The default certificate',
        transcript:
          'PS> $password = [System.Net.NetworkCredential]::new("", "P@ssw0rd").SecurePassword\nPS> $x = (Get-CsCertificate -Type Default).Thumbprint\nPS> (Export-PfxCertificate -Cert Cert:\\LocalMachine\\My\\$x -FilePath C:\\Certificates\\default.pfx -Password $password).Name\ndefault.pfx',
      },
    ],
    links: ['Import-PfxCertificate'],
  },
  parameters: {
    Cert: {
      type: 'object',
      in: { Cert: { position: 0, mandatory: true, pipeline: 'value' } },
      help: 'The certificate, or its path on the drive Cert:.',
    },
    PFXData: {
      type: 'other',
      typeName: 'Microsoft.CertificateServices.Commands.PfxData',
      in: { PFXData: { position: 0, mandatory: true, pipeline: 'value' } },
      help: 'What Get-PfxData gave.',
    },
    FilePath: { type: 'string', position: 1, mandatory: true, aliases: ['FullName'], help: 'The file.' },
    Password: { type: 'securestring', mandatory: true, help: 'The password that protects the file.' },
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
        if (!ps.shouldProcess(path, 'Export certificate')) return;
        writeCertificateFile(ps, path, pfxOf(ps));
      },
    };
  },
});

interface Given {
  Password?: SecureString;
  PFXData?: unknown;
  Cert?: unknown;
}

function pfxOf(ps: CmdletWith<Given>): Uint8Array {
  const password = passwordText(ps.parameters.Password);
  const certificate = chosen(ps);
  const { info, home } = certificate;
  const { key, store, friendlyName } = home;
  if (key && store === undefined) {
    return writePfx({ certificate: info.der, privateKey: key.privateKey, friendlyName }, password);
  }
  return withDeployment(ps, (deployment) =>
    deployment.stores.exportPfx(deployment.session.machine, store ?? 'My', info.thumbprint, password),
  );
}

function chosen(ps: CmdletWith<Given>): X509Certificate2 {
  const { PFXData: data, Cert: certificate } = ps.parameters;
  if (!(data instanceof CertificatePart)) return certificateOf(ps, certificate);
  const [first] = (data.values.EndEntityCertificates ?? []) as X509Certificate2[];
  if (first) return first;
  const message = 'The data hold no certificate with a private key.';
  return ps.fail('CertificateWithoutPrivateKey', 'InvalidData', message, { target: data });
}
