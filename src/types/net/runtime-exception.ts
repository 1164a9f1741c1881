/** System.Management.Automation.RuntimeException: an exception with an error record. */

import type { ErrorRecord } from '../error-record.ts';
import { keepRecord } from '../error-record.ts';
import { keep, kept, newException } from '../exceptions/exception-declaration.ts';
import { recordOf } from '../exceptions/exception-record.ts';
import type { NetException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';

const NAME = 'System.Management.Automation.RuntimeException';

/** An exception around a record that a script made. */
function withRecord(message: string, inner: NetException | null, record: ErrorRecord): NetException {
  const exception = newException(NAME, message, inner);
  keepRecord(exception, record);
  return exception;
}

export default defineType<NetException>({
  name: 'System.Management.Automation.RuntimeException',
  base: 'System.SystemException',
  interfaces: ['System.Management.Automation.IContainsErrorRecord'],
  constructors: [
    ['()', () => newException(NAME, 'System error.')],
    ['(string message)', (message: string) => newException(NAME, message)],
    [
      '(string message, System.Exception innerException)',
      (message: string, inner: NetException | null) => newException(NAME, message, inner),
    ],
    [
      '(string message, System.Exception innerException, System.Management.Automation.ErrorRecord errorRecord)',
      withRecord,
    ],
  ],
  properties: [
    ['System.Management.Automation.ErrorRecord ErrorRecord {get;}', recordOf],
    [
      'bool WasThrownFromThrowStatement {get;set;}',
      kept('WasThrownFromThrowStatement', false),
      (self: NetException, value: boolean) => keep(self, 'WasThrownFromThrowStatement', value),
    ],
  ],
});
