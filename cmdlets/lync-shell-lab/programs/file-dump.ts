/** certutil -dump: what is in a file (certificate, PFX, PKCS #7, request), and without one the authorities of the forest. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { isPfx, readPfx } from '../../../src/deployment/pfx.ts';
import { isDamage } from '../../../src/deployment/x509-details.ts';
import { type RequestDetails, readRequest, requestInFile } from '../../../src/deployment/x509-request.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { certificatesFromBytes } from '../../deployment/certificate-files.ts';
import { certificateDump, extensionLines, nameLines, publicKeyLines, storeBlock } from './certificate-text.ts';
import type { Options } from './certutil-verb.ts';

export function dumpFile(deployment: Deployment, file: string, { password }: Options): string[] {
  const path = machinePath(file);
  const bytes = deployment.session.machine.disk.readFile(path);
  const request = requestIn(bytes);
  if (request) return requestDump(request);
  if (isPfx(bytes)) return pfxDump(bytes, password, path);
  const certificates = certificatesFromBytes(bytes, null, path).map(({ info }) => info);
  const [first] = certificates;
  if (first && certificates.length === 1) return certificateDump(first);
  return [
    'PKCS7 Message:',
    '  CMSG_SIGNED(2)',
    '  Content Type:  1.2.840.113549.1.7.1 PKCS 7 Data',
    '',
    'No Signers',
    '',
    `Certificates:`,
    ...certificates.flatMap((certificate, index) => [
      `  ================ Begin Nesting Level 1 ================`,
      `Element ${index}:`,
      ...certificateDump(certificate),
      '  ----------------  End Nesting Level 1  ----------------',
    ]),
  ];
}

function pfxDump(bytes: Uint8Array, password: string, path: string): string[] {
  return readPfx(bytes, password, path).certificates.flatMap(({ certificate, privateKey }, index) => [
    `================ Certificate ${index} ================`,
    '================ Begin Nesting Level 1 ================',
    `Element ${index}:`,
    ...storeBlock(certificate, index).slice(1),
    '----------------  End Nesting Level 1  ----------------',
    ...(privateKey
      ? ['  Provider = Microsoft Enhanced Cryptographic Provider v1.0', 'Encryption test passed']
      : ['No key provider information']),
    '',
  ]);
}

function requestIn(bytes: Uint8Array): RequestDetails | undefined {
  const der = requestInFile(bytes);
  try {
    return der && readRequest(der);
  } catch (error) {
    if (isDamage(error)) return undefined; // no request: something else in DER
    throw error;
  }
}

function requestDump({ subject, encodedSubject, key, extensions, attributes, isSigned }: RequestDetails): string[] {
  return [
    'PKCS10 Certificate Request:',
    'Version: 1',
    'Subject:',
    ...nameLines(subject, encodedSubject),
    '',
    ...publicKeyLines(key),
    `Request Attributes: ${attributes.length + (extensions.length > 0 ? 1 : 0)}`,
    ...(extensions.length > 0
      ? ['  Attribute[0]: 1.2.840.113549.1.9.14 (Certificate Extensions)', '    Value[0][0]:']
      : []),
    ...extensionLines('    Certificate Extensions', extensions),
    isSigned ? 'Signature matches Public Key' : 'Signature does NOT match Public Key',
  ];
}

/** The authorities that Active Directory lists. */
export function dumpConfiguration({ authority }: Deployment): string[] {
  const listed = authority.all().filter(({ kind }) => kind !== 'public');
  return listed.flatMap(({ name, computer }, index) => {
    const line = (label: string, value: string) => `  ${`${label}:`.padEnd(31)}"${value}"`;
    return [
      `Entry ${index}:`,
      line('Name', name),
      line('Organizational Unit', ''),
      line('Organization', ''),
      line('Locality', ''),
      line('State', ''),
      line('Country/region', ''),
      line('Config', `${computer}\\${name}`),
      line('Exchange Certificate', ''),
      line('Signature Certificate', ''),
      line('Description', ''),
      line('Server', computer),
      line('Authority', name),
      line('Sanitized Name', name),
      line('Short Name', name),
      line('Sanitized Short Name', name),
      line('Flags', '1'),
      line('Web Enrollment Servers', ''),
    ];
  });
}
