/** Runs the commands of a page in one session, and says how each ended. */
import { platform } from '../platform/platform.ts';
import { type BlockKind, judgeBlock, type KnowsCommand, lineJudge } from './block-kind.ts';
import { type PageBlock, pageBlocks } from './page-blocks.ts';
import { type PlaceholderValues, placeholdersIn } from './placeholders.ts';
import { consoleCommands, plainCommands } from './typed-commands.ts';

/** A command of a page, with its place. */
export interface PageCommand {
  readonly text: string;
  /** Line of the page, from 1. */
  readonly line: number;
  /** Placeholders that nothing fills in. */
  readonly unfilled: readonly string[];
  /** What the parser says of a text that is no right PowerShell; null for one that is. */
  readonly slip: string | null;
}

/** A block that is not run, and why. */
export interface SkippedBlock {
  readonly line: number;
  readonly reason: string;
}

export interface PagePlan {
  readonly name: string;
  readonly commands: readonly PageCommand[];
  readonly skipped: readonly SkippedBlock[];
}

export type CommandStatus = 'succeeded' | 'failed' | 'not run';

export interface CommandOutcome {
  readonly command: PageCommand;
  readonly status: CommandStatus;
  /** What it said; '' where it succeeded. */
  readonly message: string;
  readonly milliseconds: number;
}

export interface PageResult {
  readonly plan: PagePlan;
  readonly outcomes: readonly CommandOutcome[];
}

/** What a page's run asks of the session. */
export interface PageSession {
  /** Runs a command, showing prompt, command and output; gives the error's text where it failed. */
  run(command: PageCommand): { readonly error: string | null; readonly ended: boolean };
  /** Shows a command that is not run. */
  pass(command: PageCommand): void;
}

/** Finds out what is to be run. */
export function planPage(name: string, text: string, knows: KnowsCommand, values: PlaceholderValues): PagePlan {
  const commands: PageCommand[] = [];
  const skipped: SkippedBlock[] = [];
  for (const block of pageBlocks(text, name)) {
    const filled = { ...block, text: values.fill(block.text) };
    const judged = judgeBlock(filled, knows);
    if (judged.kind === 'other') skipped.push({ line: block.line, reason: judged.reason });
    else commands.push(...commandsOfBlock(filled, judged, knows));
  }
  return { name, commands, skipped };
}

function commandsOfBlock(block: PageBlock, { kind }: BlockKind, knows: KnowsCommand): PageCommand[] {
  const read = kind === 'console' ? consoleCommands : plainCommands;
  return read(block.text, lineJudge(block, knows)).map(({ text, line, slip }) => ({
    text,
    line: block.line + line,
    unfilled: placeholdersIn(text),
    slip,
  }));
}

/** Runs a plan. A command that ends the session leaves those behind it not run. */
export function runPage(plan: PagePlan, session: PageSession, onStart: (index: number) => void): PageResult {
  let ended = false;
  const outcomes = plan.commands.map((command, index): CommandOutcome => {
    if (ended) return { command, status: 'not run', message: 'The session had ended.', milliseconds: 0 };
    if (command.unfilled.length > 0) {
      session.pass(command);
      return { command, status: 'not run', message: unfilledText(command.unfilled), milliseconds: 0 };
    }
    onStart(index);
    const start = platform().time.elapsed();
    const { error, ended: hasEnded } = session.run(command);
    ended = hasEnded;
    const status = error === null ? 'succeeded' : 'failed';
    return { command, status, message: error ?? '', milliseconds: platform().time.elapsed() - start };
  });
  return { plan, outcomes };
}

/** What is said of a command whose placeholders nothing fills in. */
export function unfilledText(names: readonly string[]): string {
  return `Not run: fill in ${names.map((name) => `<${name}> with --set "${name}=..."`).join(' and ')}.`;
}
