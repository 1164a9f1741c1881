/** Errors of finding commands. */

import type { Extent } from '../language/extent.ts';
import { ErrorRecord, keepRecord } from '../types/error-record.ts';
import { type NetException, runtimeException } from '../types/net-exception.ts';
import { InvocationInfo } from './invocation-info.ts';

/** "The term 'x' is not recognized as a name of a cmdlet, …" with the place of the name. */
export function commandNotFound(name: string, extent: Extent | null, invocationName = name): NetException {
  const exception = runtimeException(
    'CommandNotFoundException',
    'ObjectNotFound',
    `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    { target: name, typeName: 'System.Management.Automation.CommandNotFoundException' },
  );
  return completed(
    exception,
    new ErrorRecord(exception, 'CommandNotFoundException', 'ObjectNotFound', name),
    extent,
    invocationName,
  );
}

/** `Module\\Name` where there is no such module. */
export function moduleNotLoaded(
  name: string,
  module: string,
  extent: Extent | null,
  invocationName: string,
): NetException {
  const message = `The module '${module}' could not be loaded. For more information, run 'Import-Module ${module}'.`;
  const exception = runtimeException('CouldNotAutoLoadModule', 'ObjectNotFound', message, {
    target: name,
    typeName: 'System.Management.Automation.CommandNotFoundException',
  });
  const record = new ErrorRecord(exception, 'CouldNotAutoLoadModule', 'ObjectNotFound', name);
  return completed(exception, record, extent, invocationName);
}

function completed(
  exception: NetException,
  record: ErrorRecord,
  extent: Extent | null,
  invocationName: string,
): NetException {
  exception.properties.set('CommandName', String(record.targetObject));
  record.invocationInfo = new InvocationInfo(null, extent, invocationName);
  record.madeByException = true;
  keepRecord(exception, record);
  return exception;
}
