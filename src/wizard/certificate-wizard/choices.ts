/** What was chosen in the Certificate Wizard, with the default of whatever was not: the one place where defaults are. */
import { Filled } from '../filled.ts';
import type { State, UseRow } from './knowledge.ts';

/** All that can be chosen. */
export interface Choices {
  /** The line that was chosen on the first page. */
  readonly line: UseRow | null;
  /** The uses that are meant: those of the line, of a group those that are marked; null for none. */
  readonly use: UseRow | null;
  readonly delivery: 'immediate' | 'delayed';
  readonly requestFile: string;
  readonly authoritySource: 'detected' | 'other';
  readonly detectedAuthority: string;
  readonly otherAuthority: string;
  readonly hasAccount: boolean;
  readonly account: string;
  readonly accountPassword: string;
  readonly hasTemplate: boolean;
  readonly template: string;
  readonly friendlyName: string;
  readonly bits: string;
  readonly isExportable: boolean;
  readonly organization: string;
  readonly organizationalUnit: string;
  readonly country: string;
  readonly state: string;
  readonly city: string;
  /** Of the deployment's SIP domains, those whose names are to be in it. */
  readonly sipDomains: readonly string[];
  readonly additionalNames: readonly string[];
  readonly assignsAtOnce: boolean;
  readonly storeCertificate: string;
  readonly pendingRequest: string;
  /** The answer to a request that lies in a file. */
  readonly answerFile: string;
  readonly importFile: string;
  readonly hasKey: boolean;
  readonly importPassword: string;
}

/** The id of the check box of a SIP domain. */
export function sipDomainField(domain: string): string {
  return `sip-domain:${domain}`;
}

/** The id of the check box of a use in its group. */
export function markField(use: string): string {
  return `mark:${use}`;
}

/** The uses of a group, and whether each is marked. */
export function marksOf(
  line: UseRow | null,
  { filled, known: { overview } }: State,
): readonly { readonly use: UseRow; readonly isMarked: boolean }[] {
  const given = new Filled(filled);
  return overview.uses
    .filter(({ parent }) => line !== null && parent === line.id)
    .map((use) => ({ use, isMarked: given.mark(markField(use.id), !use.isOptional || use.status === 'assigned') }));
}

/** The marked uses of a line as one: they have a certificate where all have the same. */
function markedUses(line: UseRow | null, state: State): UseRow | null {
  const marks = marksOf(line, state);
  if (line === null || marks.length === 0) return line;
  const marked = marks.filter(({ isMarked }) => isMarked).map(({ use }) => use);
  const [first] = marked;
  if (!first) return null;
  const isSame = marked.every((use) => use.certificate?.thumbprint === first.certificate?.thumbprint);
  const statuses = new Set(marked.map(({ status }) => status));
  return {
    ...line,
    types: marked.flatMap(({ types }) => types),
    certificate: isSame ? first.certificate : null,
    status: statuses.size === 1 ? first.status : 'partly',
  };
}

/** Reads what was filled in. */
export function choicesOf(state: State): Choices {
  const { overview, outcome, store, arrived } = state.known;
  const given = new Filled(state.filled);
  const line = overview.uses.find(({ id }) => id === given.text('use', overview.uses[0]?.id)) ?? null;
  const use = markedUses(line, state);
  const [authority = ''] = overview.authorities;
  const preferred = arrived || outcome?.thumbprint || use?.certificate?.thumbprint || '';
  return {
    line,
    use,
    delivery: given.text('delivery', 'immediate') === 'delayed' ? 'delayed' : 'immediate',
    requestFile: given.text('request-file'),
    authoritySource: given.text('authority-source', authority === '' ? 'other' : 'detected') as 'detected' | 'other',
    detectedAuthority: given.text('detected-authority', authority),
    otherAuthority: given.text('other-authority'),
    hasAccount: given.mark('has-account'),
    account: given.text('account'),
    accountPassword: given.text('account-password'),
    hasTemplate: given.mark('has-template'),
    template: given.text('template'),
    friendlyName: given.text('friendly-name'),
    bits: given.text('bits', '2048'),
    isExportable: given.mark('exportable'),
    organization: given.text('organization'),
    organizationalUnit: given.text('organizational-unit'),
    country: given.text('country'),
    state: given.text('state'),
    city: given.text('city'),
    sipDomains: overview.sipDomains.filter((domain) => given.mark(sipDomainField(domain))),
    additionalNames: given.texts('additional-names'),
    assignsAtOnce: given.mark('assign-at-once', outcome?.thumbprint !== ''),
    storeCertificate: given.text('store-certificate', store.find((row) => row.thumbprint === preferred)?.thumbprint),
    pendingRequest: given.text('pending-request', overview.pending[0]?.id),
    answerFile: given.text('answer-file'),
    importFile: given.text('import-file'),
    hasKey: given.mark('has-key'),
    importPassword: given.text('import-password'),
  };
}
