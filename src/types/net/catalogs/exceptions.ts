/** .NET exceptions that have no members of their own beside those of System.Exception. */
import { kept, ownMessage, plainException } from '../../exceptions/exception-declaration.ts';
import { defineType } from '../../type-declaration.ts';

export default [
  defineType({
    name: 'System.SystemException',
    base: 'System.Exception',
    ...plainException('System.SystemException', 'System error.'),
  }),
  defineType({
    name: 'System.ApplicationException',
    base: 'System.Exception',
    ...plainException('System.ApplicationException', 'Error in the application.'),
  }),
  defineType({
    name: 'System.AggregateException',
    base: 'System.Exception',
    ...plainException('System.AggregateException', 'One or more errors occurred.'),
    properties: [ownMessage],
  }),
  defineType({
    name: 'System.AccessViolationException',
    base: 'System.SystemException',
    ...plainException(
      'System.AccessViolationException',
      'Attempted to read or write protected memory. This is often an indication that other memory is corrupt.',
    ),
  }),
  defineType({
    name: 'System.AppDomainUnloadedException',
    base: 'System.SystemException',
    ...plainException('System.AppDomainUnloadedException', 'Attempted to access an unloaded AppDomain.'),
  }),
  defineType({
    name: 'System.ArithmeticException',
    base: 'System.SystemException',
    ...plainException('System.ArithmeticException', 'Overflow or underflow in the arithmetic operation.'),
  }),
  defineType({
    name: 'System.ArrayTypeMismatchException',
    base: 'System.SystemException',
    ...plainException(
      'System.ArrayTypeMismatchException',
      'Attempted to access an element as a type incompatible with the array.',
    ),
  }),
  defineType({
    name: 'System.BadImageFormatException',
    base: 'System.SystemException',
    ...plainException(
      'System.BadImageFormatException',
      'Format of the executable (.exe) or library (.dll) is invalid.',
    ),
    properties: [ownMessage],
  }),
  defineType({
    name: 'System.DivideByZeroException',
    base: 'System.ArithmeticException',
    ...plainException('System.DivideByZeroException', 'Attempted to divide by zero.'),
  }),
  defineType({
    name: 'System.OverflowException',
    base: 'System.ArithmeticException',
    ...plainException('System.OverflowException', 'Arithmetic operation resulted in an overflow.'),
  }),
  defineType({
    name: 'System.NotFiniteNumberException',
    base: 'System.ArithmeticException',
    ...plainException('System.NotFiniteNumberException', 'Number encountered was not a finite quantity.'),
  }),
  defineType({
    name: 'System.FormatException',
    base: 'System.SystemException',
    ...plainException('System.FormatException', 'One of the identified items was in an invalid format.'),
  }),
  defineType({
    name: 'System.IndexOutOfRangeException',
    base: 'System.SystemException',
    ...plainException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.'),
  }),
  defineType({
    name: 'System.InvalidCastException',
    base: 'System.SystemException',
    ...plainException('System.InvalidCastException', 'Specified cast is not valid.'),
  }),
  defineType({
    name: 'System.InvalidOperationException',
    base: 'System.SystemException',
    ...plainException(
      'System.InvalidOperationException',
      'Operation is not valid due to the current state of the object.',
    ),
  }),
  defineType({
    name: 'System.InvalidTimeZoneException',
    base: 'System.Exception',
    ...plainException(
      'System.InvalidTimeZoneException',
      "Exception of type 'System.InvalidTimeZoneException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.TimeZoneNotFoundException',
    base: 'System.Exception',
    ...plainException(
      'System.TimeZoneNotFoundException',
      "Exception of type 'System.TimeZoneNotFoundException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.MemberAccessException',
    base: 'System.SystemException',
    ...plainException('System.MemberAccessException', 'Cannot access member.'),
  }),
  defineType({
    name: 'System.MissingMemberException',
    base: 'System.MemberAccessException',
    ...plainException('System.MissingMemberException', 'Attempted to access a missing member.'),
    properties: [ownMessage],
  }),
  defineType({
    name: 'System.MissingMethodException',
    base: 'System.MissingMemberException',
    ...plainException('System.MissingMethodException', 'Attempted to access a missing method.'),
  }),
  defineType({
    name: 'System.MissingFieldException',
    base: 'System.MissingMemberException',
    ...plainException('System.MissingFieldException', 'Attempted to access a non-existing field.'),
  }),
  defineType({
    name: 'System.MethodAccessException',
    base: 'System.MemberAccessException',
    ...plainException('System.MethodAccessException', 'Attempt to access the method failed.'),
  }),
  defineType({
    name: 'System.NotImplementedException',
    base: 'System.SystemException',
    ...plainException('System.NotImplementedException', 'The method or operation is not implemented.'),
  }),
  defineType({
    name: 'System.NotSupportedException',
    base: 'System.SystemException',
    ...plainException('System.NotSupportedException', 'Specified method is not supported.'),
  }),
  defineType({
    name: 'System.NullReferenceException',
    base: 'System.SystemException',
    ...plainException('System.NullReferenceException', 'Object reference not set to an instance of an object.'),
  }),
  defineType({
    name: 'System.OperationCanceledException',
    base: 'System.SystemException',
    ...plainException('System.OperationCanceledException', 'The operation was canceled.'),
  }),
  defineType({
    name: 'System.OutOfMemoryException',
    base: 'System.SystemException',
    ...plainException('System.OutOfMemoryException', 'Insufficient memory to continue the execution of the program.'),
  }),
  defineType({
    name: 'System.PlatformNotSupportedException',
    base: 'System.NotSupportedException',
    ...plainException('System.PlatformNotSupportedException', 'Operation is not supported on this platform.'),
  }),
  defineType({
    name: 'System.RankException',
    base: 'System.SystemException',
    ...plainException(
      'System.RankException',
      'Attempted to operate on an array with the incorrect number of dimensions.',
    ),
  }),
  defineType({
    name: 'System.StackOverflowException',
    base: 'System.SystemException',
    ...plainException('System.StackOverflowException', 'Operation caused a stack overflow.'),
  }),
  defineType({
    name: 'System.TimeoutException',
    base: 'System.SystemException',
    ...plainException('System.TimeoutException', 'The operation has timed out.'),
  }),
  defineType({
    name: 'System.TypeLoadException',
    base: 'System.SystemException',
    ...plainException('System.TypeLoadException', 'Failure has occurred while loading a type.'),
    properties: [ownMessage],
  }),
  defineType({
    name: 'System.DllNotFoundException',
    base: 'System.TypeLoadException',
    ...plainException('System.DllNotFoundException', 'Dll was not found.'),
  }),
  defineType({
    name: 'System.EntryPointNotFoundException',
    base: 'System.TypeLoadException',
    ...plainException('System.EntryPointNotFoundException', 'Entry point was not found.'),
  }),
  defineType({
    name: 'System.UnauthorizedAccessException',
    base: 'System.SystemException',
    ...plainException('System.UnauthorizedAccessException', 'Attempted to perform an unauthorized operation.'),
  }),
  defineType({
    name: 'System.UriFormatException',
    base: 'System.FormatException',
    ...plainException('System.UriFormatException', 'Invalid URI: The format of the URI could not be determined.'),
  }),
  defineType({
    name: 'System.Collections.Generic.KeyNotFoundException',
    base: 'System.SystemException',
    ...plainException(
      'System.Collections.Generic.KeyNotFoundException',
      'The given key was not present in the dictionary.',
    ),
  }),
  defineType({
    name: 'System.ComponentModel.InvalidEnumArgumentException',
    base: 'System.ArgumentException',
    ...plainException(
      'System.ComponentModel.InvalidEnumArgumentException',
      'Value does not fall within the expected range.',
    ),
  }),
  defineType({
    name: 'System.Data.DataException',
    base: 'System.SystemException',
    ...plainException('System.Data.DataException', 'Data Exception.'),
  }),
  defineType({
    name: 'System.Globalization.CultureNotFoundException',
    base: 'System.ArgumentException',
    ...plainException('System.Globalization.CultureNotFoundException', 'Culture is not supported.'),
  }),
  defineType({
    name: 'System.Net.Http.HttpRequestException',
    base: 'System.Exception',
    ...plainException(
      'System.Net.Http.HttpRequestException',
      "Exception of type 'System.Net.Http.HttpRequestException' was thrown.",
    ),
    properties: [['System.Nullable[System.Net.HttpStatusCode] StatusCode {get;}', kept('StatusCode')]],
  }),
  defineType({
    name: 'System.Net.Sockets.SocketException',
    base: 'System.ComponentModel.Win32Exception',
    ...plainException('System.Net.Sockets.SocketException', 'Success'),
    properties: [
      ['int ErrorCode {get;}', kept('NativeErrorCode', 0)],
      ['int NativeErrorCode {get;}', kept('NativeErrorCode', 0)],
      ['System.Net.Sockets.SocketError SocketErrorCode {get;}', kept('SocketErrorCode')],
    ],
  }),
  defineType({
    name: 'System.Net.Mail.SmtpException',
    base: 'System.Exception',
    ...plainException('System.Net.Mail.SmtpException', 'Failure sending mail.'),
  }),
  defineType({
    name: 'System.Reflection.TargetInvocationException',
    base: 'System.ApplicationException',
    ...plainException(
      'System.Reflection.TargetInvocationException',
      'Exception has been thrown by the target of an invocation.',
    ),
  }),
  defineType({
    name: 'System.Reflection.AmbiguousMatchException',
    base: 'System.SystemException',
    ...plainException('System.Reflection.AmbiguousMatchException', 'Ambiguous match found.'),
  }),
  defineType({
    name: 'System.Resources.MissingManifestResourceException',
    base: 'System.SystemException',
    ...plainException('System.Resources.MissingManifestResourceException', 'Unable to find manifest resource.'),
  }),
  defineType({
    name: 'System.Runtime.InteropServices.ExternalException',
    base: 'System.SystemException',
    ...plainException(
      'System.Runtime.InteropServices.ExternalException',
      'External component has thrown an exception.',
    ),
  }),
  defineType({
    name: 'System.Runtime.InteropServices.COMException',
    base: 'System.Runtime.InteropServices.ExternalException',
    ...plainException(
      'System.Runtime.InteropServices.COMException',
      'Error HRESULT E_FAIL has been returned from a call to a COM component.',
    ),
  }),
  defineType({
    name: 'System.Runtime.Serialization.SerializationException',
    base: 'System.SystemException',
    ...plainException('System.Runtime.Serialization.SerializationException', 'Serialization error.'),
  }),
  defineType({
    name: 'System.Security.SecurityException',
    base: 'System.SystemException',
    ...plainException('System.Security.SecurityException', 'Security error.'),
  }),
  defineType({
    name: 'System.Security.Authentication.AuthenticationException',
    base: 'System.SystemException',
    ...plainException('System.Security.Authentication.AuthenticationException', 'System error.'),
  }),
  defineType({
    name: 'System.Security.Cryptography.CryptographicException',
    base: 'System.SystemException',
    ...plainException(
      'System.Security.Cryptography.CryptographicException',
      'Error occurred during a cryptographic operation.',
    ),
  }),
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.Pkcs12LoadLimitExceededException',
    base: 'System.Security.Cryptography.CryptographicException',
    ...plainException(
      'System.Security.Cryptography.X509Certificates.Pkcs12LoadLimitExceededException',
      'Error occurred during a cryptographic operation.',
    ),
  }),
  defineType({
    name: 'System.Management.Automation.Runspaces.InvalidRunspacePoolStateException',
    base: 'System.SystemException',
    ...plainException(
      'System.Management.Automation.Runspaces.InvalidRunspacePoolStateException',
      'Runspace pool state is invalid for this operation.',
    ),
  }),
  defineType({
    name: 'System.Text.DecoderFallbackException',
    base: 'System.ArgumentException',
    ...plainException('System.Text.DecoderFallbackException', 'Value does not fall within the expected range.'),
  }),
  defineType({
    name: 'System.Text.EncoderFallbackException',
    base: 'System.ArgumentException',
    ...plainException('System.Text.EncoderFallbackException', 'Value does not fall within the expected range.'),
  }),
  defineType({
    name: 'System.Text.RegularExpressions.RegexMatchTimeoutException',
    base: 'System.TimeoutException',
    ...plainException(
      'System.Text.RegularExpressions.RegexMatchTimeoutException',
      'The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, including very large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors.',
    ),
  }),
  defineType({
    name: 'System.Text.RegularExpressions.RegexParseException',
    base: 'System.ArgumentException',
    ...plainException(
      'System.Text.RegularExpressions.RegexParseException',
      'Value does not fall within the expected range.',
    ),
  }),
  defineType({
    name: 'System.Text.Json.JsonException',
    base: 'System.Exception',
    ...plainException(
      'System.Text.Json.JsonException',
      "Exception of type 'System.Text.Json.JsonException' was thrown.",
    ),
  }),
  defineType({
    name: 'System.Threading.ThreadAbortException',
    base: 'System.SystemException',
    ...plainException('System.Threading.ThreadAbortException', 'Thread was being aborted.'),
  }),
  defineType({
    name: 'System.Threading.AbandonedMutexException',
    base: 'System.SystemException',
    ...plainException('System.Threading.AbandonedMutexException', 'The wait completed due to an abandoned mutex.'),
  }),
  defineType({
    name: 'System.Threading.SemaphoreFullException',
    base: 'System.SystemException',
    ...plainException(
      'System.Threading.SemaphoreFullException',
      'Adding the specified count to the semaphore would cause it to exceed its maximum count.',
    ),
  }),
  defineType({
    name: 'System.Threading.LockRecursionException',
    base: 'System.Exception',
    ...plainException(
      'System.Threading.LockRecursionException',
      'The lock was acquired recursively, which its policy does not allow.',
    ),
  }),
  defineType({
    name: 'System.Threading.WaitHandleCannotBeOpenedException',
    base: 'System.ApplicationException',
    ...plainException('System.Threading.WaitHandleCannotBeOpenedException', 'No handle of the given name exists.'),
  }),
  defineType({
    name: 'System.Security.Principal.IdentityNotMappedException',
    base: 'System.SystemException',
    ...plainException(
      'System.Security.Principal.IdentityNotMappedException',
      'Some or all identity references could not be translated.',
    ),
  }),
  defineType({
    name: 'System.Threading.SynchronizationLockException',
    base: 'System.SystemException',
    ...plainException(
      'System.Threading.SynchronizationLockException',
      'Object synchronization method was called from an unsynchronized block of code.',
    ),
  }),
  defineType({
    name: 'System.Threading.Tasks.TaskCanceledException',
    base: 'System.OperationCanceledException',
    ...plainException('System.Threading.Tasks.TaskCanceledException', 'A task was canceled.'),
  }),
  defineType({
    name: 'System.Xml.XmlException',
    base: 'System.SystemException',
    ...plainException('System.Xml.XmlException', 'An XML error has occurred.'),
    properties: [ownMessage],
  }),
  defineType({
    name: 'System.Xml.XPath.XPathException',
    base: 'System.SystemException',
    ...plainException('System.Xml.XPath.XPathException', 'An XML error has occurred.'),
    properties: [ownMessage],
  }),
  defineType({
    name: 'System.Xml.Schema.XmlSchemaException',
    base: 'System.SystemException',
    ...plainException('System.Xml.Schema.XmlSchemaException', 'A schema error occurred.'),
    properties: [ownMessage],
  }),
  defineType({
    name: 'System.IO.IOException',
    base: 'System.SystemException',
    ...plainException('System.IO.IOException', 'I/O error occurred.'),
  }),
  defineType({
    name: 'System.IO.DirectoryNotFoundException',
    base: 'System.IO.IOException',
    ...plainException('System.IO.DirectoryNotFoundException', 'Attempted to access a path that is not on the disk.'),
  }),
  defineType({
    name: 'System.IO.DriveNotFoundException',
    base: 'System.IO.IOException',
    ...plainException('System.IO.DriveNotFoundException', 'Attempted to access a drive that is not available.'),
  }),
  defineType({
    name: 'System.IO.EndOfStreamException',
    base: 'System.IO.IOException',
    ...plainException('System.IO.EndOfStreamException', 'Attempted to read past the end of the stream.'),
  }),
  defineType({
    name: 'System.IO.PathTooLongException',
    base: 'System.IO.IOException',
    ...plainException(
      'System.IO.PathTooLongException',
      'The specified file name or path is too long, or a component of the specified path is too long.',
    ),
  }),
  defineType({
    name: 'System.IO.InvalidDataException',
    base: 'System.SystemException',
    ...plainException('System.IO.InvalidDataException', 'Found invalid data while decoding.'),
  }),
];
