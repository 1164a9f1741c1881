/** What functions of the editor ask for beyond the text: each effect is carried out here, behind the function. */
import { base64Text, utf8Bytes } from '../platform/bytes.ts';
import type { BoundKeys } from './bound-keys.ts';
import { typeText } from './commands/editing.ts';
import { repeatSearch } from './commands/recalling.ts';
import type { CompletionRounds, CompletionView } from './completion-rounds.ts';
import type { EditorHost } from './editor-host.ts';
import type { EditorState, Effect } from './editor-state.ts';
import type { EditorView } from './editor-view.ts';
import { keyListText } from './key-list.ts';
import type { KeyPress } from './keys/chord.ts';
import { HistorySearchMode, ViSearchMode } from './menus/history-search.ts';
import type { Mode } from './menus/mode.ts';
import type { Predictions } from './menus/prediction-list.ts';
import { OneKeyMode } from './menus/question.ts';

/** What effects need of the editor. */
export interface AffectedEditor {
  readonly state: EditorState;
  /** What is edited now: a command, or the answer to a question. */
  readonly active: EditorState;
  edit(work: () => void, keepsList?: boolean): void;
  accept(whole: boolean, validate: boolean): void;
  cancel(): void;
  /** The session is over. */
  end(): void;
  openMode(mode: Mode | null): void;
  /** Keys wait until something that was asked for is there. */
  wait(work: () => Promise<void>): Promise<void>;
}

export interface EffectTools {
  readonly host: EditorHost;
  readonly view: EditorView;
  readonly keys: BoundKeys;
  readonly completions: CompletionRounds;
  readonly predictions: Predictions;
  /** The terminal shows every byte as it is. */
  readonly isDumb: boolean;
}

export class Effects {
  private clipboard = '';
  /** The mode of vi that was shown last. */
  private shownViMode: EditorState['viMode'] = 'insert';

  constructor(
    private readonly editor: AffectedEditor,
    private readonly tools: EffectTools,
  ) {}

  private readonly completionView: CompletionView = {
    openMode: (mode) => this.editor.openMode(mode),
    showLines: (lines) => this.tools.view.showLines(lines),
  };

  carryOut(effect: Effect): void {
    const { editor } = this;
    const { state } = editor;
    const { host, view, keys, completions, predictions } = this.tools;
    switch (effect.kind) {
      case 'accept':
        editor.accept(effect.whole, effect.validate ?? false);
        break;
      case 'cancel':
        editor.cancel();
        break;
      case 'end':
        editor.end();
        break;
      case 'bell':
        view.bell();
        break;
      case 'clear-screen':
        view.clear();
        break;
      case 'complete':
        void editor.wait(() => completions.run(effect.style, host, this.completionView, view.isPlain));
        break;
      case 'copy':
        this.copy(effect.text);
        break;
      case 'paste':
        if (this.clipboard !== '') editor.edit(() => typeText(editor.active, this.clipboard));
        else view.bell();
        break;
      case 'search':
        editor.openMode(new HistorySearchMode(state, effect.backward));
        break;
      case 'vi-search':
        editor.openMode(new ViSearchMode(state, effect.backward, () => editor.edit(() => repeatSearch(state, false))));
        break;
      case 'help':
        void editor.wait(() => this.showHelp(effect.about));
        break;
      case 'show-keys':
        view.showPages(keyListText(keys.map, state.options.editMode));
        break;
      case 'what-is-key':
        editor.openMode(new OneKeyMode('what-is-key:', (key) => this.tellKey(key)));
        break;
      case 'edit-elsewhere':
        void editor.wait(() => this.editElsewhere());
        break;
      case 'invoke-prompt':
        void editor.wait(async () => view.drawPrompt(await host.prompt()));
        break;
      case 'scroll':
        this.scroll(effect);
        break;
      case 'switch-prediction-view': {
        const isList = state.options.predictionViewStyle === 'ListView';
        state.options = { ...state.options, predictionViewStyle: isList ? 'InlineView' : 'ListView' };
        predictions.textChanged();
        break;
      }
      case 'move-prediction':
        editor.edit(() => {
          if (!predictions.move(effect.by)) view.bell();
        }, true);
        break;
      case 'prediction-tooltip': {
        const text = predictions.chosenText();
        if (text === null) view.bell();
        else view.showPages(text);
        break;
      }
      case 'message':
        view.say(effect.text);
        break;
      case 'repeat-change':
        keys.repeatChange();
        break;
    }
  }

  /** The mode of vi, in the way that is wished; the prompt's colours are the frame's. */
  async showViMode(): Promise<void> {
    const { host, view } = this.tools;
    const { viMode, options } = this.editor.state;
    if (viMode === this.shownViMode || options.editMode !== 'Vi') return;
    this.shownViMode = viMode;
    if (options.viModeIndicator === 'Cursor' && !this.tools.isDumb)
      host.write(viMode === 'command' ? '\u001b[2 q' : '\u001b[0 q');
    if (options.viModeIndicator !== 'Script') return;
    await this.editor.wait(async () => {
      try {
        await host.viModeChanged(viMode === 'command' ? 'Command' : 'Insert');
      } catch (error) {
        view.notice((error as Error).message);
      }
    });
  }

  private copy(text: string): void {
    this.clipboard = text;
    // Terminals that allow it put the text where other programs find it.
    if (!this.tools.isDumb) this.tools.host.write(`\u001b]52;c;${base64Text(utf8Bytes(text))}\u0007`);
  }

  private async showHelp(about: 'command' | 'parameter'): Promise<void> {
    const { host, view } = this.tools;
    const { buffer } = this.editor.state;
    const text = await host.help(about, buffer.text, buffer.cursor);
    if (text === null) view.bell();
    else if (about === 'command') view.showPages(text);
    else view.say(text.trim());
  }

  private tellKey(key: KeyPress): void {
    const binding = this.tools.keys.bindingOf(key.chord);
    const ownName = key.text === '' ? 'Key is unbound' : 'SelfInsert';
    const name = binding === null ? ownName : typeof binding === 'string' ? binding : 'CustomAction';
    this.tools.view.say(`${key.chord}: ${name}`);
  }

  private async editElsewhere(): Promise<void> {
    const { host, view } = this.tools;
    view.erase();
    const { buffer } = this.editor.state;
    const text = await host.editElsewhere(buffer.text);
    if (text === null) view.bell();
    else buffer.replace(0, buffer.length, text.replace(/\r\n/g, '\n').replace(/\n$/, ''));
    buffer.endStep();
  }

  private scroll({ by, unit }: Extract<Effect, { kind: 'scroll' }>): void {
    const { buffer } = this.editor.state;
    if (!buffer.isMultiline) {
      this.tools.view.bell();
      return;
    }
    const lines = unit === 'page' ? by * Math.max(1, this.tools.host.size().rows - 2) : by;
    if (unit === 'top') buffer.cursor = 0;
    else if (unit !== 'cursor') buffer.cursor = buffer.lineStartAway(lines);
  }
}
