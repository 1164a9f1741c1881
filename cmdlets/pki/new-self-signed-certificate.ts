/** New-SelfSignedCertificate: a certificate for trials, in the personal store of this machine. */

import { makeSelfSigned } from '../../src/deployment/self-signed.ts';
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { certificateItem, storeNamed } from './certificate-drive.ts';

const MINUTE = 60_000;

/** Purposes by -Type. */
const purposes = {
  SSLServerAuthentication: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1'],
  CodeSigningCert: ['1.3.6.1.5.5.7.3.3'],
  DocumentEncryptionCert: ['1.3.6.1.4.1.311.80.1'],
  Custom: [],
} as const;

const algorithms = {
  RSA: 'RSA',
  ECDSA_nistP256: 'ECDH_P256',
  ECDSA_nistP384: 'ECDH_P384',
  ECDSA_nistP521: 'ECDH_P521',
} as const;

function subjectMissing(ps: CmdletActions): never {
  ps.fail('SubjectRequired', 'InvalidArgument', 'Name the subject by -Subject or -DnsName.', {
    exception: 'System.ArgumentException',
  });
}

export default cmdlet({
  verb: 'New',
  noun: 'SelfSignedCertificate',
  className: 'Microsoft.CertificateServices.Commands.NewSelfSignedCertificateCommand',
  supportsShouldProcess: true,
  outputTypes: ['System.Security.Cryptography.X509Certificates.X509Certificate2'],
  help: {
    synopsis: 'Makes a certificate that signs itself.',
    description:
      'It is for trials: no machine trusts it unless its certificate is imported among the trusted roots. It is valid for a year unless dates are given.',
    examples: [
      {
        title: 'For a web server',
        transcript:
          'PS> $c = New-SelfSignedCertificate -DnsName www.contoso.com, contoso.com -CertStoreLocation Cert:\\LocalMachine\\My\nPS> $c.Subject; $c.HasPrivateKey\nCN=www.contoso.com\nTrue',
      },
    ],
    links: ['Export-PfxCertificate', 'Request-CsCertificate'],
  },
  parameters: {
    DnsName: {
      type: 'string[]',
      help: 'The alternative names; the first one is the subject unless -Subject says otherwise.',
    },
    Subject: { type: 'string', help: 'The subject, such as "CN=www.contoso.com, O=Contoso".' },
    CertStoreLocation: {
      type: 'string',
      help: 'The store, Cert:\\LocalMachine\\My; by default that of the current location.',
    },
    FriendlyName: { type: 'string', help: 'A name for people.' },
    NotBefore: { type: 'datetime', help: 'The start of its validity; by default ten minutes ago.' },
    NotAfter: { type: 'datetime', help: 'The end of its validity; by default in a year.' },
    Type: {
      type: 'enum',
      values: ['SSLServerAuthentication', 'CodeSigningCert', 'DocumentEncryptionCert', 'Custom'],
      help: 'What it is for.',
    },
    KeyAlgorithm: {
      type: 'enum',
      values: ['RSA', 'ECDSA_nistP256', 'ECDSA_nistP384', 'ECDSA_nistP521'],
      help: 'The kind of key.',
    },
    KeyLength: {
      type: 'int',
      validate: [{ kind: 'set', values: ['1024', '2048', '4096'] }],
      help: 'The length of an RSA key in bits.',
    },
    KeyExportPolicy: {
      type: 'enum',
      values: ['NonExportable', 'ExportableEncrypted', 'Exportable'],
      help: 'Whether the private key may be exported.',
    },
  },
  run(ps) {
    return {
      process() {
        const values = ps.parameters;
        const store = storeNamed(ps, values.CertStoreLocation);
        const dnsNames = values.DnsName ?? [];
        const subject = values.Subject ?? dnsNames[0] ?? subjectMissing(ps);
        if (!ps.shouldProcess(subject, 'Create certificate')) return;
        const { certificate } = withDeployment(ps, (deployment) => {
          const now = deployment.clock.now();
          const made = makeSelfSigned({
            subject,
            dnsNames,
            notBefore: values.NotBefore ? instantOf(values.NotBefore) : now - 10 * MINUTE,
            notAfter: values.NotAfter ? instantOf(values.NotAfter) : oneYearAfter(now),
            keyAlgorithm: algorithms[values.KeyAlgorithm ?? 'RSA'],
            keyBits: values.KeyLength,
            keyPurposes: purposes[values.Type ?? 'SSLServerAuthentication'],
          });
          const exportable = values.KeyExportPolicy !== 'NonExportable';
          const entry = { ...made, exportable, friendlyName: values.FriendlyName };
          deployment.stores.add(store.place, [entry]);
          return made;
        });
        ps.write(certificateItem(ps, store, certificate.thumbprint));
      },
    };
  },
});

function oneYearAfter(instant: number): number {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.getTime();
}
