/** What is said of an error beside its exception: its category and what it was about, its details, its place. */
import { NetObject, type NetType, typeNamed } from './net-type.ts';

/** The names of System.Management.Automation.ErrorCategory, in the order of their numbers. */
export const errorCategories = [
  'NotSpecified',
  'OpenError',
  'CloseError',
  'DeviceError',
  'DeadlockDetected',
  'InvalidArgument',
  'InvalidData',
  'InvalidOperation',
  'InvalidResult',
  'InvalidType',
  'MetadataError',
  'NotImplemented',
  'NotInstalled',
  'ObjectNotFound',
  'OperationStopped',
  'OperationTimeout',
  'SyntaxError',
  'ParserError',
  'PermissionDenied',
  'ResourceBusy',
  'ResourceExists',
  'ResourceUnavailable',
  'ReadError',
  'WriteError',
  'FromStdErr',
  'SecurityError',
  'ProtocolError',
  'ConnectionError',
  'AuthenticationError',
  'LimitsExceeded',
  'QuotaExceeded',
  'NotEnabled',
] as const;
export type ErrorCategory = (typeof errorCategories)[number];

/** The first line of `+ CategoryInfo`: category, activity and what they were about. */
export class ErrorCategoryInfo extends NetObject {
  constructor(
    public category: ErrorCategory,
    public activity: string,
    public reason: string,
    public targetName: string,
    public targetType: string,
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.ErrorCategoryInfo');
  }
}

/** ErrorDetails: a message that replaces the exception's, and what to do about it. */
export class ErrorDetails extends NetObject {
  constructor(
    readonly message: string,
    public recommendedAction = '',
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.ErrorDetails');
  }
}

/** Where an error happened; the engine's InvocationInfo is one. */
export interface ErrorPosition {
  readonly positionMessage: string;
}
