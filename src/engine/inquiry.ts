/** The question that -ErrorAction Inquire and its kind ask: whether to go on. */
import type { ErrorRecord } from '../types/error-record.ts';
import { runtimeException } from '../types/net-exception.ts';
import type { Choice, HostUI } from './host.ts';
import { ScriptError } from './statement-errors.ts';

const CHOICES: readonly Choice[] = [
  { label: '&Yes', helpMessage: 'Continue with only the next step of the operation.' },
  { label: 'Yes to &All', helpMessage: 'Continue with all the steps of the operation.' },
  { label: '&Halt Command', helpMessage: 'Stop this command.' },
  {
    label: '&Suspend',
    helpMessage: 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.',
  },
];
const FIRST_THAT_STOPS = 2;

/** Returns when the user wants to go on. @throws ScriptError of the record, or NetException, when not */
export function askWhetherToGoOn(ui: HostUI, message: string, record: ErrorRecord | null): void {
  if (ui.promptForChoice('Confirm', message, CHOICES, 0) < FIRST_THAT_STOPS) return;
  if (record) throw new ScriptError(record, false, true);
  throw runtimeException(
    'ActionPreferenceStop',
    'OperationStopped',
    'The running command stopped because the user selected the Stop option.',
    { typeName: 'System.Management.Automation.ActionPreferenceStopException' },
  );
}
