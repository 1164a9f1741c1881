/** The text that PowerShell shows for a DateTime: its ScriptProperty `DateTime`. */
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { extensionOf } from '../members/instance-extension.ts';
import { NoteProperty } from '../members/ps-member.ts';
import type { DateTime } from '../values/date-time.ts';
import { formatDateTime } from './date-format.ts';

/** Long date and long time, or one of them where Get-Date -DisplayHint said so. */
export function displayText(value: DateTime): string {
  const names = cultureOrCurrent(null).dateTimeFormat;
  const hint = extensionOf(value)?.members.get('displayhint');
  const wanted = hint instanceof NoteProperty ? String(hint.value).toLowerCase() : 'datetime';
  const parts = [];
  if (wanted !== 'time') parts.push(formatDateTime(value, 'D', names));
  if (wanted !== 'date') parts.push(formatDateTime(value, 'T', names));
  return parts.join(' ');
}
