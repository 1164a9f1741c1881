/** Reads what the Certificates console shows out of a deployment. */
import { friendlyNameOf } from '../../../cmdlets/deployment/object-identifiers.ts';
import { storeLocations } from '../../deployment/certificate-store.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { dateText } from '../date-text.ts';
import type { FormLanguage } from '../form-view.ts';
import { wordsOf } from '../words.ts';
import type { ConsoleQuestion, ConsoleRow, ConsoleTold, ConsoleView } from './console-view.ts';
import { readCertificateView, usesByThumbprint } from './read-certificate.ts';

/** Looks up what the console asks. */
export function consoleAnswer(lab: Deployment, question: ConsoleQuestion, language: FormLanguage): ConsoleTold {
  const { machine } = lab.session;
  if (question.about === 'store') {
    return { about: 'store', view: consoleOf(lab, language), rows: rowsOf(lab, question.store, language) };
  }
  const place = machine.storePlace(question.store);
  return { about: 'certificate', certificate: readCertificateView(lab, place, question.thumbprint, language) };
}

/** The tree. */
function consoleOf(lab: Deployment, language: FormLanguage): ConsoleView {
  const words = wordsOf(language);
  const { machine } = lab.session;
  const known: readonly string[] = storeLocations;
  const names = lab.stores.names(machine.fqdn);
  return {
    machine: machine.fqdn,
    warning: words('certificates-console.warning', machine.name),
    stores: [...ORDER.filter((name) => names.includes(name)), ...names.filter((name) => !ORDER.includes(name))].map(
      (name) => ({
        name,
        label: known.includes(name) ? words(`certificates-console.store-name.${name}`) : name,
        count: lab.stores.thumbprints(machine.storePlace(name)).length,
      }),
    ),
  };
}

/** In the order of the console. */
const ORDER: readonly string[] = [
  'My',
  'Root',
  'CA',
  'TrustedPublisher',
  'Disallowed',
  'TrustedPeople',
  'REQUEST',
  'WebHosting',
];

/** So many certificates a window lists: who has more looks for them by commands. */
const MOST_ROWS = 500;

/** The list of a store. */
function rowsOf(lab: Deployment, store: string, language: FormLanguage): ConsoleRow[] {
  const { machine } = lab.session;
  const now = lab.localTime();
  const uses = usesByThumbprint(lab);
  const listed = lab.stores.list(machine.storePlace(store)).slice(0, MOST_ROWS);
  return listed.map((entry) => ({
    thumbprint: entry.thumbprint,
    issuedTo: entry.subjectName,
    issuedBy: entry.issuerName,
    expires: dateText(entry.notAfter, language),
    purposes: entry.keyPurposes.map((id) => friendlyNameOf(id) || id).join(', '),
    friendlyName: entry.friendlyName,
    hasPrivateKey: entry.hasPrivateKey,
    isExportable: entry.exportable,
    uses: uses.get(entry.thumbprint) ?? [],
    validity: now < entry.notBefore ? 'not yet' : now > entry.notAfter ? 'expired' : 'valid',
  }));
}
