/**
 * The one boundary between what TypeScript code throws and what a script may see. Whatever is neither an exception of .NET
 * nor the language's own flow becomes one here: refusals of the host, exhausted stack and memory, errors of rooms that know
 * nothing of PowerShell, and, for all else, a fault of the program with the number of its report. No JavaScript stack is
 * ever shown.
 */

import { type Incident, reportIncident } from '../platform/incidents.ts';
import { MemoryExhausted } from '../platform/memory-watch.ts';
import { ambient } from '../types/ambient.ts';
import { hostException } from '../types/host-exception.ts';
import { NetException, netException, runtimeException } from '../types/net-exception.ts';
import { isControlFlow } from './jumps.ts';
import type { Frame } from './runspace.ts';
import { ServiceKey } from './services.ts';

/** Says which exception an error of a room means that knows nothing of PowerShell; undefined for what is none of its own. */
export const ERROR_TRANSLATOR = new ServiceKey<(error: unknown) => NetException | undefined>('translator of errors');

/** The exception that a script sees for something that was thrown. */
export function foreignException(f: Frame, error: unknown): NetException {
  if (error instanceof NetException) return error;
  // Whoever asks what Ctrl+C or `exit` means as an error must not keep it.
  if (isControlFlow(error)) throw error;
  if (error instanceof RangeError) {
    if (/call stack/i.test(error.message)) return callDepthOverflow();
    if (error instanceof MemoryExhausted || OUT_OF_MEMORY.test(error.message)) return outOfMemory();
  }
  const translated = f.runspace.services.find(ERROR_TRANSLATOR)?.(error) ?? hostException(error, null);
  return translated ?? faultOfProgram(f, error);
}

export function callDepthOverflow(): NetException {
  return runtimeException('CallDepthOverflow', 'InvalidOperation', 'The script failed due to call depth overflow.', {
    typeName: 'System.Management.Automation.ScriptCallDepthException',
    target: 0,
  });
}

const OUT_OF_MEMORY =
  /Invalid (array|string|typed array) length|(Map|Set) maximum size|Maximum BigInt size|Array buffer allocation/i;

function outOfMemory(): NetException {
  return netException('System.OutOfMemoryException', 'Insufficient memory to continue the execution of the program.');
}

function faultOfProgram(f: Frame, error: unknown): NetException {
  const { at } = f;
  const incident = reportIncident(error, at ? [`statement at line ${at.startLine}, column ${at.startColumn}`] : []);
  const { access } = ambient().host;
  return runtimeException('InternalError', 'NotSpecified', incidentText(incident, access === 'full'), {
    target: incident.number,
  });
}

/** @param tellsPlace whether the reader may know where on this computer the report lies. */
export function incidentText({ number, summary, file }: Incident, tellsPlace: boolean): string {
  const report = file === null ? 'No report could be written.' : `A report without data of yours is in '${file}'.`;
  return tellsPlace
    ? `A fault of lyncshell itself, incident ${number} (${summary}). ${report}`
    : `A fault of lyncshell itself, incident ${number}.`;
}
