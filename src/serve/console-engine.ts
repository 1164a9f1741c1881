/** The engine's thread of a console in the page: a session on a machine of the lab, confined to it, with the prompt. */
import type { Interrupt } from '../engine/interrupt.ts';
import { ConsoleUI } from '../host/console-ui.ts';
import { expectedText } from '../host/expected-errors.ts';
import { PromptLoop } from '../host/prompt-loop.ts';
import { TerminalInput } from '../host/terminal/terminal-input.ts';
import type { TerminalLink } from '../host/terminal/terminal-protocol.ts';
import { openConfinedSession, type SessionPlace } from './confined-session.ts';
import { OutputGate } from './output-gate.ts';

/** What the thread is given. */
export interface ConsoleStart extends SessionPlace {
  readonly terminal: TerminalLink;
  /** How much the page has drawn. */
  readonly flow: SharedArrayBuffer;
}

/** What the thread says of itself. */
export type ConsoleNotice =
  | { readonly tell: 'ended' }
  /** What is wrong with the lab, the machine or the account. */
  | { readonly tell: 'refused'; readonly text: string };

/** Where PowerShell keeps the history on a machine; here it stays in memory. */
const HISTORY = 'C:\\Users\\Administrator\\AppData\\Roaming\\Microsoft\\Windows\\PowerShell\\PSReadLine\\history.txt';

/** Runs until the session ends. */
export function runConsole(start: ConsoleStart, interrupt: Interrupt): ConsoleNotice {
  const terminal = new TerminalInput(start.terminal);
  const gate = new OutputGate(start.terminal.port, start.flow, () => interrupt.requested);
  const ui = new ConsoleUI({
    interactive: true,
    size: () => terminal.size(),
    input: terminal,
    colors: { output: true, error: true },
    immediate: false,
    lendsTerminal: false,
    obeysSequences: true,
    progress: 'bars',
    isStopped: () => interrupt.requested,
    put: (_descriptor, text) => gate.print(text),
  });
  terminal.column = () => ui.takeColumn();
  try {
    const session = openConfinedSession(start, ui, interrupt, { beforeSleep: () => ui.flush() });
    try {
      const choices = { noProfile: true, screenReader: false };
      new PromptLoop(session, ui, terminal, { historyPath: HISTORY }, choices).run();
    } finally {
      session.end();
    }
    return { tell: 'ended' };
  } catch (error) {
    const text = expectedText(error);
    if (text === null) throw error;
    return { tell: 'refused', text };
  } finally {
    ui.endInput();
  }
}
