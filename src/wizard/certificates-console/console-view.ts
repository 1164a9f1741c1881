/** What the Certificates console shows of a computer, as plain data: its stores and what is in them. */
import type { CertificateView } from './certificate-view.ts';

/** A store in the tree. */
export interface ConsoleStore {
  /** As the drive names it: `My`. */
  readonly name: string;
  /** As the console names it: `Personal`. */
  readonly label: string;
  readonly count: number;
}

/** A certificate in the list of a store. */
export interface ConsoleRow {
  readonly thumbprint: string;
  readonly issuedTo: string;
  readonly issuedBy: string;
  readonly expires: string;
  readonly purposes: string;
  readonly friendlyName: string;
  readonly hasPrivateKey: boolean;
  readonly isExportable: boolean;
  /** Uses of Lync Server. */
  readonly uses: readonly string[];
  readonly validity: 'valid' | 'expired' | 'not yet';
}

/** The console of the computer that the session is logged on to. */
export interface ConsoleView {
  readonly machine: string;
  /** What is moved here is on this computer only. */
  readonly warning: string;
  readonly stores: readonly ConsoleStore[];
}

/** What to look up. */
export type ConsoleQuestion =
  | { readonly about: 'store'; readonly store: string }
  | { readonly about: 'certificate'; readonly store: string; readonly thumbprint: string };

/** What is told. */
export type ConsoleTold =
  | { readonly about: 'store'; readonly view: ConsoleView; readonly rows: readonly ConsoleRow[] }
  | { readonly about: 'certificate'; readonly certificate: CertificateView | null };
