/**
 * The interface for TypeScript and JavaScript: labs without PowerShell, by capability (`lab.certificates.assign(…)`), and
 * shells in them, which run scripts and give back data. Names here are kept stable; test/library/names.test.ts holds the
 * list, and docs/library has an example of each.
 */
import './platform/node/node-platform.ts';

export type { CertificateReference } from './deployment/certificate-lookup.ts';
export { DeploymentError, type DeploymentErrorCode } from './deployment/deployment-error.ts';
export type { Duration } from './deployment/duration.ts';
export type { Machine } from './deployment/machine.ts';
export type {
  AnswerFunction,
  AnswerRule,
  Answers,
  AnswerValue,
  ShellQuestion,
} from './library/answers.ts';
export {
  type CmdletOptions,
  type DefinedCommand,
  type DefinedType,
  defineCmdlet,
  defineFunction,
  defineType,
  type TypeOptions,
  type TypeProperty,
} from './library/definitions.ts';
export { Lab, type LabOptions, type LabPoint, type Moment, openLab } from './library/lab.ts';
export type {
  CertificateEvent,
  FaultEvent,
  LabEvent,
  LabEventKind,
  LabEventOf,
  LoggedEvent,
  ReplicatedEvent,
  TaskEvent,
} from './library/lab-events.ts';
export type { LabUser, LabUsers } from './library/lab-people.ts';
export type { LabSetting, LabSettings } from './library/lab-policies.ts';
export { LyncshellError, type LyncshellErrorCode } from './library/lyncshell-error.ts';
export type {
  CallFilter,
  CommandCall,
  CommandFunction,
  Mock,
  MockBehaviour,
  MockError,
  MockOptions,
  Parameters,
} from './library/mock.ts';
export type { DeclaredParameters, ParameterOptions, ParametersOf, ParameterType } from './library/parameter-types.ts';
export { type Credential, credential, type RawValue, type Secret, secret } from './library/plain-values.ts';
export type { Progress, RunResult, StreamedItem } from './library/run-result.ts';
export { openShell, type ScriptArguments, Shell } from './library/shell.ts';
export type { ScriptPosition, ShellError } from './library/shell-error.ts';
export type { FileContent, LimitProfile, RunOptions, ShellLimits, ShellOptions } from './library/shell-options.ts';
export type { StreamQueue } from './library/stream-queue.ts';
