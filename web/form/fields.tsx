/** The fields of a wizard. What they hold is text of the lab, and is shown as text. */
import { useState } from 'preact/hooks';
import type { FieldValue, FormField, FormRow } from '../../src/wizard/form-view.ts';
import { PlainText } from '../plain-text.tsx';
import type { Words } from '../words.ts';

export interface FieldProps {
  readonly field: FormField;
  readonly words: Words;
  /** What was typed and not sent yet. */
  readonly draft: FieldValue | null;
  write(value: FieldValue): void;
  /** Sends what was typed. */
  send(): void;
  /** Sends a value at once. */
  set(value: FieldValue): void;
}

export function Field(props: FieldProps) {
  const { id, note, error } = props.field;
  return (
    <div class={`field field-${props.field.kind}`}>
      <Control {...props} />
      {note === null ? null : <small id={`${id}-note`}>{note}</small>}
      {error === null ? null : (
        <p class="field-error" role="alert" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

function Control(props: FieldProps) {
  const { field, words, draft, write, send, set } = props;
  const { id, label, enabled, error } = field;
  const common = {
    id,
    disabled: !enabled,
    'aria-invalid': error !== null,
    'aria-describedby': `${id}-note ${id}-error`,
  };
  const typed = {
    autocapitalize: 'off',
    autocomplete: 'off',
    spellcheck: false,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => write(currentTarget.value),
    onBlur: send,
  } as const;
  switch (field.kind) {
    case 'text':
    case 'password':
      return (
        <>
          <label for={id}>{label}</label>
          {field.kind === 'text' ? (
            <input {...common} {...typed} type="text" value={typeof draft === 'string' ? draft : field.value} />
          ) : (
            <input
              {...common}
              {...typed}
              type="password"
              placeholder={field.value ? '••••••' : ''}
              value={typeof draft === 'string' ? draft : ''}
            />
          )}
        </>
      );
    case 'check':
      return (
        <label class="check">
          <input
            {...common}
            type="checkbox"
            checked={field.value}
            onChange={(event) => set(event.currentTarget.checked)}
          />
          <span>{label}</span>
        </label>
      );
    case 'choice':
      return (
        <fieldset disabled={!enabled}>
          <legend>{label}</legend>
          {field.options.map((option) => (
            <label key={option.value} class="check">
              <input
                type="radio"
                name={id}
                value={option.value}
                disabled={!option.enabled}
                checked={field.value === option.value}
                onChange={() => set(option.value)}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </fieldset>
      );
    case 'list':
      return <ListControl words={words} label={label} enabled={enabled} value={field.value} set={set} />;
    case 'table':
      return (
        <Table
          id={id}
          label={label}
          enabled={enabled}
          value={field.value}
          columns={field.columns}
          rows={field.rows}
          set={set}
        />
      );
    case 'fact':
      return (
        <p>
          {label === '' ? null : <strong>{label}: </strong>}
          {field.value}
        </p>
      );
    case 'facts':
      return (
        <>
          {label === '' ? null : <strong>{label}</strong>}
          <ul class="facts">
            {field.value.map((line, at) => (
              // Lines of one text: they have no identity besides their place.
              <li key={`${at} ${line}`}>{line}</li>
            ))}
          </ul>
        </>
      );
    case 'document':
      return (
        <>
          <iframe title={label} sandbox="" srcdoc={field.html} />
          <details>
            <summary>{words('as-text')}</summary>
            <PlainText label={label} text={field.value.join('\n')} />
          </details>
        </>
      );
  }
}

interface ListProps {
  readonly words: Words;
  readonly label: string;
  readonly enabled: boolean;
  readonly value: readonly string[];
  set(value: readonly string[]): void;
}

function ListControl({ words, label, enabled, value, set }: ListProps) {
  const [added, setAdded] = useState('');
  const add = () => {
    if (added.trim() !== '') set([...value, added.trim()]);
    setAdded('');
  };
  return (
    <fieldset disabled={!enabled}>
      <legend>{label}</legend>
      <ul class="facts">
        {value.map((text, at) => (
          <li key={text}>
            {text}{' '}
            <button type="button" onClick={() => set(value.filter((_one, place) => place !== at))}>
              {words('remove', text)}
            </button>
          </li>
        ))}
      </ul>
      <label>
        <span class="spoken">{label}</span>
        <input
          value={added}
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => setAdded(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
      </label>
      <button type="button" onClick={add}>
        {words('add')}
      </button>
    </fieldset>
  );
}

interface TableProps {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly value: string;
  readonly columns: readonly string[];
  readonly rows: readonly FormRow[];
  set(value: string): void;
}

/** Rows of which one is chosen; what is folded under another stands further in. */
function Table({ id, label, enabled, value, columns, rows, set }: TableProps) {
  const depths = depthsOf(rows);
  return (
    <div class="form-table">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} class={row.id === value ? 'chosen' : ''}>
              {row.cells.map((cell, at) =>
                at === 0 ? (
                  <th
                    key={`${columns[at]}`}
                    scope="row"
                    style={{ paddingLeft: `${0.5 + (depths.get(row.id) ?? 0)}rem` }}
                  >
                    {enabled ? (
                      <label class="check">
                        <input type="radio" name={id} checked={row.id === value} onChange={() => set(row.id)} />
                        <span>{cell}</span>
                      </label>
                    ) : (
                      cell
                    )}
                  </th>
                ) : (
                  <td key={`${columns[at]}`}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function depthsOf(rows: readonly FormRow[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const { id, parent } of rows) depths.set(id, parent === null ? 0 : (depths.get(parent) ?? 0) + 1);
  return depths;
}
