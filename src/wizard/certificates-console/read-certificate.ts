/** Reads what the window of a certificate shows out of a deployment. */
import { extensionText } from '../../../cmdlets/deployment/certificate-extensions.ts';
import { friendlyNameOf } from '../../../cmdlets/deployment/object-identifiers.ts';
import type { StorePlace } from '../../deployment/certificate-store.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import type { StoreEntry } from '../../deployment/stored-certificate.ts';
import type { CertificateDetails } from '../../deployment/x509-details.ts';
import { detailsOf } from '../../deployment/x509-details.ts';
import { dateText, timeText } from '../date-text.ts';
import type { FormLanguage } from '../form-view.ts';
import type { CertificateDetail, CertificateView } from './certificate-view.ts';

/** The certificate of a store as the machine of the session sees it now; null where it is no longer there. */
export function readCertificateView(
  lab: Deployment,
  place: StorePlace,
  thumbprint: string,
  language: FormLanguage,
): CertificateView | null {
  const entry = lab.stores.find(place, thumbprint);
  if (!entry) return null;
  const { machine } = lab.session;
  const { links } = lab.stores.chain(machine, entry, { revocation: true });
  return {
    machine: machine.name,
    thumbprint: entry.thumbprint,
    friendlyName: entry.friendlyName,
    issuedTo: entry.subjectName,
    issuedBy: entry.issuerName,
    validFrom: dateText(entry.notBefore, language),
    validTo: dateText(entry.notAfter, language),
    hasPrivateKey: entry.hasPrivateKey,
    isExportable: entry.exportable,
    purposes: entry.keyPurposes.map((id) => friendlyNameOf(id) || id),
    uses: usesByThumbprint(lab).get(entry.thumbprint) ?? [],
    details: detailsIn(entry, language),
    path: links
      .map(({ certificate, statuses }) => ({
        name: certificate.subjectName,
        thumbprint: certificate.thumbprint,
        flags: statuses,
      }))
      .reverse(),
  };
}

/** The uses of Lync Server that certificates have on the machine of the session, by their thumbprints. */
export function usesByThumbprint(lab: Deployment): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const { certificate, use, state } of lab.certificates.list()) {
    if (state === 'current') uses.set(certificate.thumbprint, [...(uses.get(certificate.thumbprint) ?? []), use]);
  }
  return uses;
}

/** The lines of Details, in the order of Windows. */
function detailsIn(entry: StoreEntry, language: FormLanguage): CertificateDetail[] {
  const details = detailsOf(entry.der);
  const field = (name: string, value: string): CertificateDetail => ({ name, kind: 'field', isCritical: false, value });
  return [
    field('version', `V${details.version}`),
    field('serial-number', spaced(entry.serialNumber)),
    field('signature-algorithm', friendlyNameOf(details.signatureAlgorithm) || details.signatureAlgorithm),
    field('issuer', partLines(entry.issuer)),
    field('valid-from', timeText(entry.notBefore, language)),
    field('valid-to', timeText(entry.notAfter, language)),
    field('subject', partLines(entry.subject)),
    field('public-key', `${keyName(details)} (${entry.keyBits} Bits)`),
    ...details.extensions.map(
      (extension): CertificateDetail => ({
        name: friendlyNameOf(extension.identifier) || extension.identifier,
        kind: 'extension',
        isCritical: extension.critical,
        value: extensionText(extension, true).trimEnd(),
      }),
    ),
    { ...field('thumbprint-algorithm', 'sha1'), kind: 'property' },
    { ...field('thumbprint', spaced(entry.thumbprint)), kind: 'property' },
    ...(entry.friendlyName === ''
      ? []
      : [{ ...field('friendly-name', entry.friendlyName), kind: 'property' as const }]),
  ];
}

function keyName({ key }: CertificateDetails): string {
  return friendlyNameOf(key.algorithm) || key.algorithm;
}

/** `19 aa ea …` */
function spaced(hexadecimal: string): string {
  return (hexadecimal.toLowerCase().match(/../g) ?? [hexadecimal]).join(' ');
}

/** A part a line: `, ` parts them where no quotes are open. */
function partLines(name: string): string {
  return name.replace(/("(?:[^"]|"")*")|, /g, (_, quoted?: string) => quoted ?? '\n');
}
