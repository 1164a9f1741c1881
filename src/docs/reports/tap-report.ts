/** The result of pages in the Test Anything Protocol, version 14: a test a command, with what went wrong as YAML. */
import type { CommandOutcome } from '../page-run.ts';
import type { PageReport } from './page-report.ts';

export function tapReport(reports: readonly PageReport[]): string {
  const lines: string[] = [];
  let number = 0;
  for (const { path, result, problem } of reports) {
    lines.push(`# ${path}`);
    if (problem !== null) lines.push(`not ok ${++number} - ${escaped(`${path}: ${problem}`)}`);
    for (const outcome of result?.outcomes ?? []) lines.push(...test(++number, path, outcome));
  }
  return `TAP version 14\n1..${number}\n${lines.join('\n')}\n`;
}

function test(number: number, path: string, { command, status, message, milliseconds }: CommandOutcome): string[] {
  const name = escaped(`${path}:${command.line} ${command.text.replace(/\s+/g, ' ')}`);
  if (status === 'succeeded') return [`ok ${number} - ${name}`];
  if (status === 'not run') return [`not ok ${number} - ${name} # SKIP ${escaped(message)}`];
  return [
    `not ok ${number} - ${name}`,
    '  ---',
    `  duration_ms: ${milliseconds.toFixed(1)}`,
    '  message: |',
    ...message.split('\n').map((line) => `    ${line}`),
    '  ...',
  ];
}

/** `#` begins a directive. */
function escaped(text: string): string {
  return text.replace(/[\\#]/g, '\\$&').replaceAll('\n', ' ');
}
