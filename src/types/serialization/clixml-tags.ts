/** The elements of CLIXML for simple values, by the .NET type of the value. */
export const TAG_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['System.String', 'S'],
  ['System.Char', 'C'],
  ['System.Boolean', 'B'],
  ['System.DateTime', 'DT'],
  ['System.TimeSpan', 'TS'],
  ['System.Byte', 'By'],
  ['System.SByte', 'SB'],
  ['System.UInt16', 'U16'],
  ['System.Int16', 'I16'],
  ['System.UInt32', 'U32'],
  ['System.Int32', 'I32'],
  ['System.UInt64', 'U64'],
  ['System.Int64', 'I64'],
  ['System.Single', 'Sg'],
  ['System.Double', 'Db'],
  ['System.Decimal', 'D'],
  ['System.Guid', 'G'],
  ['System.Uri', 'URI'],
  ['System.Version', 'Version'],
  ['System.Management.Automation.ScriptBlock', 'SBK'],
]);

export const TYPE_OF_TAG: ReadonlyMap<string, string> = new Map([...TAG_OF_TYPE].map(([type, tag]) => [tag, type]));
