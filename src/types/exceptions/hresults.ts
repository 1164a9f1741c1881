/**
 * Exception.HResult as the constructors of .NET set it: a type that is not named has that of its base.
 */

/** System.Exception itself (COR_E_EXCEPTION). */
const OF_EXCEPTION = -2146233088;

const HRESULTS: ReadonlyMap<string, number> = new Map([
  ['System.AccessViolationException', 0x80004003 | 0],
  ['System.AppDomainUnloadedException', 0x80131014 | 0],
  ['System.ApplicationException', 0x80131600 | 0],
  ['System.ArgumentException', 0x80070057 | 0],
  ['System.ArgumentNullException', 0x80004003 | 0],
  ['System.ArgumentOutOfRangeException', 0x80131502 | 0],
  ['System.ArithmeticException', 0x80070216 | 0],
  ['System.ArrayTypeMismatchException', 0x80131503 | 0],
  ['System.BadImageFormatException', 0x8007000b | 0],
  ['System.Collections.Generic.KeyNotFoundException', 0x80131577 | 0],
  ['System.DivideByZeroException', 0x80020012 | 0],
  ['System.DllNotFoundException', 0x80131524 | 0],
  ['System.EntryPointNotFoundException', 0x80131523 | 0],
  ['System.FormatException', 0x80131537 | 0],
  ['System.IO.DirectoryNotFoundException', 0x80070003 | 0],
  ['System.IO.EndOfStreamException', 0x80070026 | 0],
  ['System.IO.FileLoadException', 0x80131621 | 0],
  ['System.IO.FileNotFoundException', 0x80070002 | 0],
  ['System.IO.IOException', 0x80131620 | 0],
  ['System.IO.InvalidDataException', 0x80131501 | 0],
  ['System.IO.PathTooLongException', 0x800700ce | 0],
  ['System.IndexOutOfRangeException', 0x80131508 | 0],
  ['System.InvalidCastException', 0x80004002 | 0],
  ['System.InvalidOperationException', 0x80131509 | 0],
  ['System.MemberAccessException', 0x8013151a | 0],
  ['System.MethodAccessException', 0x80131510 | 0],
  ['System.MissingFieldException', 0x80131511 | 0],
  ['System.MissingMemberException', 0x80131512 | 0],
  ['System.MissingMethodException', 0x80131513 | 0],
  ['System.NotFiniteNumberException', 0x80131528 | 0],
  ['System.NotImplementedException', 0x80004001 | 0],
  ['System.NotSupportedException', 0x80131515 | 0],
  ['System.NullReferenceException', 0x80004003 | 0],
  ['System.OperationCanceledException', 0x8013153b | 0],
  ['System.OutOfMemoryException', 0x8007000e | 0],
  ['System.OverflowException', 0x80131516 | 0],
  ['System.PlatformNotSupportedException', 0x80131539 | 0],
  ['System.RankException', 0x80131517 | 0],
  ['System.Reflection.AmbiguousMatchException', 0x8000211d | 0],
  ['System.Resources.MissingManifestResourceException', 0x80131532 | 0],
  ['System.Runtime.InteropServices.ExternalException', 0x80004005 | 0],
  ['System.Runtime.Serialization.SerializationException', 0x8013150c | 0],
  ['System.Security.Cryptography.CryptographicException', 0x80131501 | 0],
  ['System.Security.SecurityException', 0x8013150a | 0],
  ['System.StackOverflowException', 0x800703e9 | 0],
  ['System.SystemException', 0x80131501 | 0],
  ['System.Text.RegularExpressions.RegexMatchTimeoutException', 0x80131505 | 0],
  ['System.Threading.AbandonedMutexException', 0x8013152d | 0],
  ['System.Threading.SynchronizationLockException', 0x80131518 | 0],
  ['System.TimeoutException', 0x80131505 | 0],
  ['System.TypeLoadException', 0x80131522 | 0],
  ['System.UnauthorizedAccessException', 0x80070005 | 0],
  ['System.Xml.Schema.XmlSchemaException', 0x80131941 | 0],
  ['System.Xml.XPath.XPathException', 0x80131943 | 0],
  ['System.Xml.XmlException', 0x80131940 | 0],
]);

/** The HResult of a new exception, from the names of its type and its bases, the derived first. */
export function hresultOf(typeNames: Iterable<string>): number {
  for (const name of typeNames) {
    const found = HRESULTS.get(name);
    if (found !== undefined) return found;
  }
  return OF_EXCEPTION;
}
