/** What the Certificate Wizard asks of the deployment, and what it knows of the answers. */
import type { CertificateView } from '../certificates-console/certificate-view.ts';
import type { Answer, Move, WizardPage, WizardState } from '../page-machine.ts';

/** A line of the first page: a use, or several that are usually given one certificate. */
export interface UseRow {
  /** The name of the type, or of the group. */
  readonly id: string;
  /** The group that it belongs to. */
  readonly parent?: string;
  /** The server does without: it is marked in its group only where it has a certificate. */
  readonly isOptional?: boolean;
  readonly types: readonly string[];
  /** The certificate of the use, where one is assigned: for a group, where all of its uses have the same. */
  readonly certificate: { readonly thumbprint: string; readonly friendlyName: string; readonly expires: string } | null;
  readonly status: 'assigned' | 'partly' | 'unassigned';
  /** It is kept in the Central Management Store, for all servers. */
  readonly isGlobal: boolean;
}

/** A certificate of the machine's personal store that has its private key. */
export interface StoreRow {
  readonly thumbprint: string;
  readonly name: string;
  readonly friendlyName: string;
  readonly issuer: string;
  readonly expires: string;
}

/** A request that waits. */
export interface PendingRow {
  readonly id: string;
  readonly subject: string;
  readonly friendlyName: string;
  readonly made: string;
  /** It lies in a file, and its answer comes in one. */
  readonly isOffline: boolean;
}

/** What the first page shows and defaults come from. */
export interface Overview {
  readonly machine: string;
  readonly uses: readonly UseRow[];
  readonly pending: readonly PendingRow[];
  readonly authorities: readonly string[];
  readonly sipDomains: readonly string[];
  readonly temporaryFolder: string;
}

/** The names that a certificate for some uses will bear. */
export interface RequestNames {
  readonly subject: string;
  readonly names: readonly string[];
}

/** What to look up. */
export type Question =
  | { readonly about: 'overview' }
  | { readonly about: 'names'; readonly types: readonly string[]; readonly allSipDomains: boolean }
  | { readonly about: 'store' }
  /** What time it is: names of reports and friendly names bear it. */
  | { readonly about: 'time' }
  | { readonly about: 'certificate'; readonly thumbprint: string }
  | { readonly about: 'file'; readonly path: string };

/** What is told. */
export type Told =
  | { readonly about: 'overview'; readonly overview: Overview }
  | { readonly about: 'names'; readonly names: RequestNames }
  | { readonly about: 'store'; readonly store: readonly StoreRow[] }
  | { readonly about: 'time'; readonly time: LabTime }
  | { readonly about: 'certificate'; readonly certificate: CertificateView | null }
  | { readonly about: 'file'; readonly text: string };

/** A moment as names have it. */
export interface LabTime {
  /** `[2012_07_01][09_00_00]` */
  readonly stamp: string;
  /** `7/1/2012` */
  readonly date: string;
}

/** What a command that was run has come to. */
export interface Outcome {
  readonly succeeded: boolean;
  /** Of the certificate that was issued or imported; '' for none. */
  readonly thumbprint: string;
  /** `Pending`, `Offline`; '' where a certificate was issued. */
  readonly status: string;
}

/** What the wizard has been told. */
export interface Knowledge {
  readonly overview: Overview;
  readonly names: RequestNames;
  readonly store: readonly StoreRow[];
  /** The certificate that came into the store while the wizard stood before it; '' for none. */
  readonly arrived: string;
  readonly time: LabTime | null;
  readonly certificate: CertificateView | null;
  readonly file: string;
  readonly outcome: Outcome | null;
}

export const NOTHING_KNOWN: Knowledge = {
  overview: { machine: '', uses: [], pending: [], authorities: [], sipDomains: [], temporaryFolder: '' },
  names: { subject: '', names: [] },
  store: [],
  arrived: '',
  time: null,
  certificate: null,
  file: '',
  outcome: null,
};

export type State = WizardState<Knowledge>;
export type Page = WizardPage<Knowledge, Question, Told>;
export type Step = Move<Knowledge, Question>;

/** What is known when a question was answered, or a command has run. */
export function learnt({ known }: State, answer: Answer<Told>): Knowledge {
  if (answer.kind === 'ran') {
    const { Thumbprint: thumbprint = '', RequestStatus: status = '' } = answer.objects.at(-1) ?? {};
    return { ...known, outcome: { succeeded: answer.succeeded, thumbprint, status } };
  }
  if (answer.kind === 'closed') return known;
  const told = answer.answer;
  switch (told.about) {
    case 'overview':
      return { ...known, overview: told.overview, store: [], arrived: '', time: null, outcome: null };
    case 'names':
      return { ...known, names: told.names };
    case 'store':
      return { ...known, store: told.store, arrived: arrivedIn(known, told.store) };
    case 'time':
      return { ...known, time: told.time };
    case 'certificate':
      return { ...known, certificate: told.certificate };
    case 'file':
      return { ...known, file: told.text };
  }
}

/** What is in the store and was not when it was looked at before. */
function arrivedIn({ store, arrived }: Knowledge, now: readonly StoreRow[]): string {
  if (store.length === 0) return arrived;
  const known = new Set(store.map(({ thumbprint }) => thumbprint));
  return now.find(({ thumbprint }) => !known.has(thumbprint))?.thumbprint ?? arrived;
}
