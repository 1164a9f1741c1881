/**
 * The seam behind drives: what a provider (FileSystem, Environment, Certificate…) can do with its items. Paths here are
 * the provider's own, absolute and without a drive: `/conf/x`, `C:\x`, `PATH`, `LocalMachine\My`. Beside it what scripts
 * see of a provider and of a drive, each of which has its provider.
 */

import type { ParameterDeclarations } from '../engine/cmdlet.ts';
import type { ErrorCategory } from '../types/error-category.ts';
import { type NetException, runtimeException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { Encoding } from '../types/text/encoding.ts';
import { PSCredential } from '../types/values/secure-string.ts';

/** What an operation may ask of the cmdlet that runs it. */
export interface ProviderCall {
  readonly force: boolean;
  /** The parameters of the cmdlet as they are bound, those of the provider (`parametersOf`) among them. */
  readonly given: Readonly<Record<string, unknown>>;
  shouldProcess(target: string, action: string): boolean;
  shouldContinue(query: string, caption: string): boolean;
  /** Reports a non-terminating error. */
  error(
    errorId: string,
    category: ErrorCategory,
    message: string,
    options: { target?: unknown; exception?: string },
  ): void;
  isStopping(): boolean;
}

/** An item as a provider hands it out. */
export interface ProviderItem {
  readonly value: unknown;
  readonly path: string;
  readonly isContainer: boolean;
  /** A container that a listing goes into and does not show. */
  readonly isPassage?: boolean;
}

export interface NewItemOptions {
  /** -ItemType as given; null for the provider's own default. */
  readonly type: string | null;
  readonly value: unknown;
  readonly hasValue: boolean;
}

export interface ReadOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly raw?: boolean;
  readonly asBytes?: boolean;
  /** Only the first or last elements. */
  readonly first?: number;
  readonly last?: number;
}

export interface WriteOptions {
  readonly append: boolean;
  readonly encoding?: Encoding;
  readonly noNewline?: boolean;
  readonly asBytes?: boolean;
  readonly force?: boolean;
}

export interface ContentWriter {
  write(value: unknown): void;
  close(): void;
}

export interface ChildOptions {
  /** Pattern of the provider's own (-Filter). */
  readonly filter?: string | undefined;
  /** With hidden items. */
  readonly force?: boolean;
}

export abstract class Provider {
  readonly info: ProviderInfo;
  /** Between the parts of its paths. */
  readonly separator: string = '/';
  /** Whether items have containers below containers, so that paths have parents. */
  readonly isNavigable: boolean = false;

  constructor(name: string, snapIn: string, implementingType: string, capabilities: readonly string[]) {
    this.info = new ProviderInfo(name, snapIn, implementingType, capabilities, this);
  }

  get name(): string {
    return this.info.name;
  }

  /** Drives that a session has from its start. */
  abstract initialDrives(): PSDriveInfo[];

  /** The parameters that a cmdlet has for items of this provider alone, such as -ExpiringInDays of Get-ChildItem. */
  parametersOf(cmdlet: string): ParameterDeclarations | null {
    void cmdlet;
    return null;
  }

  // --- paths

  /** The separator of one path; file paths of Windows machines have another than the host's. */
  separatorOf(path: string): string {
    void path;
    return this.separator;
  }

  /** A path below another. */
  join(parent: string, child: string): string {
    if (parent === '') return child;
    if (child === '') return parent;
    return parent.endsWith('/') || parent.endsWith('\\') ? parent + child : parent + this.separatorOf(parent) + child;
  }

  /** The path without its last part; '' when there is none above `root`. */
  parent(path: string, root: string): string {
    const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    const parent = end < 0 ? '' : path.slice(0, end);
    return parent.length < root.length ? (path.length > root.length ? root : '') : parent;
  }

  leaf(path: string): string {
    const trimmed = path.replace(/(?<=.)[\\/]+$/, '');
    return trimmed.slice(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1);
  }

  /** Whether a path without a drive in front is an absolute one of this provider. */
  isAbsolute(path: string): boolean {
    void path;
    return false;
  }

  /** The provider's own form of an absolute path. */
  normalize(path: string): string {
    return path;
  }

  // --- items

  abstract exists(path: string): boolean;

  /** What PowerShell reports of a path that it cannot even look for, before it says that nothing is there. */
  lookingError(path: string): NetException | null {
    void path;
    return null;
  }

  abstract isContainer(path: string): boolean;

  /** The item at a path. Called only where `exists` is true. */
  abstract getItem(path: string, call: ProviderCall): ProviderItem | null;

  /** Names of what is in a container, in the order of a listing. */
  abstract childNames(path: string, options: ChildOptions): Iterable<string>;

  /** Items in a container, in the order of a listing. */
  *children(path: string, options: ChildOptions, call: ProviderCall): Iterable<ProviderItem> {
    for (const name of this.childNames(path, options)) {
      const item = this.getItem(this.join(path, name), call);
      if (item) yield item;
    }
  }

  setItem(path: string, value: unknown, call: ProviderCall): ProviderItem | null {
    void [path, value, call];
    throw notSupported();
  }
  clearItem(path: string, call: ProviderCall): void {
    void [path, call];
    throw notSupported();
  }
  newItem(path: string, options: NewItemOptions, call: ProviderCall): ProviderItem | null {
    void [path, options, call];
    throw notSupported();
  }
  removeItem(path: string, recurse: boolean, call: ProviderCall): void {
    void [path, recurse, call];
    throw notSupported();
  }
  renameItem(path: string, newName: string, call: ProviderCall): ProviderItem | null {
    void [path, newName, call];
    throw notSupported();
  }
  copyItem(path: string, destination: string, recurse: boolean, call: ProviderCall): Iterable<ProviderItem> {
    void [path, destination, recurse, call];
    throw notSupported();
  }
  moveItem(path: string, destination: string, call: ProviderCall): ProviderItem | null {
    void [path, destination, call];
    throw notSupported();
  }
  hasChildren(path: string): boolean {
    for (const name of this.childNames(path, { force: true })) return name !== undefined;
    return false;
  }

  // --- content

  /** The elements of an item's content: lines of a file, the value of a variable. */
  readContent(path: string, options: ReadOptions, call: ProviderCall): Iterable<unknown> {
    void [path, options, call];
    throw interfaceNotSupported('IContentCmdletProvider');
  }
  writeContent(path: string, options: WriteOptions, call: ProviderCall): ContentWriter | null {
    void [path, options, call];
    throw interfaceNotSupported('IContentCmdletProvider');
  }
  clearContent(path: string, call: ProviderCall): void {
    void [path, call];
    throw interfaceNotSupported('IContentCmdletProvider');
  }

  // --- properties

  /** The object whose properties Get-ItemProperty shows. */
  propertyHolder(path: string, call: ProviderCall): unknown {
    void [path, call];
    throw interfaceNotSupported('IPropertyCmdletProvider');
  }
  setProperty(path: string, name: string, value: unknown, call: ProviderCall): void {
    void [path, name, value, call];
    throw interfaceNotSupported('IPropertyCmdletProvider');
  }
  clearProperty(path: string, name: string, call: ProviderCall): void {
    void [path, name, call];
    throw interfaceNotSupported('IPropertyCmdletProvider');
  }
  newProperty(path: string, name: string, type: string | null, value: unknown, call: ProviderCall): unknown {
    void [path, name, type, value, call];
    throw interfaceNotSupported('IDynamicPropertyCmdletProvider');
  }
  removeProperty(path: string, name: string, call: ProviderCall): void {
    void [path, name, call];
    throw interfaceNotSupported('IDynamicPropertyCmdletProvider');
  }
  renameProperty(path: string, name: string, newName: string, call: ProviderCall): void {
    void [path, name, newName, call];
    throw interfaceNotSupported('IDynamicPropertyCmdletProvider');
  }
  copyProperty(path: string, name: string, target: string, call: ProviderCall): void {
    void [path, name, target, call];
    throw interfaceNotSupported('IDynamicPropertyCmdletProvider');
  }
  moveProperty(path: string, name: string, target: string, call: ProviderCall): void {
    void [path, name, target, call];
    throw interfaceNotSupported('IDynamicPropertyCmdletProvider');
  }
}

/** The error of a provider that lacks an operation. */
export function notSupported(): NetException {
  return runtimeException(
    'NotSupported',
    'NotImplemented',
    'Provider operation stopped because the provider does not support this operation.',
    { typeName: 'System.Management.Automation.PSNotSupportedException' },
  );
}

/** PowerShell words the lack of dynamic properties in its own way. */
function interfaceNotSupported(name: string): NetException {
  const lack = name === 'IDynamicPropertyCmdletProvider' ? 'implemented' : 'supported';
  const message = `Cannot use interface. The ${name} interface is not ${lack} by this provider.`;
  return runtimeException('NotSupported', 'NotImplemented', message, {
    typeName: 'System.Management.Automation.PSNotSupportedException',
  });
}

/** A provider as scripts see it. */
export class ProviderInfo extends NetObject {
  /** @param snapIn the module that the provider belongs to: `Microsoft.PowerShell.Core`. */
  constructor(
    readonly name: string,
    readonly snapIn: string,
    readonly implementingType: string,
    /** Names of ProviderCapabilities. */
    readonly capabilities: readonly string[],
    readonly provider: Provider,
  ) {
    super();
  }

  drives: readonly PSDriveInfo[] = [];
  home = '';

  /** `Microsoft.PowerShell.Core\FileSystem`, as paths qualify it. */
  get fullName(): string {
    return `${this.snapIn}\\${this.name}`;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.ProviderInfo');
  }

  override toString(): string {
    return this.fullName;
  }
}

/** A drive: a name under which a provider's items are found. */
export class PSDriveInfo extends NetObject {
  /** Where the session is on this drive, below its root, without separators at the ends. */
  currentLocation = '';
  /** The scope that a drive made by a script ends with; null for those of the session. */
  description: string;

  constructor(
    readonly name: string,
    readonly provider: Provider,
    /** Path of the provider: `/`, `C:\`, '' for flat providers. */
    readonly root: string,
    description = '',
    readonly credential: PSCredential = PSCredential.empty,
  ) {
    super();
    this.description = description;
  }

  /** Whether paths on it begin with `NAME:`; only the root drive of Unix does without. */
  get separatedByColon(): boolean {
    return this.name !== '/';
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSDriveInfo');
  }

  override toString(): string {
    return this.name;
  }
}
