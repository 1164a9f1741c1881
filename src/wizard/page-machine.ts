/**
 * Wizards as pure functions: a state and an event give the next state, and perhaps an effect, which is a command to run or
 * a question to ask; its answer comes back by `answer`. Pages are data (`WizardPage`); what all of them have in common,
 * which is setting fields, Back, Next, dialogs and the rest, is here. Nothing here reads or writes anything.
 */
import type {
  FieldValue,
  FormButton,
  FormEvent,
  FormField,
  FormLanguage,
  FormRequest,
  FormView,
  OutputLine,
} from './form-view.ts';
import { type Words, wordsOf } from './words.ts';

/** A command to run in the session. What it says is what is shown; secrets are variables that it names. */
export interface CommandEffect {
  readonly kind: 'run';
  readonly command: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** Properties of what it gives that the wizard goes on with. */
  readonly wants: readonly string[];
}

/** What became of a command. */
export interface CommandAnswer {
  readonly kind: 'ran';
  readonly succeeded: boolean;
  readonly lines: readonly OutputLine[];
  /** The wanted properties of each object, as text; '' for none. */
  readonly objects: readonly Readonly<Record<string, string>>[];
}

/** A question about the deployment; which ones there are is the wizard's own. */
export interface QuestionEffect<Q> {
  readonly kind: 'ask';
  readonly question: Q;
}

/** Another wizard, which lies over this one until it is closed. */
export interface OpenEffect {
  readonly kind: 'open';
  readonly request: FormRequest;
}

export type Effect<Q> = CommandEffect | QuestionEffect<Q> | OpenEffect;

/** What an effect comes back with. */
export type Answer<A> = CommandAnswer | { readonly kind: 'told'; readonly answer: A } | { readonly kind: 'closed' };

/** What is known of a wizard that is open. `K` is what it has been told. */
export interface WizardState<K> {
  readonly page: string;
  /** The pages on which Next was pressed, which Back goes through. */
  readonly trail: readonly string[];
  /** What was filled in, on whatever page: Back changes nothing of it. */
  readonly filled: ReadonlyMap<string, FieldValue>;
  readonly known: K;
  /** Why Next was refused, by field. */
  readonly errors: ReadonlyMap<string, string>;
  /** What the command of each page has printed. */
  readonly output: ReadonlyMap<string, readonly OutputLine[]>;
  readonly phase: 'open' | 'busy' | 'closed';
}

/** Where a button leads. */
export type Move<K, Q> =
  | { readonly to: string; readonly known?: K }
  /** A page that lies over this one until it is closed. */
  | { readonly over: string; readonly known?: K; readonly effect?: Effect<Q> }
  /** To a page where one begins anew: what was filled in is forgotten. */
  | { readonly restart: string }
  | { readonly close: true }
  /** Stays on the page. */
  | {
      readonly stay: true;
      readonly known?: K;
      readonly filled?: ReadonlyMap<string, FieldValue>;
      readonly effect?: Effect<Q>;
    };

/** A button of a page's own. */
export interface OwnButton<K, Q> {
  readonly id: string;
  readonly enabled: boolean;
  press(state: WizardState<K>): Move<K, Q>;
}

/** One page of a wizard. Titles and texts are looked up by its id. */
export interface WizardPage<K, Q, A> {
  readonly id: string;
  readonly number: number | null;
  /** The step of the wizard that it belongs to; null for none. */
  readonly step: string | null;
  readonly isDialog?: boolean;
  /** What is done when one comes here by Next. */
  enter?(state: WizardState<K>): Effect<Q> | null;
  /** What is known when that is answered. */
  learn?(state: WizardState<K>, answer: Answer<A>): K;
  /** What is done when a field was set. */
  changed?(state: WizardState<K>, field: string): Effect<Q> | null;
  fields(state: WizardState<K>, words: Words): FormField[];
  /** Why what was filled in cannot be: the key of a text for each field. */
  check?(state: WizardState<K>): ReadonlyMap<string, string>;
  /** Own buttons, before those that all pages have. */
  buttons?(state: WizardState<K>): OwnButton<K, Q>[];
  /** Where Next leads; without it the page has none. */
  next?(state: WizardState<K>): Move<K, Q>;
  /** Whether Next can be pressed now. */
  canNext?(state: WizardState<K>): boolean;
  /** Next is called Finish here. */
  isLast?(state: WizardState<K>): boolean;
}

/** A wizard. */
export interface PageMachine<K, Q, A> {
  readonly form: string;
  readonly first: string;
  /** Whether Cancel leads back to the first page, or closes the window. */
  readonly cancel: 'restart' | 'close';
  readonly pages: ReadonlyMap<string, WizardPage<K, Q, A>>;
  readonly steps: readonly string[];
  /** What is known before anything was asked. */
  readonly unknown: K;
  /** What the title of the window names. */
  subject(known: K): string;
  /** What was filled in so far, as a command. */
  commandSoFar(state: WizardState<K>): string | null;
}

/** A state, and what is to be done to come to the next one. */
export interface Turn<K, Q> {
  readonly state: WizardState<K>;
  readonly effect: Effect<Q> | null;
}

type Machine<K, Q, A> = PageMachine<K, Q, A>;

/** Opens a wizard on its first page. */
export function beginWizard<K, Q, A>(machine: Machine<K, Q, A>): Turn<K, Q> {
  return restart(machine, machine.first, machine.unknown);
}

/** What a person did. Buttons and fields that are not there, or are greyed, do nothing. */
export function advance<K, Q, A>(machine: Machine<K, Q, A>, state: WizardState<K>, event: FormEvent): Turn<K, Q> {
  if (state.phase !== 'open') return idle(state);
  if (event.kind === 'press') return press(machine, state, event.button);
  const changed = withField(machine, state, event.field, event.value);
  const effect = changed === state ? null : (pageOf(machine, state.page).changed?.(changed, event.field) ?? null);
  return effect ? waiting(changed, effect) : idle(changed);
}

/** What an effect has come back with. */
export function answered<K, Q, A>(machine: Machine<K, Q, A>, state: WizardState<K>, answer: Answer<A>): Turn<K, Q> {
  const page = pageOf(machine, state.page);
  // What lay over the page may have changed what it shows.
  if (answer.kind === 'closed') return entered(machine, { ...state, phase: 'open' });
  const output = answer.kind === 'ran' ? new Map(state.output).set(page.id, answer.lines) : state.output;
  const open: WizardState<K> = { ...state, output, phase: 'open' };
  return idle(page.learn ? { ...open, known: page.learn(open, answer) } : open);
}

/** The page as it is to be drawn. */
export function viewOf<K, Q, A>(machine: Machine<K, Q, A>, state: WizardState<K>, language: FormLanguage): FormView {
  const words = wordsOf(language);
  const page = pageOf(machine, state.page);
  const isDialog = page.isDialog ?? false;
  return {
    form: machine.form,
    title: words(`${machine.form}.title`, machine.subject(state.known)),
    page: {
      id: page.id,
      number: page.number,
      title: words(`${machine.form}.${page.id}.title`),
      text: words(`${machine.form}.${page.id}.text`),
      isDialog,
    },
    steps: stepsOf(machine, page, words),
    fields: fieldsOf(page, state, words),
    buttons: buttonsOf(machine, page, state, words),
    command: machine.commandSoFar(state),
    output: state.output.get(page.id) ?? [],
    state: state.phase,
  };
}

function pageOf<K, Q, A>(machine: Machine<K, Q, A>, id: string): WizardPage<K, Q, A> {
  const page = machine.pages.get(id);
  if (!page) throw new Error(`The wizard ${machine.form} has no page ${id}.`);
  return page;
}

function restart<K, Q, A>(machine: Machine<K, Q, A>, page: string, known: K): Turn<K, Q> {
  const nothing = { filled: new Map(), errors: new Map(), output: new Map() };
  return entered(machine, { page, trail: [], known, phase: 'open', ...nothing });
}

function idle<K>(state: WizardState<K>): Turn<K, never> {
  return { state, effect: null };
}

/** A page that one has come to by Next begins what it has to do. */
function entered<K, Q, A>(machine: Machine<K, Q, A>, state: WizardState<K>): Turn<K, Q> {
  const effect = pageOf(machine, state.page).enter?.(state) ?? null;
  return effect ? waiting(state, effect) : idle(state);
}

function waiting<K, Q>(state: WizardState<K>, effect: Effect<Q>): Turn<K, Q> {
  return { state: { ...state, phase: 'busy' }, effect };
}

/** A field takes what it can hold; anything else, as from a page that was tampered with, is left out. */
function withField<K, Q, A>(
  machine: Machine<K, Q, A>,
  state: WizardState<K>,
  id: string,
  value: FieldValue,
): WizardState<K> {
  const field = pageOf(machine, state.page)
    .fields(state, wordsOf('en'))
    .find((one) => one.id === id);
  if (!field?.enabled || !takes(field, value)) return state;
  const errors = new Map(state.errors);
  errors.delete(id);
  return { ...state, errors, filled: new Map(state.filled).set(id, value) };
}

/** No name, path or password of a wizard is longer. */
const LONGEST_TEXT = 4096;
const LONGEST_LIST = 1000;

function takes(field: FormField, value: FieldValue): boolean {
  switch (field.kind) {
    case 'text':
    case 'password':
      return typeof value === 'string' && value.length <= LONGEST_TEXT;
    case 'check':
      return typeof value === 'boolean';
    case 'choice':
      return field.options.some((option) => option.enabled && option.value === value);
    case 'table':
      return value === '' || field.rows.some((row) => row.id === value);
    case 'list':
      return isListOfTexts(value) && value.length <= LONGEST_LIST;
    default:
      return false;
  }
}

function isListOfTexts(value: FieldValue): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string' && text.length <= LONGEST_TEXT);
}

function press<K, Q, A>(machine: Machine<K, Q, A>, state: WizardState<K>, id: string): Turn<K, Q> {
  const page = pageOf(machine, state.page);
  const isThere = buttonsOf(machine, page, state, wordsOf('en')).some((one) => one.id === id && one.enabled);
  if (!isThere) return idle(state);
  switch (id) {
    case 'back':
      return idle(stepBack(state));
    case 'close':
      return page.isDialog ? idle(stepBack(state)) : idle({ ...state, phase: 'closed' });
    case 'cancel':
      return machine.cancel === 'restart'
        ? restart(machine, machine.first, state.known)
        : idle({ ...state, phase: 'closed' });
    case 'next':
    case 'finish':
      return forward(machine, page, state);
    default: {
      const own = page.buttons?.(state).find((one) => one.id === id);
      return own ? moved(machine, state, own.press(state)) : idle(state);
    }
  }
}

function stepBack<K>(state: WizardState<K>): WizardState<K> {
  const { trail } = state;
  return { ...state, page: trail.at(-1) ?? state.page, trail: trail.slice(0, -1), errors: new Map() };
}

function forward<K, Q, A>(machine: Machine<K, Q, A>, page: WizardPage<K, Q, A>, state: WizardState<K>): Turn<K, Q> {
  const errors = new Map([...unprintable(page.fields(state, wordsOf('en'))), ...(page.check?.(state) ?? [])]);
  if (errors.size > 0) return idle({ ...state, errors });
  return page.next ? moved(machine, state, page.next(state)) : idle(state);
}

/** Control characters have no place in names and paths: they come in by pasting. */
function unprintable(fields: readonly FormField[]): Map<string, string> {
  const isUnprintable = (text: string) => /[\x00-\x1f\x7f-\x9f]/.test(text);
  return new Map(
    fields
      .filter(
        (field) =>
          (field.kind === 'text' && isUnprintable(field.value)) ||
          (field.kind === 'list' && field.value.some(isUnprintable)),
      )
      .map(({ id }) => [id, 'error.control-characters']),
  );
}

function moved<K, Q, A>(machine: Machine<K, Q, A>, state: WizardState<K>, move: Move<K, Q>): Turn<K, Q> {
  if ('restart' in move) return restart(machine, move.restart, state.known);
  if ('close' in move) return idle({ ...state, phase: 'closed' });
  const known = move.known ?? state.known;
  if ('stay' in move) {
    const stayed = { ...state, known, filled: move.filled ?? state.filled };
    return move.effect ? waiting(stayed, move.effect) : idle(stayed);
  }
  const trail = [...state.trail, state.page];
  if ('over' in move) {
    const opened = { ...state, known, trail, page: move.over };
    return move.effect ? waiting(opened, move.effect) : idle(opened);
  }
  return entered(machine, { ...state, known, trail, page: move.to, errors: new Map() });
}

function fieldsOf<K, Q, A>(page: WizardPage<K, Q, A>, state: WizardState<K>, words: Words): FormField[] {
  return page.fields(state, words).map((field) => {
    const error = state.errors.get(field.id);
    return error === undefined ? field : { ...field, error: words(error) };
  });
}

function buttonsOf<K, Q, A>(
  machine: Machine<K, Q, A>,
  page: WizardPage<K, Q, A>,
  state: WizardState<K>,
  words: Words,
): FormButton[] {
  const isOpen = state.phase === 'open';
  const own = (page.buttons?.(state) ?? []).map(({ id, enabled }) =>
    button(id, isOpen && enabled, false, words, `${machine.form}.button.${id}`),
  );
  if (!page.next) return [...own, button('close', isOpen, true, words)];
  const last = page.isLast?.(state) ?? false;
  const canNext = isOpen && (page.canNext?.(state) ?? true);
  return [
    ...own,
    button('back', isOpen && state.trail.length > 0, false, words),
    button(last ? 'finish' : 'next', canNext, true, words),
    button('cancel', isOpen, false, words),
  ];
}

function button(id: string, enabled: boolean, isDefault: boolean, words: Words, key = `button.${id}`): FormButton {
  return { id, label: words(key), enabled, isDefault };
}

function stepsOf<K, Q, A>(machine: Machine<K, Q, A>, { step }: WizardPage<K, Q, A>, words: Words): FormView['steps'] {
  if (step === null) return [];
  const current = machine.steps.indexOf(step);
  return machine.steps.map((id, index) => ({
    label: words(`${machine.form}.step.${id}`),
    state: index < current ? 'done' : index === current ? 'current' : 'ahead',
  }));
}
