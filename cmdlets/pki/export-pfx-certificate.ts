/** Export-PfxCertificate: a certificate with its private key as a PFX file. */

import { type PfxProtection, writePfx } from '../../src/deployment/pfx-writing.ts';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { base64Text } from '../../src/platform/bytes.ts';
import { netException } from '../../src/types/net-exception.ts';
import type { SecureString } from '../../src/types/values/secure-string.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { passwordText } from '../deployment/certificate-files.ts';
import { CertificatePart, type X509Certificate2 } from '../deployment/certificate-objects.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { chainInSession } from '../deployment/session-chains.ts';
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
    Password: { type: 'securestring', help: 'The password that protects the file.' },
    ProtectTo: {
      type: 'string[]',
      refused:
        'a domain controller of Windows Server 2012 would keep the keys of such a protection, and a lab has none',
      help: 'Accounts and groups of the domain that may open the file without a password.',
    },
    ChainOption: {
      type: 'enum',
      values: ['BuildChain', 'EndEntityCertOnly', 'PfxDataOnly'],
      help: 'Whether the issuers go into the file (BuildChain, by default) or not; PfxDataOnly takes those of the data.',
    },
    CryptoAlgorithmOption: {
      type: 'enum',
      values: ['TripleDES_SHA1', 'AES256_SHA256'],
      help: 'How the key is encrypted: 3DES, which every Windows reads, by default; or AES-256.',
    },
    NoProperties: { type: 'switch', help: 'Leaves out the friendly name.' },
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
  ChainOption?: 'BuildChain' | 'EndEntityCertOnly' | 'PfxDataOnly';
  CryptoAlgorithmOption?: PfxProtection;
  NoProperties?: boolean;
}

function pfxOf(ps: CmdletWith<Given>): Uint8Array {
  const {
    ChainOption: chainOption,
    CryptoAlgorithmOption: protection,
    NoProperties: withoutProperties,
  } = ps.parameters;
  if (!ps.parameters.Password) {
    const message = 'A password has to protect the private key: give one by -Password.';
    ps.fail('PasswordRequired', 'InvalidArgument', message, { exception: 'System.ArgumentException' });
  }
  const password = passwordText(ps.parameters.Password);
  const { certificate, others } = chosen(ps);
  const { info, home } = certificate;
  const { key, place } = home;
  const endEntityOnly = chainOption === 'EndEntityCertOnly';
  if (!place || chainOption === 'PfxDataOnly') {
    if (!key) return noPrivateKey(ps, certificate);
    if (!key.exportable) return notExportable(ps);
    const friendlyName = withoutProperties ? '' : home.friendlyName;
    const chain = endEntityOnly ? [] : chainOption === 'PfxDataOnly' ? others : [...others, ...issuersOf(info)];
    const source = { certificate: info.der, privateKey: key.privateKey, friendlyName, chain: distinct(chain) };
    return writePfx(source, password, protection);
  }
  if (key && !key.exportable) return notExportable(ps);
  const options = { endEntityOnly, withoutProperties, protection };
  return withDeployment(ps, ({ stores }) => stores.exportPfx(place, info.thumbprint, password, options));
}

function issuersOf(info: CertificateInfo): Uint8Array[] {
  return chainInSession(info, { revocation: false })
    .links.slice(1)
    .map(({ certificate }) => certificate.der);
}

function distinct(certificates: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(certificates.map((der) => [base64Text(der), der])).values()];
}

/** As Windows says it: NTE_BAD_KEY_STATE. */
function notExportable(ps: CmdletWith<Given>): never {
  const exception = netException('System.ComponentModel.Win32Exception', 'Cannot export non-exportable private key.');
  return ps.fail(exception.typeName, 'NotSpecified', exception.message, { exception });
}

function noPrivateKey(ps: CmdletWith<Given>, target: unknown): never {
  const message = 'The data hold no certificate with a private key.';
  return ps.fail('CertificateWithoutPrivateKey', 'InvalidData', message, { target });
}

/** The certificate, and the others of the data that it comes from. */
function chosen(ps: CmdletWith<Given>): { certificate: X509Certificate2; others: Uint8Array[] } {
  const { PFXData: data, Cert: given } = ps.parameters;
  if (!(data instanceof CertificatePart)) return { certificate: certificateOf(ps, given), others: [] };
  const [certificate] = (data.values.EndEntityCertificates ?? []) as X509Certificate2[];
  if (!certificate) return noPrivateKey(ps, data);
  const others = (data.values.OtherCertificates ?? []) as X509Certificate2[];
  return { certificate, others: others.map(({ info }) => info.der) };
}
