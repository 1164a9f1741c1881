/** Runs the commands of a page in one session, and says how each ended. */
import { platform } from '../platform/platform.ts';
import { type BlockKind, judgeBlock, type KnowsCommand, lineJudge } from './block-kind.ts';
import type { OutputComparer, OutputComparison } from './outputs/compare-output.ts';
import type { PageBlock } from './page-block.ts';
import { pageBlocks } from './page-blocks.ts';
import { type PlaceholderValues, placeholdersIn } from './placeholders.ts';
import type { CommandInWorld, SpecimenMapping } from './specimens/page-world.ts';
import { consoleCommands, plainCommands } from './typed-commands.ts';
import { type WhereTyped, whereTyped } from './where-typed.ts';

/** A command of a page, with its place. */
export interface PageCommand {
  /** As it stands on the page, placeholders that have a value filled in. */
  readonly text: string;
  /** Line of the page, from 1. */
  readonly line: number;
  /** What the parser says of a text that is no right PowerShell; null for one that is. */
  readonly slip: string | null;
  /** What the page shows of its output; null where it shows none. */
  readonly shown: ShownOutput | null;
  /** The line of the block in which it stands, from 1. */
  readonly block: number;
  /** Where the page says that it is typed, and what follows with it; null where it says nothing new. */
  readonly where: WhereTyped | null;
}

/** Output that a page shows. */
export interface ShownOutput {
  /** Its first line on the page, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
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
  /** The first line of a block whose end the page never says; null where all have one. */
  readonly openBlock: number | null;
}

export type CommandStatus = 'succeeded' | 'failed' | 'not run';

export interface CommandOutcome extends Omit<CommandInWorld, 'text'> {
  readonly command: PageCommand;
  /** What was typed: the command with the lab's values for the page's specimens. */
  readonly typed: string;
  readonly status: CommandStatus;
  /** What it said; '' where it succeeded. */
  readonly message: string;
  /** All that the console showed. */
  readonly output: string;
  /** How what the page shows of the output compares with it; null where the page shows none, or nobody asked. */
  readonly comparison: OutputComparison | null;
  readonly milliseconds: number;
}

export interface PageResult {
  readonly plan: PagePlan;
  readonly outcomes: readonly CommandOutcome[];
}

/** What a page's run asks of the session. */
export interface PageSession {
  /** Makes what a command takes for granted, and says what is to be typed. */
  prepare(command: PageCommand): CommandInWorld;
  /** Runs a command, showing prompt, command and output. */
  run(command: CommandInWorld): { readonly error: string | null; readonly output: string; readonly ended: boolean };
  /** Shows something that no command said. */
  tell(text: string): void;
  /** Shows a command that is not run, and why. */
  pass(command: CommandInWorld, why: string): void;
}

/**
 * Finds out what is to be run.
 * @internal for tests, which have a page's text and no file
 */
export function planPage(name: string, text: string, knows: KnowsCommand, values: PlaceholderValues): PagePlan {
  return planBlocks(name, pageBlocks(text, name), knows, values);
}

/** The same for a page whose blocks have been found. */
export function planBlocks(
  name: string,
  blocks: readonly PageBlock[],
  knows: KnowsCommand,
  values: PlaceholderValues,
): PagePlan {
  const commands: PageCommand[] = [];
  const skipped: SkippedBlock[] = [];
  for (const block of blocks) {
    const filled = { ...block, text: values.fill(block.text) };
    const judged = judgeBlock(filled, knows);
    if (judged.kind === 'other') {
      skipped.push({ line: block.line, reason: judged.reason });
      if (judged.reason === 'output') showBelow(commands, block);
    } else {
      const [first, ...others] = commandsOfBlock(filled, judged, knows);
      if (first) commands.push({ ...first, where: whereTyped(block.prose ?? '') }, ...others);
    }
  }
  return { name, commands, skipped, openBlock: blocks.find(({ isOpen }) => isOpen)?.line ?? null };
}

/** A block of output shows that of the last command before it, where nothing does yet. */
function showBelow(commands: PageCommand[], { line, text }: PageBlock): void {
  const last = commands.at(-1);
  if (last && last.shown === null)
    commands[commands.length - 1] = { ...last, shown: { line, lines: text.split('\n') } };
}

function commandsOfBlock(block: PageBlock, { kind }: BlockKind, knows: KnowsCommand): PageCommand[] {
  const read = kind === 'console' ? consoleCommands : plainCommands;
  return read(block.text, lineJudge(block, knows)).map(({ text, line, slip, shown }) => ({
    text,
    line: block.line + line,
    slip,
    shown: shown && { line: block.line + shown.line, lines: shown.lines },
    block: block.line,
    where: null,
  }));
}

const NOTHING_DONE = { mapped: [], prepared: [], machine: null } as const;

/**
 * Runs a plan. A command that ends the session leaves those behind it not run. With a comparer, one whose output differs
 * from what the page shows has failed.
 */
export function runPage(
  plan: PagePlan,
  session: PageSession,
  onStart: (index: number) => void,
  comparer: OutputComparer | null = null,
): PageResult {
  let ended = false;
  const allMapped: SpecimenMapping[] = [];
  const outcomes = plan.commands.map((command, index): CommandOutcome => {
    const notRun = { command, status: 'not run', output: '', comparison: null, milliseconds: 0 } as const;
    if (ended) return { ...notRun, ...NOTHING_DONE, typed: command.text, message: 'The session had ended.' };
    onStart(index);
    const start = platform().time.elapsed();
    const { text: typed, ...world } = session.prepare(command);
    const unfilled = placeholdersIn(typed);
    if (unfilled.length > 0) {
      const message = unfilledText(unfilled);
      session.pass({ text: typed, ...world }, message);
      return { ...notRun, ...world, typed, message };
    }
    const { error, output, ended: hasEnded } = session.run({ text: typed, ...world });
    ended = hasEnded;
    const milliseconds = platform().time.elapsed() - start;
    allMapped.push(...world.mapped);
    const comparison = error === null ? compared(command, output, allMapped, comparer) : null;
    const differs = comparison?.grade === 'differs';
    const message = error ?? (differs ? `The output differs from what the page shows:\n${comparison.diff}` : '');
    if (differs) session.tell(message);
    const status = message === '' ? 'succeeded' : 'failed';
    return { command, ...world, typed, status, message, output, comparison, milliseconds };
  });
  return { plan, outcomes };
}

function compared(
  { shown }: PageCommand,
  output: string,
  mapped: readonly SpecimenMapping[],
  comparer: OutputComparer | null,
): OutputComparison | null {
  if (!comparer || shown === null) return null;
  return comparer.compare(shown.lines, output, (text) => withSpecimens(text, mapped));
}

/** The text with the page's specimens in the place of the lab's values. */
export function withSpecimens(text: string, mapped: readonly SpecimenMapping[]): string {
  return mapped.reduce((changed, { specimen, value }) => changed.replaceAll(value, specimen), text);
}

/** What is said of a command whose placeholders nothing fills in. */
function unfilledText(names: readonly string[]): string {
  return `Not run: fill in ${names.map((name) => `<${name}> with --set "${name}=..."`).join(' and ')}.`;
}

/** How many outcomes have a status. */
export function countOf({ outcomes }: PageResult, wanted: CommandStatus): number {
  return outcomes.filter(({ status }) => status === wanted).length;
}
