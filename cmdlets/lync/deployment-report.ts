/**
 * Deployment cmdlets keep a log: an HTML page with what was done, when, and how it ended. It is announced in verbose
 * output; when the command fails two warnings name it, and the error begins "Command execution failed:" with the id
 * ProcessingFailed, whatever went wrong.
 */

import type { Deployment } from '../../src/deployment/deployment.ts';
import type { CmdletActions, CmdletWith } from '../../src/engine/cmdlet.ts';
import { toBool } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { reportedError } from '../deployment/deployment-errors.ts';
import { deploymentOf } from '../deployment/deployment-service.ts';

/** What a deployment command tells its log. */
export interface ActionLog {
  /** An action, with what it is about. */
  action(name: string, detail?: string): void;
}

interface Entry {
  readonly time: DateTime;
  readonly name: string;
  readonly detail: string;
}

/** Runs the work of a command that changes the deployment, with a log; undefined when it failed, which is reported. */
/** The parameter that names the log. */
export interface Reported {
  readonly Report?: string;
}

export function changeDeployment<T>(
  ps: CmdletWith<Reported>,
  work: (deployment: Deployment, log: ActionLog) => T,
): T | undefined {
  return runLogged(ps, true, work);
}

/** The same for a command that only looks: a log is kept when one is asked for, by -Report or -Verbose. */
export function lookAtDeployment<T>(
  ps: CmdletWith<Reported>,
  work: (deployment: Deployment, log: ActionLog) => T,
): T | undefined {
  return runLogged(ps, ps.parameters.Report !== undefined || isVerbose(ps), work);
}

function runLogged<T>(
  ps: CmdletWith<Reported>,
  keep: boolean,
  work: (deployment: Deployment, log: ActionLog) => T,
): T | undefined {
  const name = commandName(ps);
  let report: Report | undefined;
  try {
    const deployment = deploymentOf(ps);
    report = new Report(deployment, name, ps.parameters.Report);
    if (keep) {
      report.write('');
      ps.verbose(`Creating new log file "${report.path}".`);
    }
    const result = work(deployment, report);
    if (keep) {
      report.write('Succeeded');
      ps.verbose(`"${name}" processing has completed successfully.`);
      ps.verbose(`Detailed results can be found at "${report.path}".`);
    }
    return result;
  } catch (error) {
    const reported = reportedError(error);
    if (!reported) throw error;
    if (report?.written) {
      report.action('Error', reported.exception.message);
      report.write('Failed');
      ps.warning(`${name} failed.`);
      ps.warning(`Detailed results can be found at "${report.path}".`);
    }
    const { exception } = reported;
    const message = `Command execution failed: ${exception.message}`;
    ps.error('ProcessingFailed', 'InvalidOperation', message, { exception });
    return undefined;
  }
}

function commandName(ps: CmdletActions): string {
  return String(getMember(ps.invocation.myCommand, 'Name'));
}

function isVerbose(ps: CmdletActions): boolean {
  const bound = getMember(ps.invocation.boundParameters, 'Verbose');
  if (bound !== undefined && bound !== null) return toBool(bound);
  return ps.session.getVariable('VerbosePreference') === 'Continue';
}

/** The page of one command. */
class Report implements ActionLog {
  /** As the machine of the session sees it. */
  readonly path: string;
  /** Whether the file was made: if not, no warning may point to it. */
  written = false;
  readonly #deployment: Deployment;
  readonly #command: string;
  readonly #entries: Entry[] = [];

  constructor(deployment: Deployment, command: string, path: string | undefined) {
    this.#deployment = deployment;
    this.#command = command;
    this.path = path ?? temporaryPath(deployment, command);
    this.action('Begin', command);
  }

  action(name: string, detail = ''): void {
    this.#entries.push({ time: localDate(this.#deployment.clock.now()), name, detail });
  }

  write(result: string): void {
    this.#deployment.session.machine.disk.writeFile(this.path, page(this.#command, this.#entries, result));
    this.written = true;
  }
}

/** `C:\Users\Administrator\AppData\Local\Temp\Set-CSCertificate-[2012_06_15][09_00_00].html` */
function temporaryPath({ session, clock }: Deployment, command: string): string {
  const user = session.user.split('\\').pop();
  const now = localDate(clock.now());
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [now.year, two(now.month), two(now.day)].join('_');
  const time = [now.hour, now.minute, now.second].map(two).join('_');
  return `C:\\Users\\${user}\\AppData\\Local\\Temp\\${command.replace('-Cs', '-CS')}-[${day}][${time}].html`;
}

function page(command: string, entries: readonly Entry[], result: string): string {
  const rows = entries.map(
    ({ time, name, detail }) =>
      `    <tr><td>${escapeHtml(name)}</td><td>${escapeHtml(detail)}</td><td>${escapeHtml(String(time))}</td></tr>`,
  );
  return [
    '<!DOCTYPE html>',
    '<html>',
    `<head><meta charset="utf-8"><title>${escapeHtml(command)}</title></head>`,
    '<body>',
    `  <h1>${escapeHtml(command)}</h1>`,
    '  <table border="1">',
    '    <tr><th>Action</th><th>Action Information</th><th>Time Logged</th></tr>',
    ...rows,
    '  </table>',
    `  <p>Execution Result: ${escapeHtml(result)}</p>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
