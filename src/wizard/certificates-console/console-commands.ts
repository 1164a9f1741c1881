/** What the wizards of the Certificates console share. */
import type { Answer } from '../page-machine.ts';

/** The certificate that a wizard is about. */
export interface CertificateSubject {
  readonly machine: string;
  readonly store: string;
  readonly thumbprint: string;
  readonly name: string;
  readonly friendlyName: string;
  readonly hasPrivateKey: boolean;
  readonly isExportable: boolean;
}

/** What became of the command of a wizard. */
export interface Ended {
  readonly outcome: { readonly succeeded: boolean } | null;
}

export const NOT_RUN: Ended = { outcome: null };

/** What is known when the command has run. */
export function ended<K extends Ended>({ known }: { readonly known: K }, answer: Answer<unknown>): K {
  return answer.kind === 'ran' ? { ...known, outcome: { succeeded: answer.succeeded } } : known;
}

/** A store of the computer as a path: the console is about the computer alone. */
export function storePath(store: string): string {
  return `Cert:\\LocalMachine\\${store}`;
}

/** Both passwords have to be there, and the same. */
export function passwordFaults(password: string, repeated: string): (readonly [field: string, reason: string])[] {
  if (password === '') return [['password', 'error.required']];
  return password === repeated ? [] : [['repeated', 'error.passwords-differ']];
}
