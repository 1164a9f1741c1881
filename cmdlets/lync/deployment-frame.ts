/**
 * What a deployment cmdlet prints round its work, as consoles of Lync Server 2013 show it: the verbose lines that name
 * its log, the sentence of what it is about, and one of four endings. A failure is a terminating error whose text
 * begins "Command execution failed:" in its details, while the exception stays what it was. Source: lync-console.md, A.
 */

import type { Deployment } from '../../src/deployment/deployment.ts';
import type { CmdletActions, CmdletWith } from '../../src/engine/cmdlet.ts';
import { toBool } from '../../src/types/conversion/conversion.ts';
import { ErrorDetails } from '../../src/types/error-category.ts';
import type { ErrorRecord } from '../../src/types/error-record.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { netException } from '../../src/types/net-exception.ts';
import { PROCESSING_FAILED, type ReportedError, reportedError } from '../deployment/deployment-errors.ts';
import { deploymentOf } from '../deployment/deployment-service.ts';
import { DeploymentLog } from './deployment-log.ts';

/** What the work of a cmdlet tells while it is done. */
export interface TaskLog {
  /** Begins an action, with what it is about. */
  action(name: string, detail?: string): void;
  /** What the action has come to, for the log alone. */
  detail(text: string): void;
  /** A warning that the log and the ending count. */
  warning(text: string): void;
  /** An error that does not end the cmdlet; the log and the ending count it. */
  error(text: string): void;
}

/** The parameter that names the log. */
export interface Reported {
  readonly Report?: string;
}

type Work<T> = (deployment: Deployment, log: TaskLog) => T;

/** Runs the work of a command that changes the deployment; `task` is the sentence of what it is about. */
export function changeDeployment<T>(ps: CmdletWith<Reported>, task: string, work: Work<T>): T {
  return runFramed(ps, { task, keepsLog: true, changesStore: true }, work);
}

/** The same for a command that changes a machine, but not the Central Management Store. */
export function changeMachine<T>(ps: CmdletWith<Reported>, task: string, work: Work<T>): T {
  return runFramed(ps, { task, keepsLog: true, changesStore: false }, work);
}

/** The same for a command that only looks: without -Report, -Verbose or anything to tell it leaves no log. */
export function lookAtDeployment<T>(ps: CmdletWith<Reported>, task: string, work: Work<T>): T {
  const keepsLog = ps.parameters.Report !== undefined || isVerbose(ps);
  return runFramed(ps, { task, keepsLog, changesStore: false }, work);
}

/** The one failure that is known to have an id of its own (lync-console.md, B4). */
const STORE_INACCESSIBLE = 'CentralMgmtStoreInaccessible';

interface Frame {
  readonly task: string;
  readonly keepsLog: boolean;
  readonly changesStore: boolean;
}

function runFramed<T>(ps: CmdletWith<Reported>, { task, keepsLog, changesStore }: Frame, work: Work<T>): T {
  const name = nameAsTyped(ps);
  let log: DeploymentLog | undefined;
  try {
    const deployment = deploymentOf(ps);
    const made = new DeploymentLog(deployment, name, ps.parameters.Report);
    if (keepsLog) made.write();
    log = made;
    if (keepsLog) announceFile(ps, made.xmlPath);
    ps.verbose(task);
    const result = work(deployment, taskLog(ps, made));
    if (!changesStore) ps.verbose('No changes were made to the Central Management Store.');
    if (keepsLog || made.count('Warning') + made.count('Error') > 0) finish(ps, made, name);
    return result;
  } catch (error) {
    const reported = reportedError(error);
    if (!reported) throw error;
    if (log) {
      log.tell('Error', reported.exception.message);
      writeFiles(ps, log);
      ps.warning(`${name} failed.`);
      ps.warning(resultsText(log));
    }
    return ps.throwTerminatingError(fatalRecord(ps, reported));
  }
}

function taskLog(ps: CmdletActions, log: DeploymentLog): TaskLog {
  return {
    action: (name, detail = '') => void log.begin(name, detail),
    detail: (text) => log.tell('Information', text),
    warning(text) {
      log.tell('Warning', text);
      ps.warning(text);
    },
    error(text) {
      log.tell('Error', text);
      const exception = netException('System.InvalidOperationException', text);
      ps.error(PROCESSING_FAILED.id, PROCESSING_FAILED.category, text, { exception });
    },
  };
}

/** The ending of work that was done: clean, with warnings, or with errors that did not end it. */
function finish(ps: CmdletActions, log: DeploymentLog, name: string): void {
  writeFiles(ps, log);
  const [errors, warnings] = [log.count('Error'), log.count('Warning')];
  if (errors > 0) {
    ps.warning(
      `${name} encountered errors. Consult the log file for a detailed analysis, and to make sure that all errors (${errors}) and warnings (${warnings}) are addressed before continuing.`,
    );
    ps.warning(resultsText(log));
  } else if (warnings > 0) {
    ps.warning(
      `"${name}" processing has completed with warnings. "${warnings}" warnings were recorded during this run.`,
    );
    ps.warning(resultsText(log));
  } else {
    ps.verbose(`"${name}" processing has completed successfully.`);
    ps.verbose(resultsText(log));
  }
}

/** The page is announced at the end. */
function writeFiles(ps: CmdletActions, log: DeploymentLog): void {
  announceFile(ps, log.htmlPath);
  log.write();
}

function announceFile(ps: CmdletActions, path: string): void {
  ps.verbose(`Creating new log file "${path}".`);
}

function resultsText({ htmlPath }: DeploymentLog): string {
  return `Detailed results can be found at "${htmlPath}".`;
}

/** The exception inside with its own type, no target, and the text that people see in the details. */
function fatalRecord(ps: CmdletActions, { exception, id }: ReportedError): ErrorRecord {
  const known = id === STORE_INACCESSIBLE ? id : PROCESSING_FAILED.id;
  const record = ps.recordOf(exception, known, PROCESSING_FAILED.category);
  record.errorDetails = new ErrorDetails(`Command execution failed: ${exception.message}`);
  return record;
}

/** "Set-CSCertificate failed." repeats the letters that were typed (lync-console.md, A); a module's name does not count. */
function nameAsTyped({ invocation }: CmdletActions): string {
  const typed = String(getMember(invocation, 'InvocationName')).split('\\').pop() ?? '';
  const name = String(getMember(invocation.myCommand, 'Name'));
  return typed.toLowerCase() === name.toLowerCase() ? typed : name;
}

function isVerbose(ps: CmdletActions): boolean {
  const bound = getMember(ps.invocation.boundParameters, 'Verbose');
  if (bound !== undefined && bound !== null) return toBool(bound);
  return ps.session.getVariable('VerbosePreference') === 'Continue';
}
