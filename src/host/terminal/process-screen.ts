/** The terminal that this process was started on. */
import type { TerminalReader, TerminalWriter } from '../../platform/node/terminal-streams.ts';
import { runProgram } from '../../platform/node/terminal-streams.ts';
import { platform } from '../../platform/platform.ts';
import { writeWhole } from '../../platform/write-whole.ts';
import { SharedHistoryFile } from '../../prompt/history/shared-file.ts';
import { isDumbTerminal } from './dumb-terminal.ts';
import type { Terminal, TerminalScreen } from './terminal.ts';
import { measure, type TerminalEnds } from './terminal-ends.ts';
import { TerminalModes } from './terminal-modes.ts';

export interface ProcessStreams {
  readonly input: TerminalReader;
  readonly output: TerminalWriter;
}

export class ProcessScreen implements TerminalScreen {
  readonly isDumb = isDumbTerminal();
  readonly colours: boolean;
  /** Terminals of people are theirs: what a program has begun there is theirs to see. */
  readonly resync = '';
  private readonly modes: TerminalModes;

  constructor(
    private readonly streams: ProcessStreams,
    /** Whether what is typed is coloured, where the terminal can. */
    colours: boolean,
  ) {
    this.colours = colours && !platform().system.environment.get('NO_COLOR') && !this.isDumb;
    this.modes = new TerminalModes(streams.input, (text) => this.write(text), this.isDumb);
  }

  /** Has a terminal hear what is typed here, and how large the window is. */
  connect(terminal: Terminal, ends: TerminalEnds): void {
    const { input, output } = this.streams;
    input.on('data', (bytes: Buffer) => terminal.type(bytes));
    input.on('end', () => terminal.end());
    input.on('error', () => terminal.end());
    output.on('resize', () => {
      measure(output, ends.link);
      terminal.resized();
    });
  }

  write(text: string): void {
    writeWhole(1, text);
  }

  print(text: string): void {
    writeWhole(1, text);
  }

  takeOn(): void {
    this.modes.takeOn();
    this.streams.input.resume();
  }

  giveUp(): void {
    this.streams.input.pause();
    this.modes.giveUp();
  }

  historyFile(path: string, maximum: number, onTrouble: (text: string) => void): SharedHistoryFile {
    return new SharedHistoryFile(path, maximum, onTrouble);
  }

  /** The text in the editor that the person has named in VISUAL or EDITOR. */
  async editElsewhere(text: string): Promise<string | null> {
    const { files, paths, system } = platform();
    const program = system.environment.get('VISUAL') || system.environment.get('EDITOR');
    if (!program) return null;
    const folder = files.mkdtemp(paths.join(system.temporaryDirectory, 'lyncshell-edit-'));
    const path = paths.join(folder, 'command.ps1');
    files.writeFile(path, text, { mode: 0o600 });
    this.giveUp();
    const [command = '', ...args] = program.split(' ');
    try {
      return (await runProgram(command, [...args, path])) === 0 ? files.readText(path) : null;
    } finally {
      files.rm(folder, { recursive: true, force: true });
      this.takeOn();
    }
  }
}
