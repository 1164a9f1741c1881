/** System.Management.Automation.ErrorRecord: what `$_` is in a catch block. */
import type { ErrorCategory, ErrorDetails } from '../error-category.ts';
import { ErrorRecord } from '../error-record.ts';
import { NativeScript } from '../members/native-script.ts';
import { ScriptProperty } from '../members/ps-member.ts';
import type { NetException } from '../net-exception.ts';
import { genericTypeOf, typeNamed } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { NetList } from '../values/net-list.ts';

/** Records are not run per pipeline element here, so there is nothing to tell. */
function noIterations(): NetList {
  const definition = typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1');
  return new NetList(genericTypeOf(definition, [typeNamed('System.Int32')]));
}

function copyOf(record: ErrorRecord, exception: NetException | null): ErrorRecord {
  const { categoryInfo: info } = record;
  const copy = new ErrorRecord(exception ?? record.exception, record.errorId, info.category, record.targetObject);
  Object.assign(copy.categoryInfo, { ...info });
  copy.errorDetails = record.errorDetails;
  copy.invocationInfo = record.invocationInfo;
  copy.scriptStackTrace = record.scriptStackTrace;
  copy.errorIdSuffix = record.errorIdSuffix;
  return copy;
}

export default defineType<ErrorRecord>({
  name: 'System.Management.Automation.ErrorRecord',
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: [
    [
      '(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, System.Object targetObject)',
      (exception: NetException, errorId: string, category: EnumValue, target: unknown) =>
        new ErrorRecord(exception, errorId, category.toString() as ErrorCategory, target),
    ],
    [
      '(System.Management.Automation.ErrorRecord errorRecord, System.Exception replaceParentContainsErrorRecordException)',
      copyOf,
    ],
  ],
  properties: [
    ['System.Exception Exception {get;}', (record: ErrorRecord) => record.exception],
    ['System.Object TargetObject {get;}', (record: ErrorRecord) => record.targetObject ?? null],
    [
      'System.Management.Automation.ErrorCategoryInfo CategoryInfo {get;}',
      (record: ErrorRecord) => record.categoryInfo,
    ],
    ['string FullyQualifiedErrorId {get;}', (record: ErrorRecord) => record.fullyQualifiedErrorId],
    [
      'System.Management.Automation.ErrorDetails ErrorDetails {get;set;}',
      (record: ErrorRecord) => record.errorDetails,
      (record: ErrorRecord, details: ErrorDetails | null) => {
        record.errorDetails = details;
      },
    ],
    [
      'System.Management.Automation.InvocationInfo InvocationInfo {get;}',
      (record: ErrorRecord) => record.invocationInfo,
    ],
    ['string ScriptStackTrace {get;}', (record: ErrorRecord) => record.scriptStackTrace],
    ['System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo {get;}', noIterations],
  ],
  extended: () => [
    new ScriptProperty(
      'PSMessageDetails',
      new NativeScript('& { Set-StrictMode -Version 1; $this.Exception.InnerException.PSMessageDetails }', () => null),
    ),
  ],
  toText: (record) => record.message,
});
