/** The result of pages as a JUnit report: a suite a page, a case a command. */
import { type CommandOutcome, countOf, type PageResult } from '../page-run.ts';
import { escapedXml } from './escaped-xml.ts';
import type { PageReport } from './page-report.ts';

export function junitReport(reports: readonly PageReport[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${reports.map(suite).join('')}</testsuites>\n`;
}

function suite({ path, result, problem }: PageReport): string {
  return result ? pageSuite(path, result) : unreadSuite(path, problem ?? '');
}

function pageSuite(path: string, result: PageResult): string {
  const { outcomes } = result;
  const time = seconds(outcomes.reduce((total, { milliseconds }) => total + milliseconds, 0));
  const counts = `tests="${outcomes.length}" failures="${countOf(result, 'failed')}" errors="0" skipped="${countOf(result, 'not run')}"`;
  const cases = outcomes.map((outcome) => testCase(path, outcome)).join('');
  return `  <testsuite name="${escapedXml(path)}" ${counts} time="${time}">\n${cases}  </testsuite>\n`;
}

/** A page that could not be read is an error of its suite. */
function unreadSuite(path: string, problem: string): string {
  const name = escapedXml(path);
  return `  <testsuite name="${name}" tests="1" failures="0" errors="1" skipped="0" time="0.000">\n    <testcase classname="${name}" name="reading the page" time="0.000">\n      <error message="${escapedXml(problem)}"/>\n    </testcase>\n  </testsuite>\n`;
}

function testCase(page: string, outcome: CommandOutcome): string {
  const { command, status, message, milliseconds } = outcome;
  const attributes = `classname="${escapedXml(page)}" name="${escapedXml(command.text)}" line="${command.line}" time="${seconds(milliseconds)}"`;
  const inner = [verdict(status, message), systemOut(outcome)].filter((part) => part !== '');
  if (inner.length === 0) return `    <testcase ${attributes}/>\n`;
  return `    <testcase ${attributes}>\n${inner.map((part) => `      ${part}\n`).join('')}    </testcase>\n`;
}

function verdict(status: CommandOutcome['status'], message: string): string {
  if (status === 'succeeded') return '';
  if (status === 'not run') return `<skipped message="${escapedXml(message)}"/>`;
  return `<failure message="${escapedXml(message.split('\n', 1)[0] ?? '')}">${escapedXml(message)}</failure>`;
}

/** What was done for the command, what was typed where that differs from the page, and what the console showed. */
function systemOut({ command, typed, mapped, prepared, machine, output }: CommandOutcome): string {
  const lines = [
    ...(machine === null ? [] : [`# on ${machine}`]),
    ...prepared.map((what) => `# ${what}`),
    ...mapped.map(({ kind, specimen, value }) => `# ${kind} ${specimen} is ${value}`),
    ...(typed === command.text ? [] : [`PS> ${typed}`]),
    ...(output === '' ? [] : [output]),
  ];
  return lines.length === 0 ? '' : `<system-out>${escapedXml(lines.join('\n'))}</system-out>`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
