/** What is said at the end of a page, and of many. */
import { countOf } from '../../docs/page-run.ts';
import type { PageReport } from '../../docs/reports/page-report.ts';
import { exitCodes } from '../exit-codes.ts';

/** `page.md: 7 commands: 6 succeeded, 1 failed; 2 blocks are no commands (output, XML)`, and the first failure. */
export function pageSummary({ path, result, problem }: PageReport): string {
  if (!result) return `${path}: ${problem}`;
  const { plan, outcomes } = result;
  const { length } = plan.skipped;
  const open =
    plan.openBlock === null
      ? ''
      : `; the block at line ${plan.openBlock} is never closed: all behind it was read as code`;
  const reasons = [...new Set(plan.skipped.map(({ reason }) => reason))].join(', ');
  const skipped =
    length === 0 ? '' : `; ${length} ${length === 1 ? 'block is' : 'blocks are'} no commands (${reasons})`;
  if (outcomes.length === 0) return `${plan.name}: nothing was run: there is no command on the page${skipped}${open}`;
  const parts = [`${countOf(result, 'succeeded')} succeeded`];
  if (countOf(result, 'failed') > 0) parts.push(`${countOf(result, 'failed')} failed`);
  if (countOf(result, 'not run') > 0) parts.push(`${countOf(result, 'not run')} not run`);
  const counted = `${outcomes.length} ${outcomes.length === 1 ? 'command' : 'commands'}`;
  return `${plan.name}: ${counted}: ${parts.join(', ')}${skipped}${open}${mappedText(result)}${comparedText(result)}`;
}

function mappedText({ outcomes }: NonNullable<PageReport['result']>): string {
  const specimens = new Set(
    outcomes.flatMap(({ mapped }) => mapped.map(({ kind, specimen }) => `${kind} ${specimen}`)),
  );
  const { size } = specimens;
  return size === 0 ? '' : `; ${size} ${size === 1 ? 'specimen was' : 'specimens were'} mapped`;
}

/** A page has not been compared because it shows no outputs: both numbers are said. */
function comparedText({ outcomes }: NonNullable<PageReport['result']>): string {
  const compared = outcomes.filter(({ comparison }) => comparison !== null);
  if (compared.length === 0) return '';
  const differing = compared.filter(({ comparison }) => comparison?.grade === 'differs').length;
  const { length } = compared;
  return `; ${length} of ${outcomes.length} ${length === 1 ? 'output was' : 'outputs were'} compared, ${differing} ${differing === 1 ? 'differs' : 'differ'}`;
}

/** `1,300 pages: 1,100 green, 150 with failures, …`, and what failed most. */
export function runSummary(reports: readonly PageReport[]): string {
  const withCode = (code: number): number => reports.filter(({ exitCode }) => exitCode === code).length;
  const ran = reports.filter(({ result }) => result && result.outcomes.length > 0);
  const green = ran.filter(({ exitCode }) => exitCode === 0).length;
  const unread = withCode(exitCodes.noInput) + withCode(exitCodes.badData);
  const parts = [`${green} green`];
  const add = (count: number, what: string): void => {
    if (count > 0) parts.push(`${count} ${what}`);
  };
  add(withCode(exitCodes.failure), 'with failures');
  add(withCode(exitCodes.notAllRun), 'not run in full');
  add(reports.length - ran.length - unread, 'without commands');
  add(unread, 'not read');
  const causes = causesOf(reports).map(([cause, pages]) => `  ${pages} ${pages === 1 ? 'page' : 'pages'}: ${cause}\n`);
  const heading = causes.length === 0 ? '' : `Why pages are not green:\n${causes.join('')}`;
  return `${heading}${reports.length} pages: ${parts.join(', ')}`;
}

const MOST_CAUSES = 12;

/** The first failure of each page, names and numbers left out, by how many pages have it. */
function causesOf(reports: readonly PageReport[]): [cause: string, pages: number][] {
  const pages = new Map<string, number>();
  for (const { result } of reports) {
    const first = result?.outcomes.find(({ status }) => status !== 'succeeded');
    if (!first) continue;
    const cause = causeOf(first.message);
    pages.set(cause, (pages.get(cause) ?? 0) + 1);
  }
  return [...pages].sort((a, b) => b[1] - a[1]).slice(0, MOST_CAUSES);
}

/**
 * The message's first line, without the names in quotes that differ from page to page. A slip in a command begins with
 * its place.
 */
function causeOf(message: string): string {
  const line = message.split('\n').find((one) => !/^(?:At .+ char:\d+$|\+ )/.test(one)) ?? '';
  return line.replace(/(["'])[^"']*\1/g, '$1…$1').slice(0, 160);
}
