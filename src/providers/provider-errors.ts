/** Errors that paths and drives give, with PowerShell's texts and ids. */
import { invalidArgument, NetException, runtimeException } from '../types/net-exception.ts';

const NAMESPACE = 'System.Management.Automation';

export function pathNotFound(path: string): NetException {
  return runtimeException('PathNotFound', 'ObjectNotFound', `Cannot find path '${path}' because it does not exist.`, {
    target: path,
    typeName: `${NAMESPACE}.ItemNotFoundException`,
  });
}

/** A path with which looking itself failed: that error is reported first. */
export class LookingFailed extends NetException {
  constructor(
    readonly first: NetException,
    { typeName, message, identity }: NetException,
  ) {
    super(typeName, message, identity);
  }
}

export function driveNotFound(name: string): NetException {
  const message = `Cannot find drive. A drive with the name '${name}' does not exist.`;
  return runtimeException('DriveNotFound', 'ObjectNotFound', message, {
    target: name,
    typeName: `${NAMESPACE}.DriveNotFoundException`,
  });
}

export function providerNotFound(name: string): NetException {
  const message = `Cannot find a provider with the name '${name}'.`;
  return runtimeException('ProviderNotFound', 'ObjectNotFound', message, {
    target: name,
    typeName: `${NAMESPACE}.ProviderNotFoundException`,
  });
}

/** One path was asked for, and a pattern found several. */
export function ambiguousPath(): NetException {
  return runtimeException(
    'NotSupported',
    'NotImplemented',
    'Cannot perform operation because the path resolved to more than one item.',
    {
      typeName: `${NAMESPACE}.PSArgumentException`,
    },
  );
}

/** What a provider's cmdlet says of an argument in words of its own. */
export function argumentError(message: string): NetException {
  return runtimeException('Argument', 'InvalidArgument', message, { typeName: `${NAMESPACE}.PSArgumentException` });
}

/** A value of which the provider makes no item (AliasProvider and FunctionProvider take texts, and script blocks). */
export function invalidItemValue(): NetException {
  return invalidArgument('value');
}

export function invalidOperation(message: string, target: unknown = null): NetException {
  return runtimeException('InvalidOperation', 'InvalidOperation', message, {
    target,
    typeName: `${NAMESPACE}.PSInvalidOperationException`,
  });
}

/** What asks for parents where a provider has none. */
export function navigationNotSupported(): NetException {
  return runtimeException(
    'NotSupported',
    'NotImplemented',
    'The NavigationCmdletProvider methods are not supported by this provider.',
    { typeName: `${NAMESPACE}.PSNotSupportedException` },
  );
}
