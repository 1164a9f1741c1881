/**
 * Which exception types derive from which.
 *
 * A catch clause after one that already catches the same exceptions is an error of parsing. The room of types lies beyond
 * this one's horizon, so the few well-known names that scripts catch are listed here; of other names nothing is claimed.
 */

/** Direct subtypes by base type; names without `System.` are of the namespace System. */
const SUBTYPES: Readonly<Record<string, string>> = {
  Exception:
    'SystemException ApplicationException AggregateException InvalidTimeZoneException TimeZoneNotFoundException',
  SystemException: `ArgumentException ArithmeticException ArrayTypeMismatchException BadImageFormatException
    FormatException IndexOutOfRangeException InvalidCastException InvalidOperationException MemberAccessException
    NotImplementedException NotSupportedException NullReferenceException OperationCanceledException OutOfMemoryException
    RankException StackOverflowException TimeoutException TypeInitializationException TypeLoadException
    UnauthorizedAccessException AccessViolationException ExecutionEngineException IO.IOException IO.InvalidDataException
    Collections.Generic.KeyNotFoundException Threading.AbandonedMutexException Threading.SynchronizationLockException
    Threading.ThreadAbortException Threading.ThreadStateException Security.SecurityException
    Security.Cryptography.CryptographicException Data.DataException Xml.XmlException
    Runtime.Serialization.SerializationException Runtime.InteropServices.ExternalException
    Management.Automation.RuntimeException`,
  ArgumentException:
    'ArgumentNullException ArgumentOutOfRangeException DuplicateWaitObjectException Text.DecoderFallbackException Text.EncoderFallbackException Globalization.CultureNotFoundException ComponentModel.InvalidEnumArgumentException Management.Automation.PSArgumentException',
  ArgumentNullException: 'Management.Automation.PSArgumentNullException',
  ArgumentOutOfRangeException: 'Management.Automation.PSArgumentOutOfRangeException',
  ArithmeticException: 'DivideByZeroException NotFiniteNumberException OverflowException',
  FormatException: 'UriFormatException IO.FileFormatException Reflection.CustomAttributeFormatException',
  InvalidCastException: 'Management.Automation.PSInvalidCastException',
  InvalidOperationException:
    'ObjectDisposedException Net.ProtocolViolationException Net.WebException Management.Automation.PSInvalidOperationException',
  ObjectDisposedException: 'Management.Automation.PSObjectDisposedException',
  MemberAccessException: 'FieldAccessException MethodAccessException MissingMemberException',
  MissingMemberException: 'MissingFieldException MissingMethodException',
  NotImplementedException: 'Management.Automation.PSNotImplementedException',
  NotSupportedException: 'PlatformNotSupportedException Management.Automation.PSNotSupportedException',
  OperationCanceledException: 'Threading.Tasks.TaskCanceledException',
  OutOfMemoryException: 'InsufficientMemoryException',
  TypeLoadException: 'DllNotFoundException EntryPointNotFoundException',
  'IO.IOException':
    'IO.DirectoryNotFoundException IO.DriveNotFoundException IO.EndOfStreamException IO.FileLoadException IO.FileNotFoundException IO.PathTooLongException',
  'Runtime.InteropServices.ExternalException':
    'ComponentModel.Win32Exception Runtime.InteropServices.COMException Runtime.InteropServices.SEHException',
  'ComponentModel.Win32Exception': 'Net.Sockets.SocketException Net.NetworkInformation.NetworkInformationException',
  'Management.Automation.RuntimeException': `Management.Automation.ActionPreferenceStopException
    Management.Automation.CmdletInvocationException Management.Automation.CommandNotFoundException
    Management.Automation.ExtendedTypeSystemException Management.Automation.IncompleteParseException
    Management.Automation.MetadataException Management.Automation.ParameterBindingException
    Management.Automation.ParseException Management.Automation.PipelineStoppedException
    Management.Automation.PSSecurityException Management.Automation.RemoteException
    Management.Automation.SessionStateException Management.Automation.WildcardPatternException`,
  'Management.Automation.SessionStateException':
    'Management.Automation.DriveNotFoundException Management.Automation.ItemNotFoundException Management.Automation.ProviderNotFoundException Management.Automation.SessionStateOverflowException Management.Automation.SessionStateUnauthorizedAccessException',
  'Management.Automation.ExtendedTypeSystemException':
    'Management.Automation.GetValueException Management.Automation.MethodException Management.Automation.SetValueException',
  'Management.Automation.MethodException': 'Management.Automation.MethodInvocationException',
  'Management.Automation.MetadataException': 'Management.Automation.ValidationMetadataException',
};

interface KnownException {
  readonly name: string;
  readonly base: string | null;
}

function buildTable(): Map<string, KnownException> {
  const table = new Map<string, KnownException>([['exception', { name: 'Exception', base: null }]]);
  for (const [base, names] of Object.entries(SUBTYPES)) {
    for (const name of names.split(/\s+/)) table.set(name.toLowerCase(), { name, base: base.toLowerCase() });
  }
  return table;
}

let table: Map<string, KnownException> | null = null;

function lookUp(typeName: string): KnownException | undefined {
  table ??= buildTable();
  return table.get(typeName.toLowerCase().replace(/^system\./, ''));
}

/** The full .NET name of a well-known exception, however it is written; undefined for other types. */
export function exceptionFullName(typeName: string): string | undefined {
  const known = lookUp(typeName);
  return known === undefined ? undefined : `System.${known.name}`;
}

/** True when both are well-known exceptions and catching `base` also catches `typeName`. */
export function isExceptionCaughtBy(typeName: string, base: string): boolean {
  const wanted = lookUp(base);
  for (let type = lookUp(typeName); type !== undefined && wanted !== undefined; ) {
    if (type === wanted) return true;
    if (type.base === null) return false;
    type = table?.get(type.base);
  }
  return false;
}
