/** The objects of Get-Counter. */
import { dataType } from '../../../../src/types/values/data-object.ts';

const NAMESPACE = 'Microsoft.PowerShell.Commands.GetCounter';

export default [
  dataType('Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet', [
    'datetime Timestamp {get;}',
    `${NAMESPACE}.PerformanceCounterSample[] CounterSamples {get;}`,
    'string Readings {get;}',
  ]),
  dataType('Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSample', [
    'string Path {get;}',
    'string InstanceName {get;}',
    'double CookedValue {get;}',
    'ulong RawValue {get;}',
    'ulong SecondValue {get;}',
    'uint MultipleCount {get;}',
    'datetime Timestamp {get;}',
    'ulong Timestamp100NSec {get;}',
    'uint Status {get;}',
    'uint DefaultScale {get;}',
    'ulong TimeBase {get;}',
  ]),
  dataType('Microsoft.PowerShell.Commands.GetCounter.CounterSet', [
    'string CounterSetName {get;}',
    'string MachineName {get;}',
    'string CounterSetType {get;}',
    'string Description {get;}',
    'string[] Paths {get;}',
    'string[] PathsWithInstances {get;}',
    'string[] Counter {get;}',
  ]),
];
