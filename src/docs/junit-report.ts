/** The result of pages as a JUnit report: a suite a page, a case a command. */
import type { CommandOutcome, PageResult } from './page-run.ts';

export function junitReport(results: readonly PageResult[]): string {
  const suites = results.map(suite).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites}</testsuites>\n`;
}

function suite({ plan, outcomes }: PageResult): string {
  const count = (status: CommandOutcome['status']): number =>
    outcomes.filter((outcome) => outcome.status === status).length;
  const time = seconds(outcomes.reduce((total, { milliseconds }) => total + milliseconds, 0));
  const attributes = `name="${escaped(plan.name)}" tests="${outcomes.length}" failures="${count('failed')}" errors="0" skipped="${count('not run')}" time="${time}"`;
  return `  <testsuite ${attributes}>\n${outcomes.map((outcome) => testCase(plan.name, outcome)).join('')}  </testsuite>\n`;
}

function testCase(page: string, { command, status, message, milliseconds }: CommandOutcome): string {
  const attributes = `classname="${escaped(page)}" name="${escaped(command.text)}" line="${command.line}" time="${seconds(milliseconds)}"`;
  if (status === 'succeeded') return `    <testcase ${attributes}/>\n`;
  const inner =
    status === 'failed'
      ? `<failure message="${escaped(message.split('\n', 1)[0]!)}">${escaped(message)}</failure>`
      : `<skipped message="${escaped(message)}"/>`;
  return `    <testcase ${attributes}>\n      ${inner}\n    </testcase>\n`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** Characters that XML cannot hold at all become U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
