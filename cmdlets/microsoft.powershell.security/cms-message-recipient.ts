/** System.Management.Automation.CmsMessageRecipient: for whom a message is, as a person says it. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { construct } from '../../src/types/members/construction.ts';
import { getMember, invokeMethod, invokeStatic } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { anyPattern } from '../../src/types/wildcard.ts';

const CERTIFICATES = 'System.Security.Cryptography.X509Certificates';
/** Document Encryption. */
const DOCUMENT_ENCRYPTION = '1.3.6.1.4.1.311.80.1';

export type Purpose = 'Encryption' | 'Decryption';

export class CmsMessageRecipient extends NetObject {
  /** What it stood for when it was last looked for. */
  certificates: readonly unknown[] = [];

  /** @param given a certificate, or a text that names one: Base64, a file or a folder of them, a thumbprint, a subject */
  constructor(readonly given: NetObject | string) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.CmsMessageRecipient');
  }

  get identifier(): string {
    return typeof this.given === 'string' ? this.given : '';
  }
}

/** The certificates that recipients stand for. What names none, several, or one that must not encrypt, ends the cmdlet. */
export function certificatesOf(
  ps: CmdletActions,
  recipients: readonly CmsMessageRecipient[],
  purpose: Purpose,
): unknown[] {
  return recipients.flatMap((recipient) => {
    const { given, identifier } = recipient;
    const found = typeof given === 'string' ? named(ps, given) : [given];
    const usable = purpose === 'Decryption' ? found.filter((one) => getMember(one, 'HasPrivateKey') === true) : found;
    for (const certificate of usable) requireEncryption(ps, certificate);
    if (usable.length === 0) {
      const message = `Cannot load encryption certificate. The certificate setting '${identifier}' does not represent a valid base-64 encoded certificate, nor does it represent a valid certificate by file, directory, thumbprint, or subject name.`;
      ps.fail('NoCertificateFound', 'ObjectNotFound', message, {
        exception: 'System.ArgumentException',
        target: identifier === '' ? null : identifier,
      });
    }
    if (usable.length > 1 && purpose === 'Encryption') {
      const message = `Cannot load certificate. The identifier '${identifier}' matches multiple certificates. To encrypt to multiple recipients, provide multiple specific values to the 'To' parameter, rather than a wildcard that matches multiple certificates.`;
      ps.fail('IdentifierMustReferenceSingleCertificate', 'LimitsExceeded', message, {
        exception: 'System.ArgumentException',
        target: collection(usable),
      });
    }
    recipient.certificates = usable;
    return usable;
  });
}

/** An X509Certificate2Collection. */
export function collection(certificates: readonly unknown[]): unknown {
  const list = construct(typeNamed(`${CERTIFICATES}.X509Certificate2Collection`), []);
  for (const certificate of certificates) invokeMethod(list, 'Add', [certificate]);
  return list;
}

/** In PowerShell's order: the certificate itself, files, thumbprints, subjects; the first that finds something counts. */
function named(ps: CmdletActions, identifier: string): readonly unknown[] {
  for (const find of [inBase64, inFiles, byThumbprint, bySubject]) {
    const found = find(ps, identifier);
    if (found.length > 0) return found;
  }
  return [];
}

function inBase64(_ps: CmdletActions, identifier: string): readonly unknown[] {
  if (!/^[A-Za-z0-9+/=\s]{100,}$/.test(identifier)) return [];
  return read(() => invokeStatic(typeNamed('System.Convert'), 'FromBase64String', [identifier]));
}

function inFiles(ps: CmdletActions, identifier: string): readonly unknown[] {
  const places = placesNamed(ps, identifier).filter(({ provider }) => provider.name === 'FileSystem');
  return places.flatMap(({ provider, path }) => {
    if (!provider.isContainer(path)) return read(() => path);
    return placesNamed(ps, `${path}/*`).flatMap((file) =>
      provider.isContainer(file.path) ? [] : read(() => file.path),
    );
  });
}

function placesNamed(ps: CmdletActions, path: string) {
  try {
    return drivesOf(ps).findExisting(path, false);
  } catch (error) {
    if (error instanceof NetException) return [];
    throw error;
  }
}

/** The certificate in bytes or in a file; none where it holds none. */
function read(source: () => unknown): readonly unknown[] {
  try {
    return [construct(typeNamed(`${CERTIFICATES}.X509Certificate2`), [source()])];
  } catch (error) {
    if (error instanceof NetException) return [];
    throw error;
  }
}

function byThumbprint(_ps: CmdletActions, identifier: string): readonly unknown[] {
  if (!/^[0-9a-f]{40}$/i.test(identifier)) return [];
  return inStores((one) => toText(getMember(one, 'Thumbprint')).toLowerCase() === identifier.toLowerCase());
}

function bySubject(_ps: CmdletActions, identifier: string): readonly unknown[] {
  const isMeant = anyPattern([identifier.replace(/^CN=/i, '')], false);
  return inStores((one) => isMeant(toText(invokeMethod(one, 'GetNameInfo', ['SimpleName', false]))));
}

/** In the stores named My, that of the person before that of the machine; each certificate once. */
function inStores(fits: (certificate: unknown) => boolean): readonly unknown[] {
  const found = new Map<string, unknown>();
  for (const location of ['CurrentUser', 'LocalMachine']) {
    const store = construct(typeNamed(`${CERTIFICATES}.X509Store`), ['My', location]);
    invokeMethod(store, 'Open', ['ReadOnly']);
    for (const certificate of enumerate(getMember(store, 'Certificates')) ?? []) {
      const thumbprint = toText(getMember(certificate, 'Thumbprint'));
      if (!found.has(thumbprint) && fits(certificate)) found.set(thumbprint, certificate);
    }
  }
  return [...found.values()];
}

/** Only certificates that say so encrypt documents: about_CMS of PowerShell's help, Protect-CmsMessage. */
function requireEncryption(ps: CmdletActions, certificate: unknown): void {
  const extensions = [...(enumerate(getMember(certificate, 'Extensions')) ?? [])];
  const usages = extensions.map((one) => toText(getMember(one, 'KeyUsages') ?? '')).join(' ');
  const purposes = extensions
    .flatMap((one) => [...(enumerate(getMember(one, 'EnhancedKeyUsages') ?? null) ?? [])])
    .map((purpose) => toText(getMember(purpose, 'Value')));
  if (/\b(?:Data|Key)Encipherment\b/.test(usages) && purposes.includes(DOCUMENT_ENCRYPTION)) return;
  const message = `Certificate '${toText(getMember(certificate, 'Thumbprint'))}' cannot be used for encryption. Encryption certificates must contain the Data Encipherment or Key Encipherment key usage, and include the Document Encryption Enhanced Key Usage (${DOCUMENT_ENCRYPTION}).`;
  ps.fail('CertificateCannotBeUsedForEncryption', 'InvalidData', message, {
    exception: 'System.ArgumentException',
    target: certificate,
  });
}
