/** Members that FileInfo and DirectoryInfo share, and those that PowerShell's type table adds to both. */

import { AmbientPort, ambient, ambientPort } from '../ambient.ts';
import { formatValue } from '../format/format-value.ts';
import { NativeScript } from '../members/native-script.ts';
import { AliasProperty, CodeProperty, type PSMember, ScriptProperty } from '../members/ps-member.ts';
import { typeNamed } from '../net-type.ts';
import type { MethodDeclaration, PropertyDeclaration } from '../type-declaration.ts';
import type { DateTime } from '../values/date-time.ts';
import { EnumValue } from '../values/enum-value.ts';
import { type DirectoryInfo, FileInfo, type FileSystemInfo, type FileTime } from './file-system-info.ts';

function timeProperties(name: FileTime): PropertyDeclaration[] {
  return [
    [
      `datetime ${name} {get;set;}`,
      (self: FileSystemInfo) => self.time(name).toLocalTime(),
      (self: FileSystemInfo, value: DateTime) => self.setTime(name, value),
    ],
    [
      `datetime ${name}Utc {get;set;}`,
      (self: FileSystemInfo) => self.time(name),
      (self: FileSystemInfo, value: DateTime) => self.setTime(name, value),
    ],
  ];
}

export const fileSystemProperties: readonly PropertyDeclaration[] = [
  ['string FullName {get;}', (self: FileSystemInfo) => self.fullName],
  ['string Extension {get;}', (self: FileSystemInfo) => self.fileExtension],
  ...timeProperties('CreationTime'),
  ...timeProperties('LastAccessTime'),
  ...timeProperties('LastWriteTime'),
  ['string LinkTarget {get;}', (self: FileSystemInfo) => self.linkTarget],
  [
    'System.IO.FileAttributes Attributes {get;set;}',
    (self: FileSystemInfo) => EnumValue.of(typeNamed('System.IO.FileAttributes'), self.attributes),
    (self: FileSystemInfo, value: EnumValue) => {
      self.attributes = Number(value.value);
    },
  ],
];

/** FileInfo and DirectoryInfo have these of their own, and so list them before what they inherit. */
export const entryName: PropertyDeclaration = ['string Name {get;}', (self: FileSystemInfo) => self.name];
export const entryExists: PropertyDeclaration = ['bool Exists {get;}', (self: FileSystemInfo) => self.exists];

export const fileSystemMethods: readonly MethodDeclaration[] = [
  ['string ToString()', (self: FileSystemInfo) => self.toString()],
  ['void Refresh()', (self: FileSystemInfo) => self.refresh()],
];

/** `5/20/2012   9:15 AM`, as a listing shows it. */
function lastWriteTimeText(self: FileSystemInfo): string {
  const time = self.time('LastWriteTime').toLocalTime();
  const { culture } = ambient();
  return `${formatValue(time, 'd', culture).padStart(10)} ${formatValue(time, 't', culture).padStart(8)}`;
}

/** The sequences for names of files; undefined where the name is written plainly. */
export interface FileNameStyle {
  /** What `$PSStyle.FileInfo` says. */
  ofFile(file: FileSystemInfo): string | undefined;
  /** The same where the session shows it in its own listings. */
  shownOfFile(file: FileSystemInfo): string | undefined;
}

export const FILE_NAME_STYLE = new AmbientPort<FileNameStyle>('style of file names');

/** The name as listings show it. */
export function shownNameOf(file: FileSystemInfo): string {
  return decoratedName(file, ambientPort(FILE_NAME_STYLE)?.shownOfFile(file));
}

function decoratedName(self: FileSystemInfo, style: string | undefined): string {
  const target = self.linkTarget;
  const name = style === undefined ? self.name : `${style}${self.name}\u001b[0m`;
  return target === null ? name : `${name} -> ${target}`;
}

/** The texts of the default table, which no listing shows. */
export const hiddenFileMembers: ReadonlySet<string> = new Set(['namestring', 'lengthstring', 'lastwritetimestring']);

/** Mode, LinkType and the texts of the default table. @param own what the type has of its own, BaseName above all. */
export function fileSystemExtensions(own: readonly PSMember[]): readonly PSMember[] {
  return [
    new CodeProperty('System.String Mode{get=Mode;}', (self: FileSystemInfo) => self.mode),
    new CodeProperty(
      'System.String ModeWithoutHardLink{get=ModeWithoutHardLink;}',
      (self: FileSystemInfo) => self.mode,
    ),
    ...own,
    new CodeProperty('System.String ResolvedTarget{get=ResolvedTarget;}', (self: FileSystemInfo) =>
      self.linkTarget === null ? self.fullName : ambient().files.fullPath(self.linkTarget),
    ),
    new AliasProperty('Target', 'LinkTarget'),
    new CodeProperty('System.String LinkType{get=GetLinkType;}', (self: FileSystemInfo) => self.linkType),
    new CodeProperty('System.String NameString{get=NameString;}', (self: FileSystemInfo) =>
      decoratedName(self, ambientPort(FILE_NAME_STYLE)?.ofFile(self)),
    ),
    new CodeProperty('System.String LengthString{get=LengthString;}', (self: FileSystemInfo) =>
      self instanceof FileInfo && self.exists ? String(self.length) : '',
    ),
    new CodeProperty('System.String LastWriteTimeString{get=LastWriteTimeString;}', lastWriteTimeText),
  ];
}

const BASE_NAME_OF_FILE =
  'if ($this.Extension.Length -gt 0){$this.Name.Remove($this.Name.Length - $this.Extension.Length)}else{$this.Name}';

/** A folder's base name is its name: a dot in it begins no extension. */
export function baseNameMember(ofFile: boolean): PSMember {
  return new ScriptProperty(
    'BaseName',
    ofFile
      ? new NativeScript(BASE_NAME_OF_FILE, (self: FileInfo) => self.baseName)
      : new NativeScript('$this.Name', (self: DirectoryInfo) => self.name),
  );
}
