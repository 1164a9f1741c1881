/** `--update`: lets a page show the outputs that its commands had. */
import { type OutputUpdate, updatePage } from '../../docs/outputs/update-page.ts';
import { type CommandOutcome, type PageResult, withSpecimens } from '../../docs/page-run.ts';
import { platform } from '../../platform/platform.ts';

/** What became of a page's outputs. */
export interface UpdatedOutputs {
  /** The result, in which outputs that the page now shows differ no more. */
  readonly result: PageResult;
  /** What is said about it. */
  readonly told: readonly string[];
}

/** Writes the outputs that differ into the page, with the page's specimens in the place of the lab's values. */
export function updateOutputs(path: string, result: PageResult): UpdatedOutputs {
  const differing = result.outcomes.filter(({ comparison }) => comparison?.grade === 'differs');
  if (differing.length === 0) return { result, told: [] };
  const mapped = result.outcomes.flatMap((outcome) => outcome.mapped);
  const updates = differing.flatMap(({ command: { shown }, output }): OutputUpdate[] => {
    if (!shown) return [];
    const { line, lines } = shown;
    return [{ line, shown: lines, lines: outputLines(withSpecimens(output, mapped)) }];
  });
  const { text, left } = updatePage(platform().files.readText(path), updates);
  platform().files.writeFile(path, text);
  const written = (outcome: CommandOutcome): boolean =>
    differing.includes(outcome) && !left.includes(outcome.command.shown?.line ?? -1);
  const outcomes = result.outcomes.map(
    (outcome): CommandOutcome => (written(outcome) ? { ...outcome, status: 'succeeded', message: '' } : outcome),
  );
  const count = differing.length - left.length;
  return {
    result: { ...result, outcomes },
    told: [
      `# ${count} ${count === 1 ? 'output was' : 'outputs were'} written into ${path}`,
      ...left.map((line) => `# the output at line ${line} is not plain text of the page, and was left`),
    ],
  };
}

/** Without the empty lines that a console has around an output. */
function outputLines(output: string): string[] {
  return output
    .replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, '')
    .split('\n')
    .map((line) => line.trimEnd());
}
