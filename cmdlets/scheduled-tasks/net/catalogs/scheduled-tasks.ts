/** Types of the ScheduledTasks module, as far as the tasks of the deployment fill them. */
import { plainException } from '../../../../src/types/exceptions/exception-declaration.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import { dataType } from '../../../../src/types/values/data-object.ts';

const CIM = 'Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler';

export default [
  dataType('Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler/MSFT_ScheduledTask', [
    `${CIM}/MSFT_TaskAction[] Actions {get;}`,
    'string Author {get;}',
    'string Date {get;}',
    'string Description {get;}',
    'string Documentation {get;}',
    `${CIM}/MSFT_TaskPrincipal2 Principal {get;}`,
    'string Source {get;}',
    'Microsoft.PowerShell.Cmdletization.GeneratedTypes.ScheduledTask.StateEnum State {get;}',
    'string TaskName {get;}',
    'string TaskPath {get;}',
    `${CIM}/MSFT_TaskTrigger[] Triggers {get;}`,
    'string URI {get;}',
    'string Version {get;}',
    'string PSComputerName {get;}',
  ]),
  dataType(
    'Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler/MSFT_TaskDynamicInfo',
    [
      'System.Nullable[datetime] LastRunTime {get;}',
      'uint LastTaskResult {get;}',
      'System.Nullable[datetime] NextRunTime {get;}',
      'uint NumberOfMissedRuns {get;}',
      'string TaskName {get;}',
      'string TaskPath {get;}',
      'string PSComputerName {get;}',
    ],
  ),
  dataType('Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler/MSFT_TaskExecAction', [
    'string Id {get;}',
    'string Arguments {get;}',
    'string Execute {get;}',
    'string WorkingDirectory {get;}',
  ]),
  dataType(
    'Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler/MSFT_TaskTimeTrigger',
    ['bool Enabled {get;}', 'string EndBoundary {get;}', 'string StartBoundary {get;}'],
  ),
  dataType('Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler/MSFT_TaskPrincipal2', [
    'string Id {get;}',
    'string LogonType {get;}',
    'string RunLevel {get;}',
    'string UserId {get;}',
  ]),
  defineType({
    name: 'Microsoft.PowerShell.Cmdletization.GeneratedTypes.ScheduledTask.StateEnum',
    kind: 'enum',
    members: { Unknown: 0, Disabled: 1, Queued: 2, Ready: 3, Running: 4 },
  }),
  defineType({
    name: 'Microsoft.Management.Infrastructure.CimException',
    base: 'System.Exception',
    ...plainException('Microsoft.Management.Infrastructure.CimException', 'The operation failed.'),
  }),
  defineType({
    name: 'Microsoft.PowerShell.Cmdletization.Cim.CimJobException',
    base: 'System.SystemException',
    ...plainException('Microsoft.PowerShell.Cmdletization.Cim.CimJobException', 'The operation failed.'),
  }),
];
