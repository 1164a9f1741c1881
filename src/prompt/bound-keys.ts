/**
 * From a key to the function that it is bound to: chords of several keys, numbers typed before a key, vi's modes, and the
 * change that vi repeats.
 */
import { commandNamed } from './commands/all-commands.ts';
import { typeText } from './commands/editing.ts';
import type { EditorState } from './editor-state.ts';
import { type KeyPress, withoutShift } from './keys/chord.ts';
import { type Binding, KeyMap, type TableName } from './keys/key-map.ts';
import type { Predictions } from './menus/prediction-list.ts';
import type { PromptSettings } from './options.ts';

/** What a key's function needs of the editor. */
export interface BoundEditor {
  readonly state: EditorState;
  readonly predictions: Predictions;
  edit(work: () => void, keepsList?: boolean): void;
  /** Runs the script block of a key. */
  runHandler(handler: number, key: KeyPress, argument: number | null): void;
  bell(): void;
}

/** What vi does not repeat: moves through what was, and what is repeated itself. */
const NOT_REPEATED = /^(?:Undo|Redo|UndoAll|RepeatLastCommand|SelfInsert|AcceptLine|.*History.*|RepeatSearch.*)$/;

export class BoundKeys {
  private keys: KeyMap;
  /** Keys of a chord that has begun. */
  private chord = '';
  private typedArgument = '';
  private lastChange: { run: () => void; typed: string } | null = null;
  private repeating = false;
  /** Whether vi was in its command mode before the key. */
  private isFromCommandMode = false;

  constructor(
    keys: PromptSettings['keys'],
    private readonly editor: BoundEditor,
  ) {
    this.keys = new KeyMap(keys);
  }

  /** Keys have been bound anew. */
  bind(keys: PromptSettings['keys']): void {
    this.keys = new KeyMap(keys);
  }

  /** A line is asked for. */
  begin(): void {
    this.chord = '';
    this.typedArgument = '';
  }

  /** A number that is being typed. */
  get argument(): string {
    return this.typedArgument;
  }

  get map(): KeyMap {
    return this.keys;
  }

  press(key: KeyPress): void {
    const goesOn = this.chord !== '';
    const chord = goesOn ? `${this.chord},${key.chord}` : key.chord;
    this.chord = '';
    if (this.typedArgument !== '' && /^(?:Alt\+)?[0-9]$/.test(key.chord)) {
      this.typedArgument += key.chord.slice(-1);
      return;
    }
    const binding = this.bindingOf(chord);
    if (this.keys.isPrefix(this.table, chord)) {
      this.chord = chord;
      return;
    }
    if (binding !== null) this.runBinding(binding, key);
    else if (goesOn) this.onUnboundChord(chord, key);
    else this.onUnboundKey(key);
  }

  bindingOf(chord: string): Binding | null {
    const { keys, table } = this;
    const exact = keys.find(table, chord);
    if (exact !== null) return exact;
    // Terminals send one byte for Ctrl+Space and Ctrl+@.
    if (chord === 'Ctrl+@') return keys.find(table, 'Ctrl+Spacebar');
    const plain = withoutShift(chord);
    return plain === null ? null : keys.find(table, plain);
  }

  /** Does vi's last change once more. */
  repeatChange(): void {
    const { state } = this.editor;
    const change = this.lastChange;
    if (!change || this.repeating) {
      this.editor.bell();
      return;
    }
    this.repeating = true;
    try {
      change.run();
      if (state.viMode === 'insert') {
        if (change.typed !== '') this.editor.edit(() => typeText(state, change.typed));
        this.runFunction('ViCommandMode', { chord: 'Escape', text: '' });
      }
    } finally {
      this.repeating = false;
    }
  }

  private get table(): TableName {
    const { options, viMode } = this.editor.state;
    if (options.editMode !== 'Vi') return options.editMode;
    return viMode === 'insert' ? 'ViInsert' : 'ViCommand';
  }

  /** In vi's chords a number may stand between the keys: `d2w`. */
  private onUnboundChord(chord: string, key: KeyPress): void {
    if (this.table === 'ViCommand' && /^[1-9]$/.test(key.chord)) {
      this.typedArgument += key.chord;
      this.chord = chord.slice(0, chord.lastIndexOf(','));
    } else this.editor.bell();
  }

  private onUnboundKey(key: KeyPress): void {
    const { table } = this;
    // Escape and a key typed quickly look like that key with Alt.
    const behindEscape = /^Alt\+(.+)$/s.exec(key.chord)?.[1];
    if (behindEscape !== undefined && (table.startsWith('Vi') || this.keys.isPrefix(table, 'Escape'))) {
      this.press({ chord: 'Escape', text: '' });
      const typed = [...behindEscape].length === 1 ? behindEscape : '';
      this.press({ chord: behindEscape, text: typed });
      return;
    }
    if (key.text === '') return;
    if (table === 'ViCommand') this.editor.bell();
    else this.runFunction('SelfInsert', key);
  }

  private runBinding(binding: Binding, key: KeyPress): void {
    if (typeof binding === 'string') this.runFunction(binding, key);
    else this.editor.runHandler(binding.handler, key, this.takeArgument());
  }

  private runFunction(name: string, key: KeyPress): void {
    const command = commandNamed(name);
    if (!command) throw new Error(`The key ${key.chord} is bound to ${name}, which is no function of the editor.`);
    if (name === 'DigitArgument' || name === 'ViDigitArgumentInChord') {
      this.onDigit(key.chord.slice(-1), key);
      return;
    }
    const { editor } = this;
    const { state } = editor;
    const argument = this.takeArgument();
    if (editor.predictions.isList && this.moveInList(name, argument)) return;
    const run = (): void => editor.edit(() => command(state, argument, key));
    const before = state.buffer.version;
    run();
    if (this.table !== 'ViCommand' && name === 'SelfInsert' && this.lastChange) this.lastChange.typed += key.text;
    const isChange = state.buffer.version !== before || state.viMode === 'insert' || state.awaited;
    const isRepeated = state.options.editMode === 'Vi' && isChange && !NOT_REPEATED.test(name);
    if (isRepeated && !this.repeating && this.isFromCommandMode) this.lastChange = { run, typed: '' };
    this.isFromCommandMode = state.viMode === 'command';
  }

  private moveInList(name: string, argument: number | null): boolean {
    if (name !== 'PreviousHistory' && name !== 'NextHistory') return false;
    let moved = false;
    this.editor.edit(() => {
      moved = this.editor.predictions.move((argument ?? 1) * (name === 'NextHistory' ? 1 : -1));
    }, true);
    return moved;
  }

  private onDigit(digit: string, key: KeyPress): void {
    const { typedArgument } = this;
    if (digit === '0' && typedArgument === '' && this.table === 'ViCommand' && key.chord === '0')
      this.runFunction('BeginningOfLine', key);
    else if (digit !== '-') this.typedArgument += digit;
    else this.typedArgument = typedArgument.startsWith('-') ? typedArgument.slice(1) : `-${typedArgument}`;
  }

  private takeArgument(): number | null {
    const text = this.typedArgument;
    this.typedArgument = '';
    if (text === '') return null;
    return text === '-' ? -1 : Math.max(-1_000_000, Math.min(1_000_000, Number(text)));
  }
}
