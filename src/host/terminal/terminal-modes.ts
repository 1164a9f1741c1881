/** The ways of a terminal that the editor needs: taken on in one place, and given up in one, whatever ends the shell. */
import type { ReadStream } from 'node:tty';

/** Pasted text is marked; Shift+Enter and other keys that plain terminals cannot tell apart come with their modifiers. */
const TAKE_ON = '\u001b[?2004h\u001b[>1u\u001b[>4;1m';
const GIVE_UP = '\u001b[?2004l\u001b[<u\u001b[>4;0m\u001b[?25h';

export class TerminalModes {
  private taken = false;
  private readonly onExit = (): void => this.giveUp();

  constructor(
    private readonly input: ReadStream,
    private readonly write: (text: string) => void,
    /** Whether the terminal obeys sequences. */
    private readonly isDumb: boolean,
  ) {}

  takeOn(): void {
    if (this.taken) return;
    this.taken = true;
    this.input.setRawMode(true);
    if (this.obeys) this.write(TAKE_ON);
    process.once('exit', this.onExit);
  }

  giveUp(): void {
    if (!this.taken) return;
    this.taken = false;
    process.off('exit', this.onExit);
    if (this.obeys) this.write(GIVE_UP);
    this.input.setRawMode(false);
  }

  /** The console of Linux takes these sequences for colours. */
  private get obeys(): boolean {
    return !this.isDumb && process.env.TERM !== 'linux';
  }
}
