/** Answers the questions of the Certificate Wizard out of a deployment, as the machine of the session sees it. */
import { configurationOf } from '../../deployment/authorities.ts';
import type { CertificateReference } from '../../deployment/certificate-lookup.ts';
import { optionalTypes, parseCertificateType, requiredTypes } from '../../deployment/certificate-types.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { DeploymentError } from '../../deployment/deployment-error.ts';
import { formatName } from '../../deployment/distinguished-name.ts';
import { namesFor } from '../../deployment/server-names.ts';
import { isFrontEnd } from '../../deployment/topology.ts';
import { temporaryFolderOf } from '../../deployment/user-profile.ts';
import { utf8Text } from '../../platform/bytes.ts';
import { formatValue } from '../../types/format/format-value.ts';
import { localDate } from '../../types/values/instants.ts';
import { readCertificateView } from '../certificates-console/read-certificate.ts';
import { dateText } from '../date-text.ts';
import type { FormLanguage } from '../form-view.ts';
import type { PendingRow, Question, StoreRow, Told, UseRow } from './knowledge.ts';

/** Uses that are usually given one certificate, under one line. */
const GROUPS = [
  { id: 'default-group', types: ['Default', 'WebServicesInternal', 'WebServicesExternal'] },
  { id: 'edge-external-group', types: ['AccessEdgeExternal', 'DataEdgeExternal', 'AudioVideoAuthentication'] },
] as const;

/** Looks up what the wizard asks. */
export function answerOf(lab: Deployment, question: Question, language: FormLanguage): Told {
  switch (question.about) {
    case 'overview':
      return { about: 'overview', overview: overviewOf(lab, language) };
    case 'names': {
      const types = question.types.map(parseCertificateType);
      const { computer } = lab.session.machine;
      const { subject, dnsNames } = namesFor(types, computer, lab.topology, question.allSipDomains);
      return { about: 'names', names: { subject: formatName(subject.map((part) => [part])), names: dnsNames } };
    }
    case 'store':
      return { about: 'store', store: storeRows(lab, language) };
    case 'time':
      return { about: 'time', time: timeOf(lab) };
    case 'certificate':
      return {
        about: 'certificate',
        certificate: readCertificateView(lab, lab.session.machine.storePlace('My'), question.thumbprint, language),
      };
    case 'file':
      return { about: 'file', text: fileText(lab, question.path) };
  }
}

function overviewOf(lab: Deployment, language: FormLanguage): Extract<Told, { about: 'overview' }>['overview'] {
  const { machine } = lab.session;
  return {
    machine: machine.fqdn,
    uses: useRows(lab, language),
    pending: lab.certificates
      .requests()
      .filter(({ status }) => status === 'Pending')
      .map(
        ({ requestId, subject, friendlyName, createdAt, authority }): PendingRow => ({
          id: String(requestId),
          subject,
          friendlyName,
          made: dateText(createdAt, language),
          isOffline: authority === undefined,
        }),
      ),
    // Those that Active Directory lists; a public one is nobody's to detect.
    authorities: lab.authority.all().flatMap((state) => (state.kind === 'public' ? [] : [configurationOf(state)])),
    sipDomains: lab.topology.document.sipDomains,
    temporaryFolder: temporaryFolderOf(lab.session.user),
  };
}

function useRows(lab: Deployment, language: FormLanguage): UseRow[] {
  const { role } = lab.session.machine;
  const current = lab.certificates.list().filter(({ state }) => state === 'current');
  const row = (id: string, types: readonly string[], more: Partial<UseRow> = {}): UseRow => ({
    id,
    types,
    isGlobal: false,
    ...more,
    ...assignedTo(lab, types, current, language),
  });
  const required: readonly string[] = requiredTypes(role);
  const group = GROUPS.find(({ types }) => types.every((type) => required.includes(type)));
  const grouped: readonly string[] = group?.types ?? [];
  return [
    ...required.filter((type) => !grouped.includes(type)).map((type) => row(type, [type])),
    ...(group
      ? [
          row(group.id, grouped),
          ...grouped.map((type) => row(type, [type], { parent: group.id })),
          ...optionalTypes(role).map((type) => row(type, [type], { parent: group.id, isOptional: true })),
        ]
      : []),
    ...(isFrontEnd(role) ? [row('OAuthTokenIssuer', ['OAuthTokenIssuer'], { isGlobal: true })] : []),
  ];
}

/** The certificate of some uses, where all have the same one. */
function assignedTo(
  lab: Deployment,
  types: readonly string[],
  current: readonly CertificateReference[],
  language: FormLanguage,
): Pick<UseRow, 'certificate' | 'status'> {
  const own = current.filter(({ use }) => types.includes(use));
  const [first] = own;
  if (!first) return { certificate: null, status: 'unassigned' };
  const { thumbprint, notAfter } = first.certificate;
  const isSame = own.length === types.length && own.every(({ certificate }) => certificate.thumbprint === thumbprint);
  if (!isSame) return { certificate: null, status: own.length < types.length ? 'partly' : 'assigned' };
  const stored = lab.stores.find(lab.session.machine.storePlace('My'), thumbprint);
  const friendlyName = stored?.friendlyName || first.certificate.subjectName;
  return { certificate: { thumbprint, friendlyName, expires: dateText(notAfter, language) }, status: 'assigned' };
}

/** Only certificates with a private key can be assigned. */
function storeRows(lab: Deployment, language: FormLanguage): StoreRow[] {
  return lab.session.machine
    .certificates('My')
    .filter(({ hasPrivateKey }) => hasPrivateKey)
    .map(({ thumbprint, subjectName, friendlyName, issuerName, notAfter }) => ({
      thumbprint,
      name: subjectName,
      friendlyName,
      issuer: issuerName,
      expires: dateText(notAfter, language),
    }));
}

/** As names of reports and certificates have it, whatever the language (lync-console.md, A1 and B5). */
function timeOf(lab: Deployment): { stamp: string; date: string } {
  const now = localDate(lab.localTime());
  return { stamp: formatValue(now, '[yyyy_MM_dd][HH_mm_ss]', ''), date: formatValue(now, 'd', 'en-US') };
}

/** A file of the machine. A command that was refused before it began has left no report, which is said in its place. */
function fileText(lab: Deployment, path: string): string {
  try {
    return utf8Text(lab.session.machine.disk.readFile(path));
  } catch (error) {
    if (error instanceof DeploymentError) return error.message;
    throw error;
  }
}
