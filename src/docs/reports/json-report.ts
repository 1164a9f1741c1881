/** The result of pages as JSON, for programs. */
import type { PageReport } from './page-report.ts';

export function jsonReport(reports: readonly PageReport[]): string {
  const pages = reports.map(({ path, result, lab, problem, exitCode }) => ({
    path,
    exitCode,
    problem,
    lab: lab?.topology ?? null,
    labReason: lab?.reason ?? null,
    skipped: result?.plan.skipped ?? [],
    openBlock: result?.plan.openBlock ?? null,
    commands: (result?.outcomes ?? []).map((outcome) => ({
      line: outcome.command.line,
      text: outcome.command.text,
      typed: outcome.typed,
      status: outcome.status,
      message: outcome.message,
      slip: outcome.command.slip,
      output: outcome.output,
      comparison: outcome.comparison,
      milliseconds: Math.round(outcome.milliseconds * 10) / 10,
      machine: outcome.machine,
      mapped: outcome.mapped,
      prepared: outcome.prepared,
    })),
  }));
  return `${JSON.stringify({ pages }, null, 2)}\n`;
}
