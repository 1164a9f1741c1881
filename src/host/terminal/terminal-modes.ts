/** The ways of a terminal that the editor needs: taken on in one place, and given up in one, whatever ends the shell. */

import type { TerminalReader } from '../../platform/node/terminal-streams.ts';
import { platform } from '../../platform/platform.ts';

/** Pasted text is marked; Shift+Enter and other keys that plain terminals cannot tell apart come with their modifiers. */
const TAKE_ON = '\u001b[?2004h\u001b[>1u\u001b[>4;1m';
const GIVE_UP = '\u001b[?2004l\u001b[<u\u001b[>4;0m\u001b[?25h';

export class TerminalModes {
  private taken = false;
  private forgetExit = (): void => {};

  constructor(
    private readonly input: TerminalReader,
    private readonly write: (text: string) => void,
    /** Whether the terminal obeys sequences. */
    private readonly isDumb: boolean,
  ) {}

  takeOn(): void {
    if (this.taken) return;
    this.taken = true;
    this.input.setRawMode(true);
    if (this.obeys) this.write(TAKE_ON);
    this.forgetExit = platform().system.atExit(() => this.giveUp());
  }

  giveUp(): void {
    if (!this.taken) return;
    this.taken = false;
    this.forgetExit();
    if (this.obeys) this.write(GIVE_UP);
    this.input.setRawMode(false);
  }

  /** The console of Linux takes these sequences for colours. */
  private get obeys(): boolean {
    return !this.isDumb && platform().system.environment.get('TERM') !== 'linux';
  }
}
