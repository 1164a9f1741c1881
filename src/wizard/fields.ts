/** Makes the fields of a page: what most of them have in common is filled in, labels are looked up by the field's id. */
import type { FormField, FormRow } from './form-view.ts';
import type { Words } from './words.ts';

/** What a field may say besides its value. */
export interface FieldTraits {
  /** Instead of the label of its id. */
  readonly label?: string;
  /** The key of a remark. */
  readonly note?: string;
  readonly enabled?: boolean;
}

/** A choice of one of several; the label of each is looked up by its value, unless it says its own. */
export interface ChoiceTraits extends FieldTraits {
  readonly options: readonly (
    | string
    | { readonly value: string; readonly label?: string; readonly enabled?: boolean }
  )[];
}

export interface TableTraits extends FieldTraits {
  /** Ids of columns. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[]; readonly parent?: string }[];
}

/** The makers of fields for one page. */
export class Fields {
  constructor(
    /** The wizard, whose texts they are. */
    private readonly form: string,
    private readonly words: Words,
  ) {}

  text(id: string, value: string, traits: FieldTraits = {}): FormField {
    return { ...this.base(id, traits), kind: 'text', value };
  }

  password(id: string, value: string, traits: FieldTraits = {}): FormField {
    return { ...this.base(id, traits), kind: 'password', value: value !== '' };
  }

  check(id: string, value: boolean, traits: FieldTraits = {}): FormField {
    return { ...this.base(id, traits), kind: 'check', value };
  }

  choice(id: string, value: string, { options, ...traits }: ChoiceTraits): FormField {
    const made = options
      .map((option) => (typeof option === 'string' ? { value: option } : option))
      .map((option) => ({
        value: option.value,
        label: option.label ?? this.words(`${this.form}.option.${id}.${option.value}`),
        enabled: option.enabled ?? true,
      }));
    return { ...this.base(id, traits), kind: 'choice', value, options: made };
  }

  list(id: string, value: readonly string[], traits: FieldTraits = {}): FormField {
    return { ...this.base(id, traits), kind: 'list', value };
  }

  table(id: string, value: string, { columns, rows, ...traits }: TableTraits): FormField {
    const made = rows.map(({ parent = null, ...row }): FormRow => ({ ...row, parent }));
    const named = columns.map((column) => this.words(`${this.form}.column.${column}`));
    return { ...this.base(id, traits), kind: 'table', value, columns: named, rows: made };
  }

  fact(id: string, value: string, traits: FieldTraits = {}): FormField {
    return { ...this.base(id, traits), kind: 'fact', value };
  }

  facts(id: string, value: readonly string[], traits: FieldTraits = {}): FormField {
    return { ...this.base(id, traits), kind: 'facts', value };
  }

  document(id: string, html: string, value: readonly string[]): FormField {
    return { ...this.base(id, {}), kind: 'document', html, value };
  }

  /** A text of the wizard. */
  say(key: string, ...filled: readonly string[]): string {
    return this.words(`${this.form}.${key}`, ...filled);
  }

  private base(id: string, { label, note, enabled = true }: FieldTraits) {
    return {
      id,
      label: label ?? this.words(`${this.form}.field.${id}`),
      note: note === undefined ? null : this.words(`${this.form}.note.${note}`),
      enabled,
      error: null,
    };
  }
}
