/**
 * What a wizard shows and what a person does to it, as plain JSON without imports: the page in the browser and the form in
 * the terminal draw the same `FormView` and send the same `FormEvent`s.
 */

/** The languages that wizards speak. */
export type FormLanguage = 'en' | 'fr';

/** A page of a wizard, ready to be drawn. All texts are in the language of the form; all of them are text, never markup. */
export interface FormView {
  /** Which wizard it is: `certificate-wizard`, `certificate-export`… */
  readonly form: string;
  /** Of the window; it names the machine too. */
  readonly title: string;
  readonly page: FormPage;
  /** The parts of the wizard, for the side of the window; empty on pages that belong to none. */
  readonly steps: readonly FormStep[];
  readonly fields: readonly FormField[];
  /** In the order in which they are drawn. */
  readonly buttons: readonly FormButton[];
  /** The command that what was filled in so far comes to; null where there is none yet. */
  readonly command: string | null;
  /** What the command that this page ran has printed. */
  readonly output: readonly OutputLine[];
  /** `busy` while a command runs: nothing can be pressed. `closed`: the window is to go. */
  readonly state: 'open' | 'busy' | 'closed';
}

export interface FormPage {
  readonly id: string;
  /** As certificate-wizard.md counts them; null for pages that it does not count. */
  readonly number: number | null;
  readonly title: string;
  /** What the page is about, in a sentence or two. */
  readonly text: string;
  /** It lies over the page from which it was opened, and its only button closes it. */
  readonly isDialog: boolean;
}

export interface FormStep {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  /** A remark beneath it; null for none. */
  readonly note: string | null;
  /** A field that is not cannot be set: it is greyed. */
  readonly enabled: boolean;
  /** Why Next was refused because of it; null while nothing is wrong. */
  readonly error: string | null;
}

/** What a field can be set to: a text, a mark, or a list of texts. */
export type FieldValue = string | boolean | readonly string[];

export type FormField =
  | (FieldBase & { readonly kind: 'text'; readonly value: string })
  /** Its value never comes back in a view: `value` says whether something was filled in. */
  | (FieldBase & { readonly kind: 'password'; readonly value: boolean })
  | (FieldBase & { readonly kind: 'check'; readonly value: boolean })
  /** One of several, as radio buttons or a list. */
  | (FieldBase & { readonly kind: 'choice'; readonly value: string; readonly options: readonly FormOption[] })
  /** Texts that a person adds and takes away. */
  | (FieldBase & { readonly kind: 'list'; readonly value: readonly string[] })
  /** Rows, of which one is chosen where `enabled`; the value is its id, '' for none. */
  | (FieldBase & {
      readonly kind: 'table';
      readonly value: string;
      readonly columns: readonly string[];
      readonly rows: readonly FormRow[];
    })
  /** What is only to be read: one text, or several lines. */
  | (FieldBase & { readonly kind: 'fact'; readonly value: string })
  | (FieldBase & { readonly kind: 'facts'; readonly value: readonly string[] })
  /** A whole HTML page, for a frame without scripts, and the same as lines of text. */
  | (FieldBase & { readonly kind: 'document'; readonly html: string; readonly value: readonly string[] });

export interface FormOption {
  readonly value: string;
  readonly label: string;
  readonly enabled: boolean;
}

export interface FormRow {
  readonly id: string;
  readonly cells: readonly string[];
  /** The row under which it is folded; null for one of the first level. */
  readonly parent: string | null;
}

export interface FormButton {
  /** `back`, `next`, `finish`, `cancel`, `close`, or one of the page's own. */
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  /** Enter presses it. */
  readonly isDefault: boolean;
}

export interface OutputLine {
  readonly kind: 'command' | 'output' | 'verbose' | 'warning' | 'error';
  readonly text: string;
}

/** What a person does. */
export type FormEvent =
  | { readonly kind: 'set'; readonly field: string; readonly value: FieldValue }
  | { readonly kind: 'press'; readonly button: string };

/** Which wizard to open, and on what. Stores are those of the computer, by their names on the drive: `My`. */
export type FormRequest =
  | { readonly form: 'certificate-wizard' | 'certificates-console' | 'certificate-enrolment' }
  | { readonly form: 'certificate-import'; readonly store: string }
  | {
      readonly form: 'certificate-export' | 'certificate-removal';
      readonly store: string;
      readonly thumbprint: string;
    };
