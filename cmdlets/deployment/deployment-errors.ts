/**
 * Errors of the deployment and of its storage as PowerShell shows them: one table says for each code the .NET
 * exception, the category, the id and, where Windows is known to say it otherwise, the text.
 */

import { DeploymentError, type DeploymentErrorCode } from '../../src/deployment/deployment-error.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { StorageError, type StorageErrorCode } from '../../src/storage/storage-error.ts';
import { ambient } from '../../src/types/ambient.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { type NetException, netException, runtimeException } from '../../src/types/net-exception.ts';
import { localDate } from '../../src/types/values/instants.ts';

/** What PowerShell shows of an error. */
interface ErrorShape {
  readonly id: string;
  readonly category: ErrorCategory;
  /** Full name of the .NET exception. */
  readonly exception: string;
  /** Instead of the deployment's own text. */
  readonly text?: string;
}

const shape = (id: string, category: ErrorCategory, exception = 'System.InvalidOperationException', text?: string) => ({
  id,
  category,
  exception,
  text,
});

const ARGUMENT = 'System.ArgumentException';
const CRYPTOGRAPHIC = 'System.Security.Cryptography.CryptographicException';
const CERTIFICATE = 'Microsoft.Rtc.Management.Common.Certificates.CertificateException';
const FILE_MISSING = 'System.IO.FileNotFoundException';
const FOLDER_MISSING = 'System.IO.DirectoryNotFoundException';
const IO = 'System.IO.IOException';
const NO_ACCESS = 'System.UnauthorizedAccessException';
const TOO_MUCH = 'System.Security.Cryptography.X509Certificates.Pkcs12LoadLimitExceededException';
const CIM = 'Microsoft.Management.Infrastructure.CimException';
const NO_DATA = 'System.IO.InvalidDataException';

/**
 * A deployment cmdlet's failure, whatever went wrong: its error is `ProcessingFailed,<class>` and says why in its text
 * (deployment-frame.ts). What fails nowhere else has no id of its own.
 */
export const PROCESSING_FAILED = { id: 'ProcessingFailed', category: 'InvalidOperation' } as const;

const processing = (exception?: string) => shape(PROCESSING_FAILED.id, PROCESSING_FAILED.category, exception);

const shapes: Readonly<Record<DeploymentErrorCode, ErrorShape>> = {
  'unknown-identity': processing(ARGUMENT),
  'unknown-machine': shape('ComputerNotFound', 'ObjectNotFound', ARGUMENT),
  'unknown-certificate-type': processing(ARGUMENT),
  'unknown-replica': shape('ReplicaNotFound', 'ObjectNotFound', ARGUMENT),
  'unknown-topology-service': processing(ARGUMENT),
  'topology-document-invalid': processing(NO_DATA),
  'topology-document-differs': processing(),
  'unknown-task': shape('HRESULT 0x80070002', 'ObjectNotFound', FILE_MISSING),
  'task-disabled': shape('HRESULT 0x80041326', 'NotSpecified', CIM),
  'log-always-on': shape('LogAlwaysOn', 'InvalidOperation'),
  'unknown-service': shape('ServiceNotFound', 'ObjectNotFound'),
  'service-disabled': shape('ServiceDisabled', 'InvalidOperation'),
  'no-pool-for-management': processing(ARGUMENT),
  'management-already-there': processing(),
  'management-unreachable': processing(),
  'front-end-not-running': processing(),
  'fault-invalid': shape('FaultInvalid', 'InvalidArgument', ARGUMENT),
  'partner-exists': shape('PartnerExists', 'ResourceExists', ARGUMENT),
  'partner-missing': shape('PartnerNotFound', 'ObjectNotFound', ARGUMENT),
  'fault-present': shape('FaultExists', 'ResourceExists'),
  'drill-too-large': shape('DrillTooLarge', 'LimitsExceeded', ARGUMENT),
  'fault-missing': shape('FaultNotFound', 'ObjectNotFound', ARGUMENT),
  'type-required': processing(ARGUMENT),
  'type-not-in-scope': processing(ARGUMENT),
  'type-not-on-machine': processing(),
  'invalid-time': shape('TimeInvalid', 'InvalidArgument', ARGUMENT),
  'thumbprint-invalid': processing(ARGUMENT),
  'certificate-not-found': shape('CertificateNotFound', 'ObjectNotFound'),
  'no-private-key': shape('CertificateWithoutPrivateKey', 'InvalidData', CRYPTOGRAPHIC),
  'private-key-not-exportable': shape('PrivateKeyNotExportable', 'PermissionDenied', CRYPTOGRAPHIC),
  'key-too-short': processing(),
  'key-not-rsa': processing(),
  'signature-not-accepted': processing(),
  'no-server-authentication': processing(),
  'certificate-revoked': processing(),
  'certificate-expired': processing(),
  'certificate-not-yet-valid': processing(),
  'certificate-undecipherable': processing(CRYPTOGRAPHIC),
  'no-assignment': processing(),
  'no-previous-certificate': processing(),
  'roll-without-effective-date': processing(ARGUMENT),
  'effective-date-in-past': processing(ARGUMENT),
  'share-missing': shape('Windows System Error 2310', 'NotSpecified', CIM),
  'share-exists': shape('Windows System Error 2118', 'NotSpecified', CIM),
  'share-folder-missing': shape('Windows System Error 2116', 'ObjectNotFound', CIM),
  'share-name-invalid': shape('Windows System Error 123', 'InvalidArgument', CIM),
  'share-administrative': shape('Windows System Error 5', 'PermissionDenied', CIM),
  'share-account-unknown': shape('Windows System Error 1332', 'NotSpecified', CIM),
  'file-not-found': shape('FileNotFound', 'ObjectNotFound', FILE_MISSING),
  'path-not-found': shape('PathNotFound', 'ObjectNotFound', FOLDER_MISSING),
  'file-exists': shape('FileExists', 'ResourceExists', IO),
  'host-refused': shape('HostAccessRefused', 'PermissionDenied', NO_ACCESS),
  'file-unreadable': shape('FileAccessDenied', 'PermissionDenied', NO_ACCESS),
  'not-a-file': shape('FileAccessDenied', 'PermissionDenied', NO_ACCESS),
  'path-invalid': shape('PathInvalid', 'InvalidArgument', ARGUMENT),
  'drive-not-found': shape('DriveNotFound', 'ObjectNotFound', FOLDER_MISSING),
  'disk-full': shape('DiskFull', 'WriteError', IO),
  'network-path-not-found': shape('NetworkPathNotFound', 'ObjectNotFound', IO),
  // As Windows says it: ERROR_INVALID_PASSWORD, without the path.
  'pfx-wrong-password': shape(
    'PfxPasswordIncorrect',
    'AuthenticationError',
    CRYPTOGRAPHIC,
    'The specified network password is not correct.',
  ),
  'pfx-not-a-pfx': shape('PfxInvalid', 'InvalidData', CRYPTOGRAPHIC),
  'pfx-truncated': shape('PfxInvalid', 'InvalidData', CRYPTOGRAPHIC),
  'pfx-damaged': shape('PfxInvalid', 'InvalidData', CRYPTOGRAPHIC),
  'pfx-cipher-unsupported': shape('PfxNotSupported', 'InvalidData', CRYPTOGRAPHIC),
  'pfx-hash-unsupported': shape('PfxNotSupported', 'InvalidData', CRYPTOGRAPHIC),
  'pfx-key-unsupported': shape('PfxNotSupported', 'InvalidData', CRYPTOGRAPHIC),
  'pfx-iterations': shape('PfxNotSupported', 'LimitsExceeded', TOO_MUCH),
  'pfx-no-private-key': shape('PfxWithoutPrivateKey', 'InvalidData', CRYPTOGRAPHIC),
  'pfx-no-certificate': shape('PfxWithoutCertificate', 'InvalidData', CRYPTOGRAPHIC),
  'certificate-file-invalid': shape('CertificateFileInvalid', 'InvalidData', CRYPTOGRAPHIC),
  'certificate-damaged': shape('CertificateFileInvalid', 'InvalidData', CRYPTOGRAPHIC),
  'subject-invalid': shape('SubjectInvalid', 'InvalidArgument', ARGUMENT),
  'configuration-file-invalid': shape('ConfigurationFileInvalid', 'InvalidData', NO_DATA),
  'certificate-not-signed': processing(CRYPTOGRAPHIC),
  'no-pending-request': processing(),
  'ca-not-found': processing(ARGUMENT),
  'ca-unreachable': processing(ARGUMENT),
  'ca-logon-refused': processing(ARGUMENT),
  'template-not-supported': processing(CERTIFICATE),
  'template-denied': processing(CERTIFICATE),
  'store-inaccessible': shape('CentralMgmtStoreInaccessible', 'ConnectionError', ARGUMENT),
  'request-not-at-authority': shape('RequestNotFound', 'ObjectNotFound', ARGUMENT),
  'request-not-pending': shape('RequestNotPending', 'InvalidOperation'),
  'certificate-not-issued': shape('CertificateNotIssued', 'ObjectNotFound', ARGUMENT),
  'authority-exists': shape('AuthorityExists', 'ResourceExists', ARGUMENT),
  'template-missing': processing(CERTIFICATE),
  'request-too-long': processing(ARGUMENT),
  'request-attribute-invalid': shape('RequestAttributeInvalid', 'InvalidArgument', ARGUMENT),
  'request-name-invalid': shape('RequestAttributeInvalid', 'InvalidArgument', ARGUMENT),
  'request-attribute-unsupported': shape('RequestAttributeNotBuilt', 'NotImplemented', ARGUMENT),
  'authority-public': shape('AuthorityPublic', 'InvalidOperation'),
  'authority-not-public': shape('AuthorityNotPublic', 'InvalidOperation'),
  'right-missing': processing('System.Security.SecurityException'),
  'domain-name-invalid': processing(ARGUMENT),
  'domain-name-too-long': processing(ARGUMENT),
  'role-scope-invalid': processing(ARGUMENT),
  'scope-missing': processing('System.Security.SecurityException'),
  'access-denied': shape('AccessDenied', 'PermissionDenied', NO_ACCESS),
  'unknown-role': shape('ItemNotFound', 'ObjectNotFound', 'System.Management.Automation.ItemNotFoundException'),
  'standard-role': processing(ARGUMENT),
  'role-without-group': processing(ARGUMENT),
  'account-missing': shape(
    'ADIdentityNotFound',
    'ObjectNotFound',
    'Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException',
  ),
  'account-unknown': shape(
    'LogonFailure',
    'AuthenticationError',
    'System.Security.Authentication.AuthenticationException',
  ),
  'not-a-member': shape('MemberNotFound', 'ObjectNotFound', ARGUMENT),
  'request-denied': processing(CERTIFICATE),
  'request-not-found': processing(),
  'key-algorithm-unsupported': processing(),
  'key-size-invalid': processing(ARGUMENT),
  'lab-name-invalid': shape('LabNameInvalid', 'InvalidArgument', ARGUMENT),
  'lab-missing': shape('LabNotFound', 'ObjectNotFound'),
  'lab-exists': shape('LabExists', 'ResourceExists'),
  'snapshot-exists': shape('LabSnapshotExists', 'ResourceExists'),
  'snapshot-missing': shape('LabSnapshotNotFound', 'ObjectNotFound', ARGUMENT),
  'lab-archive-invalid': shape('LabArchiveInvalid', 'InvalidData', NO_DATA),
  'lab-protected': shape('LabProtected', 'ResourceExists'),
  'lab-not-protected': shape('LabNotProtected', 'InvalidOperation'),
  'passphrase-short': shape('PassphraseTooShort', 'InvalidArgument', ARGUMENT),
  'lab-state-missing': shape('LabStateNotFound', 'ObjectNotFound', ARGUMENT),
  'lab-newer': shape('LabNewer', 'InvalidData', NO_DATA),
  'lab-damaged': shape('LabDamaged', 'InvalidData', NO_DATA),
  'plan-without-front-end': shape('PlanWithoutFrontEnd', 'InvalidArgument', ARGUMENT),
  'topology-invalid': shape('TopologyInvalid', 'InvalidData', NO_DATA),
  'topology-unknown': shape('TopologyNotFound', 'ObjectNotFound', ARGUMENT),
};

const storageShapes: Readonly<Record<StorageErrorCode, ErrorShape>> = {
  damaged: shape('LabDamaged', 'InvalidData', NO_DATA),
  unwritable: shape('LabNotWritable', 'PermissionDenied', NO_ACCESS),
  unreadable: shape('LabNotReadable', 'PermissionDenied', NO_ACCESS),
  busy: shape('LabBusy', 'ResourceBusy', IO),
  'read-only': shape('LabReadOnly', 'PermissionDenied', NO_ACCESS),
  'no-such-state': shape('LabStateNotFound', 'ObjectNotFound', ARGUMENT),
  missing: shape('LabNotFound', 'ObjectNotFound', FOLDER_MISSING),
  exists: shape('LabExists', 'ResourceExists', IO),
  'newer-format': shape('LabOfLaterVersion', 'InvalidData', NO_DATA),
  locked: shape('LabLocked', 'AuthenticationError', NO_ACCESS),
  'wrong-passphrase': shape('LabPassphraseWrong', 'AuthenticationError', NO_ACCESS),
  unprotectable: shape('LabNotProtectable', 'InvalidOperation'),
  unreachable: shape('LabServerNotReachable', 'ConnectionError', IO),
};

/** An error of the deployment in PowerShell's terms. */
export interface ReportedError {
  readonly id: string;
  readonly category: ErrorCategory;
  readonly exception: NetException;
  /** What the error is about: a path, a thumbprint … */
  readonly target: string | null;
}

/** Says how an error of the deployment or its storage is reported; undefined for any other, which is a bug. */
export function reportedError(error: unknown): ReportedError | undefined {
  const found = shapeOf(error);
  if (!found) return undefined;
  const { id, category, exception, text } = found;
  const message = text ?? textOf(error);
  return { id, category, exception: netException(exception, message), target: targetOf(error) };
}

/** The text, with dates as the session's culture has them. */
function textOf(error: unknown): string {
  if (!(error instanceof DeploymentError)) return (error as Error).message;
  return error.textWith((instant) => formatValue(localDate(instant), 'G', ambient().culture));
}

function shapeOf(error: unknown): ErrorShape | undefined {
  if (error instanceof DeploymentError) return shapes[error.code];
  return error instanceof StorageError ? storageShapes[error.code] : undefined;
}

function targetOf(error: unknown): string | null {
  if (error instanceof StorageError) return error.path;
  if (!(error instanceof DeploymentError)) return null;
  const { path, thumbprint, identity, machine, replica, lab } = error.data;
  const target = path ?? thumbprint ?? identity ?? replica ?? machine ?? lab;
  return target === undefined ? null : String(target);
}

/** Does something with the deployment for the engine; its errors are thrown on as exceptions of PowerShell. */
export function asShellError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw shellException(error) ?? error;
  }
}

/** An error of the deployment as the exception that PowerShell shows; undefined for any other. */
export function shellException(error: unknown): NetException | undefined {
  const reported = reportedError(error);
  if (!reported) return undefined;
  const { id, category, exception, target } = reported;
  return runtimeException(id, category, exception.message, { typeName: exception.typeName, target });
}

/** Ends a cmdlet with the error of the table; whatever is no error of the deployment goes on as it is. */
export function failFor(ps: CmdletActions, error: unknown): never {
  const reported = reportedError(error);
  if (!reported) throw error;
  const { id, category, exception, target } = reported;
  return ps.fail(id, category, exception.message, { exception, target });
}
