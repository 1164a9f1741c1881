/**
 * The commands that a stopped debugger takes itself: steps, the listing of the script, help. Whatever else is entered runs
 * in the scope that was stopped in. (PowerShell's DebuggerCommandProcessor.)
 */
import type { Extent } from '../../language/extent.ts';
import { runtimeException } from '../../types/net-exception.ts';
import type { ResumeAction } from './debugger-stop.ts';

/** What a command of the debugger comes to: lines to show, a way to go on, or a text that the session is to run. */
export interface CommandAnswer {
  readonly lines: readonly string[];
  readonly resume: ResumeAction | null;
  readonly run: string | null;
}

const HELP = `
 s, stepInto         Single step (step into functions, scripts, etc.)
 v, stepOver         Step to next statement (step over functions, scripts, etc.)
 o, stepOut          Step out of the current function, script, etc.

 c, continue         Continue operation
 q, quit             Stop operation and exit the debugger
 d, detach           Continue operation and detach the debugger.

 k, Get-PSCallStack Display call stack

 l, list             List source code for the current script.${'  '}
                     Use "list" to start from the current line, "list <m>"${'  '}
                     to start from line <m>, and "list <m> <n>" to list <n>${' '}
                     lines starting from line <m>

 <enter>             Repeat last command if it was stepInto, stepOver or list

 ?, h                displays this help message.
`;

const RESUMES: ReadonlyMap<string, ResumeAction> = new Map([
  ['s', 'StepInto'],
  ['stepinto', 'StepInto'],
  ['v', 'StepOver'],
  ['stepover', 'StepOver'],
  ['o', 'StepOut'],
  ['stepout', 'StepOut'],
  ['c', 'Continue'],
  ['continue', 'Continue'],
  ['q', 'Stop'],
  ['quit', 'Stop'],
]);

/** How many lines are listed where no number is given. */
const LISTED = 16;
/** Lines before the current one that are listed first. */
const LEADING = 5;

export class DebuggerCommands {
  /** What an empty line repeats. */
  private last: string | null = null;
  /** Where the next part of a listing begins; null for around the current line. */
  private nextLine: number | null = null;

  /** A new stop: listings begin at it again. */
  begin(): void {
    this.nextLine = null;
  }

  /**
   * @param extent where the debugger has stopped
   * @returns null for what is no command of the debugger
   * @throws NetException for numbers of lines that there cannot be
   */
  answer(entered: string, extent: Extent | null): CommandAnswer | null {
    const isRepeat = entered === '';
    if (isRepeat && this.last === null) return null;
    const text = isRepeat ? (this.last ?? '') : entered.trim();
    const key = text.toLowerCase();
    const resume = RESUMES.get(key);
    if (!isRepeat) this.last = resume === 'StepInto' || resume === 'StepOver' ? text : null;
    if (resume) return { lines: [], resume, run: null };
    if (key === 'h' || key === '?') return shown(helpLines());
    if (key === 'k') return { lines: [], resume: null, run: 'Get-PSCallStack' };
    if (key === 'd' || key === 'detach') throw detachRefused();
    const listed = /^(?:l|list)(?:\s+(\S+))?(?:\s+(\S+))?$/.exec(key);
    if (!listed) return null;
    this.last = 'l';
    if (!isRepeat) this.nextLine = null;
    return extent ? shown(this.list(extent, listed[1], listed[2])) : shown([]);
  }

  private list(extent: Extent, from: string | undefined, count: string | undefined): string[] {
    const lines = extent.source.text.split(/\r\n|\r|\n/);
    const current = extent.startLine;
    let start = this.nextLine ?? Math.max(1, current - LEADING);
    if (from !== undefined) {
      start = /^\d+$/.test(from) ? Number(from) : 0;
      if (start < 1 || start > lines.length) {
        throw listError(`The starting line must be a positive integer no greater than ${lines.length}`);
      }
    }
    let wanted = LISTED;
    if (count !== undefined) {
      wanted = /^\d+$/.test(count) ? Number(count) : 0;
      if (wanted < 1) throw listError('The line count must be a positive integer.');
    }
    const part = lines.slice(start - 1, start - 1 + wanted);
    this.nextLine = start + part.length;
    if (part.length === 0) return [];
    const numbered = part.map((line, at) => {
      const number = start + at;
      return `${String(number).padStart(5)}:${number === current ? '*' : ' '} ${line}`;
    });
    return ['\n', ...numbered, '\n'];
  }
}

function shown(lines: readonly string[]): CommandAnswer {
  return { lines, resume: null, run: null };
}

function helpLines(): string[] {
  const lines = HELP.split('\n');
  // The last line of the message ends with a line feed of its own.
  return [
    ...lines.slice(0, -1),
    '\n',
    'For instructions about how to customize your debugger prompt, type "help about_prompt".',
    '',
  ];
}

function listError(message: string) {
  return runtimeException('InvalidOperation', 'InvalidOperation', message, {
    typeName: 'System.Management.Automation.PSArgumentException',
  });
}

function detachRefused() {
  const message =
    'The debugger detach command is not applicable.  The detach command only applies when debugging jobs and runspaces with the Debug-Job or Debug-Runspace cmdlets.';
  return runtimeException('InvalidOperation', 'InvalidOperation', message, {
    typeName: 'System.Management.Automation.PSInvalidOperationException',
  });
}
