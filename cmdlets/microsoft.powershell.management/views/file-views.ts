/** Views of files, folders and registry keys. The Windows listing is the default: lab machines run Windows. */
import { column, item, list, table, type View, wide } from '../../../src/formatting/view-definition.ts';
import {
  byDirectory,
  byHive,
  leafOf,
  registryValues,
  shortTime,
  valueAt,
} from '../../../src/formatting/view-values.ts';
import { FileSystemInfo } from '../../../src/types/files/file-system-info.ts';
import { shownNameOf } from '../../../src/types/files/file-system-members.ts';

/** What only says that it is a file has the text as a property, if at all. */
function nameOf(file: unknown): unknown {
  return file instanceof FileSystemInfo ? shownNameOf(file) : valueAt(file, 'NameString');
}

const views: readonly View[] = [
  table(
    'children',
    ['System.IO.DirectoryInfo', 'System.IO.FileInfo'],
    [
      column('ModeWithoutHardLink', { label: 'Mode', width: 7, align: 'Left' }),
      column('LastWriteTimeString', { label: 'LastWriteTime', width: 26, align: 'Right' }),
      column('LengthString', { label: 'Length', width: 14, align: 'Right' }),
      column(nameOf, { label: 'Name', align: 'Left' }),
    ],
    { groupBy: byDirectory, wrap: true },
  ),
  table(
    'childrenWithHardlink',
    ['System.IO.DirectoryInfo', 'System.IO.FileInfo'],
    [
      column('Mode', { width: 7, align: 'Left' }),
      column('LastWriteTimeString', { label: 'LastWriteTime', width: 26, align: 'Right' }),
      column('LengthString', { label: 'Length', width: 14, align: 'Right' }),
      column(nameOf, { label: 'Name', align: 'Left' }),
    ],
    { groupBy: byDirectory, wrap: true },
  ),
  list(
    'children',
    ['System.IO.DirectoryInfo', 'System.IO.FileInfo'],
    ['Name', 'CreationTime', 'LastWriteTime', 'LastAccessTime', 'Mode', 'LinkType', 'Target'],
    {
      groupBy: byDirectory,
      byType: [
        {
          types: ['System.IO.FileInfo'],
          items: [
            'Name',
            item('Length', 'LengthString'),
            'CreationTime',
            'LastWriteTime',
            'LastAccessTime',
            'Mode',
            'LinkType',
            'Target',
            'VersionInfo',
          ],
        },
      ],
    },
  ),
  wide('children', ['System.IO.DirectoryInfo', 'System.IO.FileInfo'], 'Name', {
    groupBy: byDirectory,
    byType: [{ types: ['System.IO.DirectoryInfo'], field: { value: 'Name', format: '[{0}]' } }],
  }),
  table(
    'childrenWithUnixStat',
    ['System.IO.DirectoryInfo', 'System.IO.FileInfo'],
    [
      column('UnixMode', { width: 10, align: 'Left' }),
      column('User', { width: 10, align: 'Right' }),
      column('Group', { width: 10, align: 'Left' }),
      column((file) => shortTime(valueAt(file, 'LastWriteTime')), {
        label: 'LastWriteTime',
        width: 16,
        align: 'Right',
      }),
      column('Size', { width: 12, align: 'Right' }),
      column(nameOf, { label: 'Name', align: 'Left' }),
    ],
    { groupBy: byDirectory, wrap: true },
  ),
  table(
    'FileSecurityTable',
    ['System.Security.AccessControl.FileSystemSecurity'],
    [
      column((security) => leafOf(valueAt(security, 'Path')), { label: 'Path' }),
      'Owner',
      column((security) => valueAt(security, 'AccessToString'), { label: 'Access' }),
    ],
    { groupBy: byDirectory },
  ),
  table(
    'FileSystemStream',
    ['Microsoft.PowerShell.Commands.AlternateStreamData'],
    [column('Stream', { width: 20, align: 'Left' }), column('Length', { width: 10, align: 'Right' })],
    { groupBy: { by: 'Filename' } },
  ),
  table(
    'children',
    [
      'Microsoft.PowerShell.Commands.Internal.TransactedRegistryKey',
      'Microsoft.Win32.RegistryKey',
      'System.Management.Automation.TreatAs.RegistryValue',
    ],
    [column('PSChildName', { label: 'Name', width: 30 }), column((key) => registryValues(key), { label: 'Property' })],
    { groupBy: byHive, wrap: true },
  ),
];

export default views;
