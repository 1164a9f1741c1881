/** One console of the page: xterm with what comes and goes on its channel. It loads after the page has been painted. */
import type { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';
import { ACK_BYTES, PASTE_BYTES } from '../../src/serve/message-types.ts';
import type { Connection } from '../connection.ts';
import { isOpenable, pasted, tame } from './tame-terminal.ts';

/** What a screen tells the page around it. */
export interface ScreenEnds {
  /** A key came while nothing could take it. */
  refused(): void;
  pasteTooLong(): void;
  /** A link was clicked: whether it is opened is for the person to say. */
  link(address: string): void;
}

const RESIZE_MS = 100;
const LINES = 5_000;

export class Screen {
  /** Up to where it has drawn. */
  drawn = 0;
  private acknowledged = 0;
  private terminal: Terminal | null = null;
  private fit: FitAddon | null = null;
  private early: { readonly sequence: number; readonly bytes: Uint8Array }[] = [];
  private resizing = 0;
  private readonly observer = new ResizeObserver(() => this.plan());
  readonly element = document.createElement('div');

  constructor(
    readonly channel: number,
    private readonly connection: Connection,
    private readonly ends: ScreenEnds,
  ) {
    this.element.className = 'screen';
    void this.load();
  }

  /** What has come from the server. */
  take(sequence: number, bytes: Uint8Array): void {
    if (!this.terminal) {
      this.early.push({ sequence, bytes });
      return;
    }
    const end = sequence + bytes.length;
    this.terminal.write(bytes, () => {
      this.drawn = end;
      if (end - this.acknowledged < ACK_BYTES) return;
      this.acknowledged = end;
      this.connection.send({ t: 'ack', channel: this.channel, sequence: end });
    });
  }

  /** What comes next begins with an empty screen. */
  beginAnew(sequence: number): void {
    this.drawn = sequence;
    this.acknowledged = sequence;
    this.early = [];
    this.terminal?.reset();
  }

  get size(): { readonly columns: number; readonly rows: number } {
    return { columns: this.terminal?.cols ?? 80, rows: this.terminal?.rows ?? 24 };
  }

  focus(): void {
    this.terminal?.focus();
    this.plan();
  }

  /** Types a text as if the person had. */
  type(text: string): void {
    if (text === '\u0003') this.break();
    else if (!this.connection.type(this.channel, text)) this.ends.refused();
  }

  break(): void {
    if (!this.connection.send({ t: 'break', channel: this.channel })) this.ends.refused();
  }

  /** What stands on the screen and above it, as text. */
  text(): string {
    const buffer = this.terminal?.buffer.active;
    if (!buffer) return '';
    const lines: string[] = [];
    for (let at = 0; at < buffer.length; at++) {
      const line = buffer.getLine(at);
      const text = line?.translateToString(true) ?? '';
      if (line?.isWrapped && lines.length > 0) lines[lines.length - 1] += text;
      else lines.push(text);
    }
    return lines.join('\n').trimEnd();
  }

  /** Whether the person is in it or not, its colours are those of the page. */
  colour(): void {
    if (this.terminal) this.terminal.options.theme = themeOf(this.element);
  }

  dispose(): void {
    this.observer.disconnect();
    this.terminal?.dispose();
    this.element.remove();
  }

  private async load(): Promise<void> {
    const { Terminal, FitAddon } = await import('./xterm.ts');
    const terminal = new Terminal({
      convertEol: true,
      scrollback: LINES,
      fontSize: 14,
      cursorBlink: false,
      allowProposedApi: true,
      linkHandler: {
        activate: (_event, address) => {
          if (isOpenable(address)) this.ends.link(address);
        },
        allowNonHttpProtocols: false,
      },
    });
    this.fit = new FitAddon();
    terminal.loadAddon(this.fit);
    tame(terminal);
    terminal.onData((text) => this.type(text));
    // F6 leads from region to region, out of the console too.
    terminal.attachCustomKeyEventHandler(({ key }) => key !== 'F6');
    terminal.open(this.element);
    this.element.addEventListener('paste', (event) => this.paste(event), true);
    this.terminal = terminal;
    this.colour();
    for (const { sequence, bytes } of this.early.splice(0)) this.take(sequence, bytes);
    this.observer.observe(this.element);
    this.plan();
    terminal.focus();
  }

  private paste(event: ClipboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (new Blob([text]).size > PASTE_BYTES) this.ends.pasteTooLong();
    else if (text !== '') this.type(pasted(text));
  }

  /** The window may have another size: it is told when that rests. */
  private plan(): void {
    clearTimeout(this.resizing);
    this.resizing = window.setTimeout(() => {
      const size = this.fit?.proposeDimensions();
      if (!size || !Number.isFinite(size.cols) || this.element.offsetParent === null) return;
      this.terminal?.resize(Math.max(20, size.cols), Math.max(5, size.rows));
      this.connection.send({ t: 'size', channel: this.channel, columns: size.cols, rows: size.rows });
    }, RESIZE_MS);
  }
}

/** The grey in which parameters are written, light enough to be read on the console's blue (a contrast of 6 to 1). */
const READABLE_GREY = '#a0a8b4';

function themeOf(element: Element): { background: string; foreground: string; cursor: string; brightBlack: string } {
  const style = getComputedStyle(element.isConnected ? element : document.documentElement);
  const [background, foreground] = [style.getPropertyValue('--console'), style.getPropertyValue('--console-text')];
  return { background, foreground, cursor: foreground, brightBlack: READABLE_GREY };
}
