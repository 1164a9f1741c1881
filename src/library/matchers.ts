/**
 * What tests expect of runs, mocks and labs: pure functions of what was received and what was expected, which the files for
 * jest and Vitest register with their runner.
 */
import type { CertificateReference } from '../deployment/certificate-lookup.ts';
import { Lab } from './lab.ts';
import { type CallFilter, fits, Mock } from './mock.ts';
import { RunResult } from './run-result.ts';
import { maskedText } from './run-serializer.ts';
import type { ShellError } from './shell-error.ts';

interface MatchOutcome {
  readonly pass: boolean;
  message(): string;
}

/** What an error is to be like: a part of its message, a pattern, its id, or several of these. */
export type ExpectedError =
  | string
  | RegExp
  | {
      readonly id?: string | RegExp;
      readonly message?: string | RegExp;
      readonly category?: string;
      readonly line?: number;
    };

/** What a certificate is to be like. */
export interface ExpectedCertificate {
  /** The machine; that from which the lab is seen when omitted. */
  readonly machine?: string;
  readonly use?: string;
  readonly thumbprint?: string;
  readonly subject?: string | RegExp;
  readonly state?: 'current' | 'staged';
}

/** How often a mock is to have been called, and with what. */
export interface ExpectedCalls {
  readonly times?: number;
  readonly with?: CallFilter;
}

const outcome = (pass: boolean, positive: string, negative: string): MatchOutcome => ({
  pass,
  message: () => (pass ? negative : positive),
});

/** A run without errors that nothing has ended but its end. */
function toSucceed(received: unknown): MatchOutcome {
  const result = required(received, RunResult, 'toSucceed', 'the result of a run');
  const pass = result.errors.length === 0 && result.succeeded && (result.exitCode ?? 0) === 0;
  return outcome(
    pass,
    `The run was to succeed.\n\n${story(result)}`,
    `The run was not to succeed.\n\n${story(result)}`,
  );
}

function toWriteError(received: unknown, expected?: ExpectedError): MatchOutcome {
  const result = required(received, RunResult, 'toWriteError', 'the result of a run');
  const pass = result.errors.some((error) => isLike(error, expected));
  const wanted = expected === undefined ? 'an error' : `an error like ${shown(expected)}`;
  return outcome(
    pass,
    `The run was to write ${wanted}.\n\n${story(result)}`,
    `The run was not to write ${wanted}.\n\n${story(result)}`,
  );
}

/** The output, with what varies masked, and without blanks at the ends of lines. */
function toMatchTranscript(received: unknown, expected: string): MatchOutcome {
  const result = required(received, RunResult, 'toMatchTranscript', 'the result of a run');
  const [actual, wanted] = [transcriptText(result.output), transcriptText(expected)];
  return outcome(
    actual === wanted,
    `The run was to show:\n${wanted}\n\nIt has shown:\n${actual}`,
    `The run was not to show:\n${wanted}`,
  );
}

function toHaveCertificate(received: unknown, expected: ExpectedCertificate = {}): MatchOutcome {
  const lab = required(received, Lab, 'toHaveCertificate', 'a lab');
  const { machine } = expected;
  const seen = machine === undefined ? lab : lab.seenFrom(machine);
  const all = seen.certificates.list();
  const pass = all.some((certificate) => isCertificate(certificate, expected));
  const found = all.map(
    ({ use, state, certificate }) => `  ${use} (${state}): ${certificate.subject} ${certificate.thumbprint}`,
  );
  const there = `${seen.machine.fqdn} has:\n${found.join('\n') || '  none'}\n\n${eventsOf(lab)}`;
  return outcome(
    pass,
    `The lab was to have a certificate like ${shown(expected)}.\n\n${there}`,
    `The lab was not to have a certificate like ${shown(expected)}.\n\n${there}`,
  );
}

/** All replicas, or that of one machine, have what the Central Management Store says. */
function toBeReplicated(received: unknown, machine?: string): MatchOutcome {
  const lab = required(received, Lab, 'toBeReplicated', 'a lab');
  const status = lab.replication.status(machine === undefined ? undefined : lab.machines.get(machine).fqdn);
  const late = status.filter(({ upToDate }) => !upToDate).map(({ replicaFqdn }) => replicaFqdn);
  return outcome(
    late.length === 0,
    `The lab was to be replicated. Behind: ${late.join(', ')}.\n\n${eventsOf(lab)}`,
    `The lab was not to be replicated.\n\n${eventsOf(lab)}`,
  );
}

function toHaveBeenInvoked(received: unknown, { times, with: filter }: ExpectedCalls = {}): MatchOutcome {
  const mock = required(received, Mock, 'toHaveBeenInvoked', 'a mock');
  const calls = filter === undefined ? mock.calls : mock.calls.filter((call) => fits(filter, call));
  const pass = times === undefined ? calls.length > 0 : calls.length === times;
  const all = mock.calls.map(({ parameters, line }) => `  line ${line}: ${JSON.stringify(parameters)}`).join('\n');
  const wanted =
    `${times === undefined ? '' : `${times} times `}${filter === undefined ? '' : `with ${shown(filter)}`}`.trim();
  return outcome(
    pass,
    `${mock.name} was to be invoked ${wanted}. Its calls:\n${all || '  none'}`,
    `${mock.name} was not to be invoked ${wanted}. Its calls:\n${all}`,
  );
}

/** By name, as `expect.extend` takes them. */
export const matchers = {
  toSucceed,
  toWriteError,
  toMatchTranscript,
  toHaveCertificate,
  toBeReplicated,
  toHaveBeenInvoked,
};

function required<T>(received: unknown, type: abstract new (...args: never[]) => T, matcher: string, what: string): T {
  if (received instanceof type) return received;
  throw new TypeError(
    `${matcher} expects ${what}${received instanceof Promise ? ', not a promise of it: await it' : ''}.`,
  );
}

/** What a failure shows of a run: the command, the errors with their places, what it has shown. */
function story({ command, errors, exitCode, output }: RunResult): string {
  const told = errors.map(({ message, id, position }) => {
    const place = position === null ? '' : ` at ${position.file ?? 'input'}:${position.line}:${position.column}`;
    return `  ${message}\n    ${id}${place}${position === null ? '' : `\n    ${position.text.trim()}`}`;
  });
  return [
    `Command: ${command}`,
    `Errors: ${told.length === 0 ? 'none' : `\n${told.join('\n')}`}`,
    ...(exitCode === null ? [] : [`Exit code: ${exitCode}`]),
    ...(output === '' ? [] : [`Output:\n${output}`]),
  ].join('\n');
}

const EVENTS_SHOWN = 12;

function eventsOf(lab: Lab): string {
  const events = lab.events().filter(({ kind }) => kind !== 'logged');
  const lines = events.slice(-EVENTS_SHOWN).map(({ at, kind, ...event }) => {
    const about = 'machine' in event ? event.machine : '';
    const more = 'use' in event ? event.use : 'name' in event ? `${event.name} ${event.phase}` : '';
    return `  ${new Date(at).toISOString()} ${kind} ${about} ${more}`.trimEnd();
  });
  return `Since the lab was opened:\n${lines.join('\n') || '  nothing'}`;
}

function isLike(error: ShellError, expected: ExpectedError | undefined): boolean {
  if (expected === undefined) return true;
  if (typeof expected === 'string' || isPattern(expected))
    return textIsLike(error.message, expected) || textIsLike(error.id, expected);
  const { id, message, category, line } = expected;
  return (
    (id === undefined || textIsLike(error.id, id)) &&
    (message === undefined || textIsLike(error.message, message)) &&
    (category === undefined || error.category === category) &&
    (line === undefined || error.position?.line === line)
  );
}

function isCertificate({ use, state, certificate }: CertificateReference, expected: ExpectedCertificate): boolean {
  return (
    (expected.use === undefined || use.toLowerCase() === expected.use.toLowerCase()) &&
    (expected.state === undefined || state === expected.state) &&
    (expected.thumbprint === undefined ||
      certificate.thumbprint === expected.thumbprint.replaceAll(' ', '').toUpperCase()) &&
    (expected.subject === undefined || textIsLike(certificate.subject, expected.subject))
  );
}

function isPattern(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}

function textIsLike(text: string, wanted: string | RegExp): boolean {
  return isPattern(wanted)
    ? new RegExp(wanted.source, wanted.flags.replace('g', '')).test(text)
    : text.includes(wanted);
}

function shown(expected: unknown): string {
  if (typeof expected === 'function') return 'a function';
  if (isPattern(expected)) return String(expected);
  return JSON.stringify(expected, (_, value: unknown) => (isPattern(value) ? String(value) : value));
}

function transcriptText(text: string): string {
  return maskedText(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
