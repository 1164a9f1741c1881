/**
 * PowerShellGet's functions call cmdlets of PackageManagement, whose names most errors carry. Where such an error is shown the
 * place is not, since it lies in a file of a module.
 */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { CmdletTarget } from '../../src/engine/cmdlet-target.ts';
import { InvocationInfo } from '../../src/engine/invocation-info.ts';
import { Extent, SourceText } from '../../src/language/extent.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { ErrorRecord } from '../../src/types/error-record.ts';
import { netException } from '../../src/types/net-exception.ts';

export type InnerCommand =
  | 'Find-Package'
  | 'Get-Package'
  | 'Get-PackageSource'
  | 'Install-Package'
  | 'Register-PackageSource'
  | 'Save-Package'
  | 'Uninstall-Package'
  | 'Unregister-PackageSource';

const NAMESPACE = 'Microsoft.PowerShell.PackageManagement.Cmdlets';
const FILE = 'PSModule.psm1';

export interface InnerError {
  readonly errorId: string;
  readonly category: ErrorCategory;
  readonly message: string;
  /** The cmdlet itself if omitted. */
  readonly target?: unknown;
}

/** The record of an error that a cmdlet of PackageManagement reports. */
function innerRecord(command: InnerCommand, { errorId, category, message, target }: InnerError): ErrorRecord {
  const className = `${NAMESPACE}.${command.replace('-', '')}`;
  const exception = netException('System.Exception', message);
  const record = new ErrorRecord(exception, errorId, category, target ?? new CmdletTarget(className));
  record.errorIdSuffix = className;
  record.categoryInfo.activity = command;
  const call = `PackageManagement\\${command} @PSBoundParameters`;
  record.invocationInfo = new InvocationInfo(
    null,
    new Extent(new SourceText(call, FILE), 0, call.length),
    `PackageManagement\\${command}`,
  );
  return record;
}

export function reportInner(ps: CmdletActions, command: InnerCommand, error: InnerError): void {
  ps.writeError(innerRecord(command, error));
}

/** Reports what the module's functions report by Write-Error. */
export function reportWritten(
  ps: CmdletActions,
  errorId: string,
  message: string,
  target: unknown = null,
  category: ErrorCategory = 'InvalidOperation',
): void {
  const exception = netException('Microsoft.PowerShell.Commands.WriteErrorException', message);
  const record = new ErrorRecord(exception, errorId, category, target);
  record.categoryInfo.activity = 'Write-Error';
  ps.writeError(record);
}
