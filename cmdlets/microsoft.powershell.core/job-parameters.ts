/** Parameters that the cmdlets of jobs share: the ways to say which jobs are meant. */
import type { ParameterDeclaration } from '../../src/engine/cmdlet.ts';

/** The states of jobs, in the order of the enum. */
export const JOB_STATES = [
  'NotStarted',
  'Running',
  'Completed',
  'Failed',
  'Stopped',
  'Blocked',
  'Suspended',
  'Disconnected',
  'Suspending',
  'Stopping',
  'AtBreakpoint',
] as const;

export const jobId = {
  type: 'int[]',
  position: 0,
  mandatory: true,
  pipeline: 'name',
  in: ['SessionIdParameterSet'],
  validate: [{ kind: 'notNullOrEmpty' }],
  help: 'Numbers of jobs.',
} as const satisfies ParameterDeclaration;

export const jobInstanceId = {
  type: 'other[]',
  typeName: 'guid',
  position: 0,
  mandatory: true,
  pipeline: 'name',
  in: ['InstanceIdParameterSet'],
  validate: [{ kind: 'notNullOrEmpty' }],
  help: 'Jobs by their GUID.',
} as const satisfies ParameterDeclaration;

export const jobName = {
  type: 'string[]',
  position: 0,
  mandatory: true,
  pipeline: 'name',
  in: ['NameParameterSet'],
  validate: [{ kind: 'notNullOrEmpty' }],
  help: 'Names of jobs; wildcards find several.',
} as const satisfies ParameterDeclaration;

export const jobState = {
  type: 'enum',
  typeName: 'System.Management.Automation.JobState',
  values: JOB_STATES,
  position: 0,
  mandatory: true,
  pipeline: 'name',
  in: ['StateParameterSet'],
  help: 'Jobs in this state.',
} as const satisfies ParameterDeclaration;

export const jobFilter = {
  type: 'hashtable',
  position: 0,
  mandatory: true,
  pipeline: 'name',
  in: ['FilterParameterSet'],
  validate: [{ kind: 'notNullOrEmpty' }],
  help: 'A hashtable of properties and values that the jobs have.',
} as const satisfies ParameterDeclaration;

export const jobObject = {
  type: 'other[]',
  typeName: 'System.Management.Automation.Job',
  position: 0,
  mandatory: true,
  pipeline: 'both',
  in: ['JobParameterSet'],
  validate: [{ kind: 'notNullOrEmpty' }],
  help: 'Jobs as objects.',
} as const satisfies ParameterDeclaration;

export const jobCommand = {
  type: 'string[]',
  pipeline: 'name',
  in: ['CommandParameterSet'],
  validate: [{ kind: 'notNullOrEmpty' }],
  help: 'Jobs by the text of their command; wildcards find several.',
} as const satisfies ParameterDeclaration;
