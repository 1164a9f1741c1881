/** The record with which the end of a job by an error is told, where that is not the record of the error itself. */
import { ErrorRecord } from '../../types/error-record.ts';
import { RunningCmdlet } from '../running-cmdlet.ts';

/** A thread job tells that its state is that of a failure, a task of -Parallel that it is a task (ThreadJob, PSTaskBase). */
export function failureOf(kind: string, { exception }: ErrorRecord): ErrorRecord | null {
  switch (kind) {
    case 'ThreadJob':
      return placeless(new ErrorRecord(exception, 'JobStateFailed', 'InvalidResult', null));
    case 'TaskChildJob':
      return placeless(
        new ErrorRecord(
          exception,
          'PSTaskException',
          'InvalidOperation',
          new RunningCmdlet('System.Management.Automation.PSTasks.PSTask'),
        ),
      );
    default:
      return null;
  }
}

function placeless(record: ErrorRecord): ErrorRecord {
  record.isFromElsewhere = true;
  return record;
}
