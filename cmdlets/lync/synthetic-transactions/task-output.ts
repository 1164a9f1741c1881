/** What a test of the deployment gives: an object that says how it went, and how long it took. */
import { convertTo } from '../../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../../src/types/net-type.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { declareType } from '../declared-types.ts';

export const outputNamespace = 'Microsoft.Rtc.SyntheticTransactions';
const TASK_OUTPUT = `${outputNamespace}.TaskOutput`;

/** Makes the type of such objects known. */
export function registerOutput(type: string): void {
  declareType(type, () =>
    dataType(type, [
      'string TargetUri {get;}',
      'string TargetFqdn {get;}',
      'string Result {get;}',
      'timespan Latency {get;}',
      'string Error {get;}',
      'string Diagnosis {get;}',
    ]),
  );
}

/** A test without steps of its own. @param problem null where nothing is wrong */
export function taskOutput(target: string, problem: string | null): DataObject {
  registerOutput(TASK_OUTPUT);
  return new DataObject(TASK_OUTPUT, {
    TargetUri: '',
    TargetFqdn: target,
    Result: problem === null ? 'Success' : 'Failure',
    Latency: convertTo('00:00:00', typeNamed('System.TimeSpan')),
    Error: problem ?? '',
    Diagnosis: '',
  });
}
