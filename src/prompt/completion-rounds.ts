/** Completion at the prompt: Tab goes through the proposals, Complete takes what they have in common, a menu or a list. */
import type { CompletionReply, EditorHost } from './editor-host.ts';
import type { CompletionStyle, EditorState } from './editor-state.ts';
import { CompletionMenu, commonStart, gridLines } from './menus/completion-menu.ts';
import type { Mode } from './menus/mode.ts';
import { OneKeyMode } from './menus/question.ts';
import type { StyledLine } from './screen/cells.ts';

/** What completions need of the editor that they stand in. */
export interface CompletionView {
  openMode(mode: Mode | null): void;
  showLines(lines: readonly StyledLine[]): void;
}

interface Round {
  readonly reply: CompletionReply;
  index: number;
  /** The text as the last key left it: when it has changed, the round is over. */
  text: string;
  cursor: number;
  /** Where the proposal stands now. */
  end: number;
}

export class CompletionRounds {
  private round: Round | null = null;

  constructor(private readonly state: EditorState) {}

  /** The text was changed by something else. */
  forget(): void {
    this.round = null;
  }

  /** Where nothing but the line can be drawn, the proposals of a menu come one after the other. */
  async run(asked: CompletionStyle, host: EditorHost, view: CompletionView, isPlain: boolean): Promise<void> {
    const style = isPlain && asked === 'menu' ? 'next' : asked;
    const { buffer } = this.state;
    const { round } = this;
    if (
      (style === 'next' || style === 'previous') &&
      round &&
      round.text === buffer.text &&
      round.cursor === buffer.cursor
    ) {
      this.showNext(round, style === 'next' ? 1 : -1);
      return;
    }
    const fromHistory = this.historyReply();
    const reply = fromHistory ?? (await host.complete(buffer.text, buffer.cursor));
    if (reply.items.length === 0) {
      this.state.bell();
      return;
    }
    if (style === 'next' || style === 'previous') this.begin(reply, style === 'next' ? 1 : -1);
    else if (reply.items.length === 1) this.insert(reply, reply.items[0]?.text ?? '');
    else if (style === 'menu') this.ask(reply, host, view, () => view.openMode(new CompletionMenu(this.state, reply)));
    else this.completeCommon(reply, style, host, view);
  }

  private begin(reply: CompletionReply, direction: 1 | -1): void {
    const { replacementIndex, replacementLength } = reply;
    const round: Round = {
      reply,
      index: direction > 0 ? -1 : 0,
      text: '',
      cursor: 0,
      end: replacementIndex + replacementLength,
    };
    this.showNext(round, direction);
  }

  private showNext(round: Round, direction: 1 | -1): void {
    const { buffer } = this.state;
    const { items, replacementIndex } = round.reply;
    round.index = (round.index + direction + items.length) % items.length;
    const text = items[round.index]?.text ?? '';
    buffer.replace(replacementIndex, round.end, text);
    buffer.endStep();
    round.end = replacementIndex + text.length;
    round.text = buffer.text;
    round.cursor = buffer.cursor;
    this.round = round;
  }

  private insert({ replacementIndex, replacementLength }: CompletionReply, text: string): void {
    const { buffer } = this.state;
    buffer.replace(replacementIndex, replacementIndex + replacementLength, text);
    buffer.endStep();
  }

  /** As far as all proposals agree; when that brings nothing new, they are listed. */
  private completeCommon(reply: CompletionReply, style: CompletionStyle, host: EditorHost, view: CompletionView): void {
    const { buffer } = this.state;
    const { replacementIndex, replacementLength, items } = reply;
    const common = commonStart(items.map(({ text }) => text));
    const typed = buffer.text.slice(replacementIndex, replacementIndex + replacementLength);
    if (style === 'common' && common.length > typed.length) {
      this.insert(reply, common);
      return;
    }
    const columns = host.size().columns;
    this.ask(reply, host, view, () => view.showLines(gridLines(items, null, '', columns)));
  }

  /** Many proposals are shown only when that is wished. */
  private ask({ items }: CompletionReply, _host: EditorHost, view: CompletionView, show: () => void): void {
    if (items.length <= this.state.options.completionQueryItems) {
      show();
      return;
    }
    const question = `Display all ${items.length} possibilities? (y or n) _`;
    view.openMode(
      new OneKeyMode(question, ({ chord }) => {
        if (chord === 'y' || chord === 'Y' || chord === 'Spacebar') show();
      }),
    );
  }

  /** `#text` proposes commands of the history with the text in them, `#3` the third. */
  private historyReply(): CompletionReply | null {
    const { buffer, history } = this.state;
    const match = /^#(\S*)$/.exec(buffer.text.slice(0, buffer.cursor));
    if (!match) return null;
    this.state.enterHistory();
    const wanted = (match[1] as string).toLowerCase();
    const found = new Set<string>();
    const number = /^\d+$/.test(wanted) ? Number(wanted) : null;
    if (number !== null && number >= 1 && number <= history.length) found.add(history.textAt(number - 1));
    else for (const entry of history.newestFirst()) if (entry.toLowerCase().includes(wanted)) found.add(entry);
    return {
      replacementIndex: 0,
      replacementLength: buffer.cursor,
      items: [...found].map((text) => ({
        text,
        listText: text.replace(/\n/g, ' '),
        kind: 'History',
        toolTip: text,
      })),
    };
  }
}
