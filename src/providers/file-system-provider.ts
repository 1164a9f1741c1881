/** The FileSystem provider: the host's files by POSIX path, the disks of lab machines by Windows path. */
import type { FileStatus } from '../platform/files.ts';
import { ambient, hostFiles } from '../types/ambient.ts';
import { toText } from '../types/conversion/conversion.ts';
import { parseEnum } from '../types/conversion/to-enum.ts';
import {
  childPath,
  createDirectory,
  entriesOf,
  FileAttribute,
  FileSystemInfo,
  infoOf,
  namePattern,
} from '../types/files/file-system-info.ts';
import { withFile, writeText } from '../types/files/host-files.ts';
import { isWindowsPath, pathRoot } from '../types/files/path-text.ts';
import { HostRefusal } from '../types/host-refusal.ts';
import { findMember } from '../types/members/member-access.ts';
import { NoteProperty, PSProperty } from '../types/members/ps-member.ts';
import { MemberView } from '../types/members/psobject-view.ts';
import { NetException, netException, nullArgument, runtimeException } from '../types/net-exception.ts';
import { typeNamed } from '../types/net-type.ts';
import { compareBy, currentCulture } from '../types/text/string-search.ts';
import type { EnumValue } from '../types/values/enum-value.ts';
import { readFileContent } from './file-content-reader.ts';
import { writeFileContent } from './file-content-writer.ts';
import { makeLink } from './file-links.ts';
import { copyFileItem, moveFileItem, removeFileItem, renameFileItem } from './file-operations.ts';
import {
  type ChildOptions,
  type ContentWriter,
  type NewItemOptions,
  Provider,
  type ProviderCall,
  type ProviderItem,
  PSDriveInfo,
  type ReadOptions,
  type WriteOptions,
} from './provider.ts';

const KINDS = ['directory', 'container', 'file', 'symboliclink', 'junction', 'hardlink'] as const;

/** PATH_MAX of Linux. */
const LONGEST_PATH = 4096;

export class FileSystemProvider extends Provider {
  override readonly isNavigable = true;

  /**
   * @param letters the letters of Windows drives that the session sees, each with its root (`C:\`).
   * @param seesHost whether it sees the host's own files.
   */
  constructor(
    private readonly letters: readonly string[],
    home: string,
    private readonly seesHost: boolean,
  ) {
    super('FileSystem', 'Microsoft.PowerShell.Core', 'Microsoft.PowerShell.Commands.FileSystemProvider', [
      'Filter',
      'ShouldProcess',
      'Credentials',
    ]);
    this.info.home = home;
  }

  initialDrives(): PSDriveInfo[] {
    const disks = this.letters.map((letter) => new PSDriveInfo(letter, this, `${letter}:\\`));
    if (!this.seesHost) return disks;
    return [
      new PSDriveInfo('Temp', this, '/tmp/', 'Drive that maps to the temporary directory path for the current user'),
      new PSDriveInfo('/', this, '/'),
      ...disks,
    ];
  }

  // --- paths

  override separatorOf(path: string): string {
    return isWindowsPath(path) ? '\\' : '/';
  }

  override parent(path: string, root: string): string {
    return super.parent(path, root === '' || !path.startsWith(root) ? pathRoot(path) : root);
  }

  override isAbsolute(path: string): boolean {
    return path.startsWith('/') || isWindowsPath(path);
  }

  override normalize(path: string): string {
    if (path === '') return path;
    const full = ambient().files.fullPath(
      isWindowsPath(path) ? path.replaceAll('/', '\\') : path.replaceAll('\\', '/'),
    );
    return /^[A-Za-z]:\\.+\\$/.test(full) ? full.slice(0, -1) : full;
  }

  // --- items

  exists(path: string): boolean {
    return statOf(path, false) !== undefined;
  }

  override lookingError(path: string): NetException | null {
    if (path.includes('\0'))
      return runtimeException(
        'ItemExistsArgumentError',
        'InvalidArgument',
        "Null character in path. (Parameter 'path')",
        {
          target: path,
          typeName: 'System.ArgumentException',
        },
      );
    if (path.startsWith('\\\\') && isClosed(path))
      return runtimeException('ItemExistsUnauthorizedAccessError', 'PermissionDenied', 'Access is denied', {
        target: path,
        typeName: 'System.UnauthorizedAccessException',
      });
    // A name of one part that is too long is simply not there.
    if (path.length < LONGEST_PATH || isWindowsPath(path)) return null;
    const message = `The path '${path}' is too long, or a component of the specified path is too long.`;
    return runtimeException('ItemExistsPathTooLongError', 'InvalidArgument', message, {
      target: path,
      typeName: 'System.IO.PathTooLongException',
    });
  }

  isContainer(path: string): boolean {
    return statOf(path, true)?.isDirectory() ?? false;
  }

  itemAt(path: string): ProviderItem {
    const isContainer = this.isContainer(path);
    return { value: infoOf(path, isContainer), path, isContainer };
  }

  getItem(path: string, call: ProviderCall): ProviderItem | null {
    const item = this.itemAt(path);
    const { value } = item;
    const isHidden = value instanceof FileSystemInfo && value.exists && (value.attributes & FileAttribute.Hidden) !== 0;
    if (isHidden && !call.force) throw hiddenItem(path);
    return item;
  }

  *childNames(path: string, options: ChildOptions): Iterable<string> {
    for (const { name } of this.entries(path, options)) yield name;
  }

  override *children(path: string, options: ChildOptions, call: ProviderCall): Iterable<ProviderItem> {
    if (!this.isContainer(path)) {
      const item = this.getItem(path, call);
      if (item) yield item;
      return;
    }
    for (const { name, isDirectory } of this.entries(path, options)) {
      const child = childPath(path, name);
      yield { value: infoOf(child, isDirectory), path: child, isContainer: isDirectory };
    }
  }

  /** Folders first, then files, each in the order of the culture. */
  private entries(path: string, options: ChildOptions): { name: string; isDirectory: boolean }[] {
    const fits = !options.filter ? () => true : namePattern(options.filter, true);
    const all = this.readEntries(path).filter(({ name }) => fits(name) && (options.force || !isHidden(path, name)));
    const order = currentCulture(true);
    return all.sort((a, b) => Number(b.isDirectory) - Number(a.isDirectory) || compareBy(a.name, b.name, order));
  }

  private readEntries(path: string): { name: string; isDirectory: boolean }[] {
    try {
      return entriesOf(path);
    } catch (error) {
      throw identified(error, 'DirUnauthorizedAccessError', 'PermissionDenied', path);
    }
  }

  override newItem(path: string, options: NewItemOptions, call: ProviderCall): ProviderItem | null {
    const kind = kindOf(options.type);
    if (kind === 'directory' || kind === 'container') return this.newDirectory(path, call);
    if (kind === 'file') return this.newFile(path, options, call);
    return this.newLink(path, kind, options, call);
  }

  private newDirectory(path: string, call: ProviderCall): ProviderItem | null {
    const failed = this.lookingError(path);
    if (failed) throw failed;
    if (this.exists(path) && !call.force) {
      call.error('DirectoryExist', 'ResourceExists', `An item with the specified name ${path} already exists.`, {
        target: path,
        exception: 'System.IO.IOException',
      });
      return null;
    }
    if (!call.shouldProcess(`Destination: ${path}`, 'Create Directory')) return null;
    attempt('CreateDirectoryIOError', 'WriteError', path, () => createDirectory(path));
    return this.itemAt(path);
  }

  private newFile(path: string, options: NewItemOptions, call: ProviderCall): ProviderItem | null {
    if (!call.force && this.exists(path)) {
      call.error('NewItemIOError', 'WriteError', `The file '${path}' already exists.`, {
        target: path,
        exception: 'System.IO.IOException',
      });
      return null;
    }
    if (!call.shouldProcess(`Destination: ${path}`, 'Create File')) return null;
    // An argument that is wrong is not the provider's to report.
    ambient().files.hostPath(path);
    attempt('NewItemIOError', 'WriteError', path, () => {
      if (call.force) createDirectory(this.parent(path, ''));
      writeText(path, options.hasValue ? toText(options.value) : '');
    });
    return this.itemAt(path);
  }

  private newLink(path: string, kind: string, options: NewItemOptions, call: ProviderCall): ProviderItem | null {
    const target = options.hasValue ? toText(options.value) : '';
    if (target === '') {
      const message = `Link '${this.leaf(path)}' cannot be created because the target Value was not specified.`;
      throw runtimeException('ArgumentNull', 'InvalidArgument', message, {
        typeName: 'System.Management.Automation.PSArgumentNullException',
      });
    }
    if (kind === 'junction' && pathRoot(target) === '') throw notAbsolute(target);
    if (kind === 'hardlink' && !this.exists(ambient().files.fullPath(target)))
      throw itemNotFound(ambient().files.fullPath(target));
    if (!call.shouldProcess(`Destination: ${path}`, kind === 'hardlink' ? 'Create Hard Link' : 'Create Symbolic Link'))
      return null;
    attempt('NewItemIOError', 'WriteError', path, () => makeLink(path, target, kind === 'hardlink', call.force));
    return this.itemAt(path);
  }

  override removeItem(path: string, recurse: boolean, call: ProviderCall): void {
    removeFileItem(path, recurse, call);
  }

  override renameItem(path: string, newName: string, call: ProviderCall): ProviderItem | null {
    const renamed = renameFileItem(path, childPath(this.parent(path, ''), newName), call);
    return renamed === null ? null : this.itemAt(renamed);
  }

  override *copyItem(path: string, destination: string, recurse: boolean, call: ProviderCall): Iterable<ProviderItem> {
    for (const copy of copyFileItem(path, destination, recurse, call)) yield this.itemAt(copy);
  }

  override moveItem(path: string, destination: string, call: ProviderCall): ProviderItem | null {
    const moved = moveFileItem(path, destination, call);
    return moved === null ? null : this.itemAt(moved);
  }

  // --- content

  override readContent(path: string, options: ReadOptions): Iterable<unknown> {
    if (this.isContainer(path)) {
      const message = `Unable to get content because it is a directory: '${path}'. Please use 'Get-ChildItem' instead.`;
      throw runtimeException('GetContainerContentException', 'InvalidOperation', message, {
        typeName: 'System.InvalidOperationException',
      });
    }
    return readFileContent(path, options);
  }

  override writeContent(path: string, options: WriteOptions, call: ProviderCall): ContentWriter | null {
    if (this.isContainer(path)) {
      // Set-Content clears first, and that is what fails.
      if (!options.append) throw netException('System.NotSupportedException', clearingDirectoryText(path));
      const message = `Unable to write content because it is a directory: '${path}'.`;
      throw runtimeException('WriteContainerContentException', 'InvalidOperation', message, {
        typeName: 'System.InvalidOperationException',
      });
    }
    void call;
    return writeFileContent(path, options);
  }

  override clearContent(path: string, call: ProviderCall): void {
    if (this.isContainer(path)) {
      throw runtimeException('ClearDirectoryContent', 'InvalidOperation', clearingDirectoryText(path), {
        typeName: 'System.NotSupportedException',
        target: path,
      });
    }
    if (!call.shouldProcess(`Item: ${path}`, 'Clear Content')) return;
    attempt('ClearContentIOError', 'WriteError', path, () =>
      withFile(path, (hostPath) => hostFiles().truncate(hostPath)),
    );
  }

  // --- properties

  override propertyHolder(path: string): FileSystemInfo {
    return this.itemAt(path).value as FileSystemInfo;
  }

  override setProperty(path: string, name: string, value: unknown, call: ProviderCall): void {
    if (
      !call.shouldProcess(
        `Item: ${path} Property: ${name} Value: ${toText(value)}`,
        `Set Property ${this.kindName(path)}`,
      )
    )
      return;
    const file = this.itemAt(path).value;
    const property = findMember(file, name);
    if (!(property instanceof PSProperty)) throw unknownProperty(name, value);
    property.assign(file, name.toLowerCase() === 'attributes' ? attributesOf(value) : value);
  }

  private kindName(path: string): string {
    return this.isContainer(path) ? 'Directory' : 'File';
  }

  /** Only `Attributes` can be cleared. */
  override clearProperty(path: string, name: string, call: ProviderCall): void {
    if (name.toLowerCase() !== 'attributes') {
      const message =
        'The property cannot be cleared because the property is not supported. Only the Attributes property can be cleared.';
      throw runtimeException('Argument', 'InvalidArgument', message, {
        typeName: 'System.Management.Automation.PSArgumentException',
      });
    }
    if (!call.shouldProcess(`Item: ${path} Property: ${name}`, `Clear Property ${this.kindName(path)}`)) return;
    (this.itemAt(path).value as FileSystemInfo).attributes = FileAttribute.Normal;
  }
}

function clearingDirectoryText(path: string): string {
  return `Unable to clear content of '${path}' because it is a directory. Clear-Content is only supported on files.`;
}

/** The provider reads attributes by Enum.Parse, before the property's own conversion could say more. */
function attributesOf(value: unknown): EnumValue {
  if (value === null || value === undefined) throw nullArgument('obj');
  return parseEnum(typeNamed('System.IO.FileAttributes'), toText(value), true);
}

/** What stands at a path on the host; nothing where the path leads to no disk. */
function statOf(path: string, follow: boolean): FileStatus | undefined {
  try {
    const hostPath = ambient().files.hostPath(path);
    return follow
      ? hostFiles().stat(hostPath, { throwIfNoEntry: false })
      : hostFiles().lstat(hostPath, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof NetException && !(error instanceof HostRefusal)) return undefined;
    throw error;
  }
}

/** Whether a share is not for who is logged on. */
function isClosed(path: string): boolean {
  try {
    ambient().files.hostPath(path);
    return false;
  } catch (error) {
    return error instanceof NetException && error.typeName === 'System.UnauthorizedAccessException';
  }
}

function isHidden(directory: string, name: string): boolean {
  return name.startsWith('.') && !isWindowsPath(directory);
}

function notAbsolute(target: string): NetException {
  const message = 'Creating a junction requires an absolute path for the target.';
  return runtimeException('NotAbsolutePath', 'InvalidArgument', message, {
    target,
    typeName: 'System.ArgumentException',
  });
}

/** What is hidden is found with -Force only. */
function hiddenItem(path: string): NetException {
  return runtimeException('ItemNotFound', 'ObjectNotFound', `Could not find item ${path}.`, {
    target: path,
    typeName: 'System.IO.IOException',
  });
}

function itemNotFound(path: string): NetException {
  return runtimeException('ItemNotFound', 'ObjectNotFound', `Could not find item ${path}.`, {
    target: path,
    typeName: 'System.Management.Automation.ItemNotFoundException',
  });
}

/** -ItemType may be shortened. */
function kindOf(type: string | null): (typeof KINDS)[number] {
  if (type === null || type === '') return 'file';
  const kind = KINDS.find((name) => name.startsWith(type.toLowerCase()));
  if (kind) return kind;
  throw runtimeException(
    'Argument',
    'InvalidArgument',
    'The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.',
    {
      typeName: 'System.Management.Automation.PSArgumentException',
    },
  );
}

/** Gives an exception of a file operation the id under which the provider reports it. */
export function identified(
  error: unknown,
  errorId: string,
  category: 'WriteError' | 'PermissionDenied' | 'ObjectNotFound' | 'ReadError' | 'OpenError',
  target: unknown,
): unknown {
  if (!(error instanceof NetException) || error.identity !== null) return error;
  const denied = error.typeName === 'System.UnauthorizedAccessException';
  const wrong = error.typeName === 'System.ArgumentException';
  const id = errorId.replace(/IOError$/, denied ? 'UnauthorizedAccessError' : wrong ? 'ArgumentError' : 'IOError');
  const known = new NetException(
    error.typeName,
    error.message,
    { errorId: id, category: denied ? 'PermissionDenied' : wrong ? 'InvalidArgument' : category, target },
    error.innerException,
  );
  for (const [name, value] of error.properties) known.properties.set(name, value);
  return known;
}

/** Runs a file operation whose failure the provider reports under an id. */
export function attempt<T>(
  errorId: string,
  category: 'WriteError' | 'ObjectNotFound',
  target: unknown,
  run: () => T,
): T {
  try {
    return run();
  } catch (error) {
    throw identified(error, errorId, category, target);
  }
}

/** PowerShell tells of the property as of one that it was given. */
function unknownProperty(name: string, value: unknown): NetException {
  const property = new MemberView(new NoteProperty(name, value), null);
  const message = `The property ${toText(property)} does not exist or was not found.`;
  return runtimeException('SetPropertyError', 'ReadError', message, {
    target: property,
    typeName: 'System.IO.IOException',
  });
}
