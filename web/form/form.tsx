/** Draws a wizard, whichever it is: its page, its fields, its buttons, the command so far and what it printed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FieldValue, FormView, OutputLine } from '../../src/wizard/form-view.ts';
import type { PartProps } from '../part-props.ts';
import { PlainText } from '../plain-text.tsx';
import { Field } from './fields.tsx';

export function Form({ lab, words }: PartProps) {
  const { form } = lab;
  if (!form)
    return <p role="status">{words(lab.formReason === null ? 'form-opens' : 'form-failed', lab.formReason ?? '')}</p>;
  // A page of its own begins with fields of its own.
  return <FormPage key={form.view.page.id} lab={lab} words={words} view={form.view} machine={form.machine} />;
}

function FormPage({ lab, words, view, machine }: PartProps & { readonly view: FormView; readonly machine: string }) {
  const head = useRef<HTMLHeadingElement>(null);
  /** What was typed and not sent yet. */
  const [drafts, setDrafts] = useState<ReadonlyMap<string, FieldValue>>(new Map());
  useEffect(() => head.current?.focus(), []);
  const isBusy = lab.formWaits > 0 || view.state === 'busy';
  // Who clicks a button leaves a field by that, whose text is sent: the button must not be greyed under the click.
  const [isPressed, setPressed] = useState(false);
  useEffect(() => {
    if (!isBusy) setPressed(false);
  }, [isBusy]);
  const isClosed = isBusy && isPressed;
  const set = (field: string, value: FieldValue) => lab.formEvent({ kind: 'set', field, value });
  const send = (field: string) => {
    const draft = drafts.get(field);
    if (draft === undefined) return;
    set(field, draft);
    setDrafts(new Map([...drafts].filter(([name]) => name !== field)));
  };
  const press = (button: string) => {
    for (const [field, value] of drafts) set(field, value);
    setDrafts(new Map());
    setPressed(true);
    lab.formEvent({ kind: 'press', button });
  };
  const byDefault = view.buttons.find(({ isDefault, enabled }) => isDefault && enabled);
  return (
    <form
      class={view.page.isDialog ? 'form form-dialog' : 'form'}
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        if (byDefault && !isClosed) press(byDefault.id);
      }}
    >
      <p class="form-title">
        {view.title} <small>{words('form-machine', machine)}</small>
      </p>
      <div class="form-body">
        {view.steps.length === 0 ? null : (
          <ol class="form-steps">
            {view.steps.map(({ label, state }) => (
              <li key={label} class={`step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
                {label}
              </li>
            ))}
          </ol>
        )}
        <div class="form-page">
          <h2 ref={head} tabIndex={-1}>
            {view.page.number === null ? '' : `${view.page.number}. `}
            {view.page.title}
          </h2>
          <p>{view.page.text}</p>
          {view.fields.map((field) => (
            <Field
              key={field.id}
              field={field}
              words={words}
              draft={drafts.get(field.id) ?? null}
              write={(value) => setDrafts(new Map([...drafts, [field.id, value]]))}
              send={() => send(field.id)}
              set={(value) => set(field.id, value)}
            />
          ))}
          {view.output.length === 0 ? null : (
            <PlainText label={words('output')} text={view.output.map(lineText).join('\n')} />
          )}
        </div>
      </div>
      {lab.formReason === null ? null : (
        <p class="field-error" role="alert">
          {lab.formReason}
        </p>
      )}
      {view.command === null ? null : (
        <p class="command">
          <span>{words('so-far')}</span> <code>{view.command}</code>
        </p>
      )}
      <p class="form-buttons">
        {view.buttons.map(({ id, label, enabled, isDefault }) => (
          <button
            key={id}
            type={isDefault ? 'submit' : 'button'}
            disabled={!enabled || isClosed}
            class={isDefault ? 'is-default' : ''}
            onClick={isDefault ? undefined : () => press(id)}
          >
            {label}
          </button>
        ))}
      </p>
    </form>
  );
}

function lineText({ kind, text }: OutputLine): string {
  return kind === 'command' ? `> ${text}` : text;
}
