/** What tests came to, transcripts' cases and Pester's tests alike, for programs: as JSON, and as JUnit has it. */
import { platform } from '../../platform/platform.ts';
import { escapedXml } from './escaped-xml.ts';

/** One case of a transcript, or one test of Pester. */
export interface TestedCase {
  /** What it is called, the outermost block first. */
  readonly path: readonly string[];
  readonly status: 'passed' | 'failed' | 'skipped';
  /** What differs or went wrong; '' where nothing did. */
  readonly message: string;
  /** Its line in the file, from 1; 0 where nobody knows. */
  readonly line: number;
  readonly milliseconds: number;
}

/** A file of tests. */
export interface TestedFile {
  readonly file: string;
  readonly cases: readonly TestedCase[];
  /** Why nothing of it could be run; null where it was. */
  readonly problem: string | null;
}

const FORMS: ReadonlyMap<string, (files: readonly TestedFile[]) => string> = new Map([
  ['json', (files) => `${JSON.stringify({ files }, null, 2)}\n`],
  ['xml', junit],
]);

/** The ends of names that say the form of a report of tests. */
export const testReportForms: readonly string[] = [...FORMS.keys()];

function formOf(path: string): string {
  return /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Whether the name of a report says its form. */
export function isTestReportName(path: string): boolean {
  return FORMS.has(formOf(path));
}

/** Writes it. */
export function writeTestReport(path: string, files: readonly TestedFile[]): void {
  const write = FORMS.get(formOf(path));
  if (!write) throw new Error(`There is no report of the form of ${path}.`);
  platform().files.writeFile(path, write(files));
}

function junit(files: readonly TestedFile[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${files.map(suite).join('')}</testsuites>\n`;
}

function suite({ file, cases, problem }: TestedFile): string {
  const count = (status: TestedCase['status']) => cases.filter((one) => one.status === status).length;
  const errors = problem === null ? 0 : 1;
  const time = seconds(cases.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  const counts = `tests="${cases.length + errors}" failures="${count('failed')}" errors="${errors}" skipped="${count('skipped')}" time="${time}"`;
  const unread =
    problem === null
      ? ''
      : `    <testcase classname="${escapedXml(file)}" name="reading the file" time="0.000">\n      <error message="${escapedXml(problem)}"/>\n    </testcase>\n`;
  return `  <testsuite name="${escapedXml(file)}" ${counts}>\n${unread}${cases.map((one) => testCase(file, one)).join('')}  </testsuite>\n`;
}

function testCase(file: string, { path, status, message, line, milliseconds }: TestedCase): string {
  const attributes = `classname="${escapedXml(file)}" name="${escapedXml(path.join(' '))}" line="${line}" time="${seconds(milliseconds)}"`;
  if (status === 'passed') return `    <testcase ${attributes}/>\n`;
  const verdict =
    status === 'skipped'
      ? '<skipped/>'
      : `<failure message="${escapedXml(message.split('\n', 1)[0] ?? '')}">${escapedXml(message)}</failure>`;
  return `    <testcase ${attributes}>\n      ${verdict}\n    </testcase>\n`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
