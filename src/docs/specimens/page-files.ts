/** The files that a page reads, and the folders into which it writes. */
import { singleQuoted } from '../../language/quoted-text.ts';
import { platform } from '../../platform/platform.ts';
import { placeholderKey, placeholderMarks } from '../placeholders.ts';
import type { CommandValue } from './command-values.ts';
import { onLabDisk, writeFile } from './lab-files.ts';
import type { PageCertificates } from './page-certificates.ts';
import type { PagePlace } from './page-place.ts';

/** What writes the file that a cmdlet reads. */
const EXPORTERS: readonly (readonly [importer: RegExp, exporter: string])[] = [
  [/^Import-CsLisConfiguration$/i, 'Export-CsLisConfiguration -FileName'],
  [
    /^Import-CsRgsConfiguration$/i,
    'Export-CsRgsConfiguration -Source (Get-CsService -ApplicationServer)[0].Identity -FileName',
  ],
  [
    /^(?:Import|Update|Convert)-CsUserData$/i,
    'Export-CsUserData -PoolFqdn (Get-CsService -UserServer)[0].PoolFqdn -FileName',
  ],
  [
    /^Import-CsPersistentChatData$/i,
    'Export-CsPersistentChatData -DBInstance (Get-CsService -PersistentChatServer)[0].PoolFqdn -FileName',
  ],
];

/** The head of a sound without a sample. */
const SILENCE = new TextEncoder().encode('RIFF\u0024\0\0\0WAVEfmt ');
/** The head of a file of Windows Media (the GUID of an ASF header). */
const SILENT_MEDIA = Uint8Array.of(
  0x30,
  0x26,
  0xb2,
  0x75,
  0x8e,
  0x66,
  0xcf,
  0x11,
  0xa6,
  0xd9,
  0,
  0xaa,
  0,
  0x62,
  0xce,
  0x6c,
);

export class PageFiles {
  constructor(
    private readonly place: PagePlace,
    private readonly certificates: PageCertificates,
  ) {}

  /** The path of a file that a command reads, which is there then. */
  inputFile(value: CommandValue): string | null {
    const written = fileName(value);
    if (written === null) return null;
    const path = this.reachable(written);
    const file = path.startsWith('.\\') ? this.wholePath(path) : path;
    if (/^Import-Csv$/i.test(value.command)) this.requireTable(file);
    else if (!this.exists(file)) this.makeFile(file, value);
    return path === value.value ? null : path;
  }

  /** The path of a file that a command writes, whose folder is there then. */
  outputFile(value: CommandValue): string | null {
    const written = fileName(value);
    if (written === null) return null;
    const path = this.reachable(written);
    this.requireFolderOf(path);
    return path === value.value ? null : path;
  }

  /** A script that the reader is to have saved: what the page has shown before. Gives its text, where it was made. */
  script(text: string, shown: readonly string[]): string {
    const [, , path = ''] = /^\s*(?:[&.]\s*)?(["']?)([A-Za-z]:\\[^"'|;<>\n]+?\.ps1)\1(?=\s|$)/i.exec(text) ?? [];
    if (path === '' || shown.length === 0 || this.exists(path)) return '';
    const script = `${shown.join('\n')}\n`;
    if (!onLabDisk(this.place.lab, path, (host) => writeFile(host, new TextEncoder().encode(script)))) return '';
    this.place.tell(`the script ${path} was made of what the page shows before`);
    return script;
  }

  /** `> C:\Folder\file.xml`: the folders of files that output is sent to are there. */
  redirectionFolders(text: string): void {
    for (const [, , path = ''] of text.matchAll(/>\s*(["']?)([A-Za-z]:\\[^"'|;<>]+)\1/g))
      this.requireFolderOf(path.trim());
  }

  /** `[System.IO.File]::ReadAllBytes('C:\Media\Hold.wav')`: sounds that are read, and location databases that are put back, are there. */
  bytesRead(text: string): void {
    for (const [, , written = ''] of text.matchAll(/\bReadAllBytes\(\s*(["'])([^"'()$]+)\1\s*\)/gi)) {
      const path = this.wholePath(written.trim());
      if (this.exists(path)) continue;
      if (/\|\s*Import-CsLisConfiguration\b/i.test(text)) this.exported('Export-CsLisConfiguration -FileName', path);
      const content = soundIn(path);
      if (content && onLabDisk(this.place.lab, path, (host) => writeFile(host, content)))
        this.place.tell(`the file ${path} was made`);
    }
  }

  /** A path of the folder in which the session stands is whole then. */
  private wholePath(path: string): string {
    if (/^(?:[A-Za-z]:|\\)/.test(path)) return path;
    const [folder = ''] = this.place.helper.lines('(Get-Location).Path');
    return `${folder}\\${path.replace(/^\.\\/, '')}`;
  }

  private requireFolderOf(path: string): void {
    const folder = /^(.*)\\[^\\]+$/.exec(path)?.[1];
    if (folder !== undefined) this.requireFolder(folder);
  }

  /** A folder that a command reads or writes is there then. */
  requireFolder(folder: string): void {
    if (!/^[A-Za-z]:\\./.test(folder) || this.exists(folder)) return;
    onLabDisk(this.place.lab, folder, (host) => platform().files.mkdir(host, { recursive: true }));
    this.place.tell(`the folder ${folder} was made`);
  }

  /** The path, or that of the file on the disk that every machine has: file servers that are no machines have no disks. */
  private reachable(path: string): string {
    const isOnDisk = !/^(?:[A-Za-z]:\\|\\\\)/.test(path) || this.found(path) !== null;
    return isOnDisk ? path : `C:\\${path.replace(/^.*\\/s, '')}`;
  }

  private exists(path: string): boolean {
    return this.found(path) ?? true;
  }

  /** Whether something is there; null where no machine has the disk. */
  private found(path: string): boolean | null {
    return onLabDisk(this.place.lab, path, (host) => platform().files.exists(host));
  }

  private makeFile(path: string, { command, siblings }: CommandValue): void {
    const password = siblings.get('password') ?? '';
    const exporter = EXPORTERS.find(([importer]) => importer.test(command))?.[1];
    if (exporter !== undefined) this.exported(exporter, path);
    const content = this.contentFor(command, path, password);
    if (content === null) return;
    if (onLabDisk(this.place.lab, path, (host) => writeFile(host, content)))
      this.place.tell(`the file ${path} was made${password === '' ? '' : `, with the password ${password}`}`);
  }

  /** What is in a file that a command reads; null where nobody can say. */
  private contentFor(command: string, path: string, password: string): Uint8Array | null {
    if (/-Cs(?:Configuration|ManagementServer)$/i.test(command)) return this.place.lab.configuration.export();
    if (/^Get-Content$/i.test(command)) return soundIn(path) ?? new Uint8Array(0);
    if (/-CsDeviceUpdate$/i.test(command)) return new TextEncoder().encode('MSCF');
    if (/\.(?:cer|crt)$/i.test(path)) return this.certificates.answer(this.certificates.ownTypes());
    const isPfx = /\.(?:pfx|p12)$/i.test(path) || /^Import-CsCertificate$/i.test(command);
    return isPfx ? this.certificates.pfx(this.certificates.ownTypes(), password) : null;
  }

  /** A file that somebody has exported before: the lab writes it now. */
  private exported(command: string, path: string): void {
    this.requireFolderOf(path);
    if (this.place.helper.run(`${command} ${singleQuoted(path)} -ErrorAction Stop`))
      this.place.tell(`the file ${path} was made by ${command}`);
  }

  /** A table that somebody has exported before; what stood in it the page does not say. */
  private requireTable(path: string): void {
    const name = singleQuoted(path);
    const make = `if (Test-Path -LiteralPath ${name}) { throw 'there' }; $null = New-Item -ItemType File -Force -Path ${name}`;
    if (this.place.helper.run(make)) this.place.tell(`the file ${path} was made, without a line in it`);
  }
}

/** A sound of the kind that the name says; null for what is none. */
function soundIn(path: string): Uint8Array | null {
  if (/\.wav$/i.test(path)) return SILENCE;
  return /\.(?:wma|asf)$/i.test(path) ? SILENT_MEDIA : null;
}

/** What the names of files end with that a cmdlet reads or writes, where a placeholder does not say. */
const ENDINGS: readonly (readonly [command: RegExp, ending: string])[] = [
  [/^Import-CsCertificate$/i, 'pfx'],
  [/-Cs(?:\w*Configuration|ManagementServer)$/i, 'zip'],
  [/-CsDeviceUpdate$/i, 'cab'],
  [/-Csv$/i, 'csv'],
];

function endingFor(command: string): string {
  return ENDINGS.find(([pattern]) => pattern.test(command))?.[1] ?? 'txt';
}

/** `C:\ <config.zip or backup.zip>` and `<path and file name>` as a path; null for a placeholder that names none. */
function fileName({ command, value, placeholders }: CommandValue): string | null {
  if (placeholders.length === 0) return value;
  const [mark] = placeholderMarks(value);
  if (!mark) return null;
  const named = /[\p{L}\p{N}_-]+\.\w{2,4}\b/u.exec(mark.name)?.[0];
  const word = named ?? `${placeholderKey(mark.name).slice(0, 30)}.${endingFor(command)}`;
  const before = value.slice(0, mark.start).trim();
  if (before === '') return `C:\\${word}`;
  const after = value.slice(mark.end);
  // `C:\Certs\<file name>.pfx` has its ending.
  return before.endsWith('\\') ? before + (/^\.\w+$/.test(after) ? word.replace(/\.\w+$/, '') : word) + after : null;
}
