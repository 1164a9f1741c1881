/** Writes a report in the form that the end of its name asks for. */
import { platform } from '../../platform/platform.ts';
import { htmlReport } from './html-report.ts';
import { jsonReport } from './json-report.ts';
import { junitReport } from './junit-report.ts';
import type { PageReport } from './page-report.ts';
import { tapReport } from './tap-report.ts';

type Writer = (reports: readonly PageReport[]) => string;

const FORMS: ReadonlyMap<string, Writer> = new Map([
  ['xml', junitReport],
  ['tap', tapReport],
  ['json', jsonReport],
  ['html', htmlReport],
]);

/** The ends of names that say the form of a report. */
export const reportForms: readonly string[] = [...FORMS.keys()];

/** Whether the name of a report says its form. */
export function isReportName(path: string): boolean {
  return FORMS.has(formOf(path));
}

function formOf(path: string): string {
  return /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Writes it. */
export function writeReport(path: string, reports: readonly PageReport[]): void {
  const write = FORMS.get(formOf(path));
  if (!write) throw new Error(`There is no report of the form of ${path}.`);
  platform().files.writeFile(path, write(reports));
}
