/** Reads the shared conformance transcripts as steps: what was typed and what came out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One step of a case. */
export interface Step {
  readonly file: string;
  readonly line: number;
  readonly input: string;
  readonly output: string;
}

const FOLDERS = ['/work/shared/conformance', join(import.meta.dirname, '../../../shared/conformance')];

function stepsOf(file: string, text: string): Step[] {
  const steps: Step[] = [];
  let input: string[] | null = null;
  let output: string[] = [];
  let start = 0;
  const finish = (): void => {
    if (input !== null) steps.push({ file, line: start, input: input.join('\n'), output: output.join('\n') });
    input = null;
    output = [];
  };
  text.split('\n').forEach((line, index) => {
    if (line.startsWith('## ')) {
      finish();
    } else if (line.startsWith('PS> ') || line === 'PS>') {
      finish();
      start = index + 1;
      input = [line.slice(4)];
    } else if (input !== null && output.length === 0 && (line.startsWith('>> ') || line === '>>')) {
      input.push(line.slice(3));
    } else if (input !== null) {
      output.push(line);
    }
  });
  finish();
  return steps;
}

/** All steps of all transcripts; none when the shared folder is not there. */
export function conformanceSteps(): Step[] {
  const folder = FOLDERS.find((candidate) => existsSync(candidate));
  if (folder === undefined) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.transcript'))
    .flatMap((name) => stepsOf(name, readFileSync(join(folder, name), 'utf8')));
}
