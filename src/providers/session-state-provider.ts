/** What the Environment, Variable, Function and Alias providers share: a flat table of named items. */

import { CommandInfo } from '../engine/command-info.ts';
import type { ScopedItemOption } from '../engine/scoped-options.ts';
import { toText } from '../types/conversion/conversion.ts';
import { invalidArgument, nullArgument, runtimeException } from '../types/net-exception.ts';
import { compareBy, currentCulture } from '../types/text/string-search.ts';
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

export abstract class SessionStateProvider extends Provider {
  constructor(
    name: string,
    implementingType: string,
    private readonly driveName: string,
    private readonly driveDescription: string,
  ) {
    super(name, 'Microsoft.PowerShell.Core', implementingType, ['ShouldProcess']);
  }

  initialDrives(): PSDriveInfo[] {
    return [new PSDriveInfo(this.driveName, this, '', this.driveDescription)];
  }

  /** Whether its items can be made read-only and the like. */
  readonly hasOptions: boolean = false;

  /** Whether nothing is made of null. */
  protected readonly needsValue: boolean = false;

  /** Makes an item read-only and the like. */
  setOptions(name: string, options: ReadonlySet<ScopedItemOption>): void {
    const item = this.object(name);
    if (item instanceof CommandInfo) item.options = options;
  }

  /** The object of a name as scripts see it, undefined when there is none. */
  protected abstract object(name: string): unknown;
  /** The item of a name when it can be neither removed nor renamed. */
  protected fixedItem(name: string, force: boolean): { readonly kind: string; readonly name: string } | null {
    void [name, force];
    return null;
  }
  /** The value that Get-Content and `$drive:name` give. */
  protected abstract value(name: string): unknown;
  protected abstract names(): Iterable<string>;
  /** Sets or makes an item. */
  protected abstract assign(name: string, value: unknown, call: ProviderCall): void;
  protected abstract remove(name: string, force: boolean): void;

  override join(parent: string, child: string): string {
    return parent === '' ? child : `${parent}/${child}`;
  }

  override parent(): string {
    return '';
  }

  exists(path: string): boolean {
    return path === '' || this.object(path) !== undefined;
  }

  isContainer(path: string): boolean {
    return path === '';
  }

  getItem(path: string): ProviderItem | null {
    if (path === '') return { value: this.table(), path, isContainer: true };
    const value = this.object(path);
    return value === undefined ? null : { value, path, isContainer: false };
  }

  /** The whole table, which `Get-Item Env:` writes. */
  private table(): unknown[] {
    return [...this.childNames()].map((name) => this.object(name));
  }

  *childNames(): Iterable<string> {
    const order = currentCulture(true);
    yield* [...this.names()].sort((a, b) => compareBy(a, b, order));
  }

  override *children(path: string, options: ChildOptions): Iterable<ProviderItem> {
    void options;
    for (const name of path === '' ? this.childNames() : [path]) {
      const item = this.getItem(name);
      if (item) yield item;
    }
  }

  private requireName(path: string): void {
    if (path === '') throw nullArgument('name');
  }

  override setItem(path: string, value: unknown, call: ProviderCall): ProviderItem | null {
    this.requireName(path);
    const shown = value === null ? '' : toText(value);
    if (!call.shouldProcess(`Item: ${path} Value: ${shown}`, 'Set Item')) return null;
    this.assign(path, value, call);
    return this.getItem(path);
  }

  override clearItem(path: string, call: ProviderCall): void {
    this.requireName(path);
    if (call.shouldProcess(`Item: ${path}`, 'Clear Item')) this.assign(path, null, call);
  }

  override newItem(path: string, options: NewItemOptions, call: ProviderCall): ProviderItem | null {
    this.requireName(path);
    if (this.exists(path) && !call.force) {
      throw runtimeException('Argument', 'InvalidArgument', `The item at path '${path}' already exists.`, {
        typeName: 'System.Management.Automation.PSArgumentException',
      });
    }
    if (
      !call.shouldProcess(
        `Item: ${path} Type: ${options.type ?? ''} Value: ${options.hasValue ? toText(options.value) : ''}`,
        'New Item',
      )
    )
      return null;
    if (this.needsValue && (options.value === null || options.value === undefined)) throw noItemValue(path);
    this.assign(path, options.value, call);
    return this.getItem(path);
  }

  override removeItem(path: string, recurse: boolean, call: ProviderCall): void {
    void recurse;
    if (path === '') {
      for (const name of [...this.names()]) this.remove(name, call.force);
      return;
    }
    if (call.shouldProcess(`Item: ${path}`, 'Remove Item')) this.remove(path, call.force);
  }

  override renameItem(path: string, newName: string, call: ProviderCall): ProviderItem | null {
    if (this.exists(newName) && !call.force) {
      throw runtimeException(
        'Argument',
        'InvalidArgument',
        `Cannot rename the item because an item with the name '${newName}' already exists.`,
        {
          typeName: 'System.Management.Automation.PSArgumentException',
          target: newName,
        },
      );
    }
    if (!call.shouldProcess(`Item: ${path} NewName: ${newName}`, 'Rename Item')) return null;
    const fixed = this.fixedItem(path, call.force);
    if (fixed) {
      throw runtimeException(
        `CannotRename${fixed.kind}`,
        'WriteError',
        `Cannot rename ${fixed.kind.toLowerCase()} because ${fixed.kind.toLowerCase()} ${fixed.name} is read-only or constant.`,
        { target: fixed.name, typeName: 'System.Management.Automation.SessionStateUnauthorizedAccessException' },
      );
    }
    const value = this.value(path);
    this.assign(newName, value, call);
    this.remove(path, call.force);
    return this.getItem(newName);
  }

  override *copyItem(path: string, destination: string, recurse: boolean, call: ProviderCall): Iterable<ProviderItem> {
    void recurse;
    const to = destination === '' ? path : destination;
    if (!call.shouldProcess(`Item: ${path} Destination: ${to}`, 'Copy Item')) return;
    this.assign(to, this.value(path), call);
    const item = this.getItem(to);
    if (item) yield item;
  }

  override readContent(path: string, options: ReadOptions): Iterable<unknown> {
    void options;
    if (path === '') throw invalidArgument('path');
    return [this.value(path)];
  }

  /** One value is set as itself, several as an array. */
  override writeContent(path: string, options: WriteOptions, call: ProviderCall): ContentWriter {
    const values: unknown[] = options.append && this.exists(path) ? [this.value(path)] : [];
    return {
      write: (value) => void (Array.isArray(value) ? values.push(...value) : values.push(value)),
      close: () => this.assign(path, values.length === 1 ? values[0] : values, call),
    };
  }

  override clearContent(path: string, call: ProviderCall): void {
    this.clearItem(path, call);
  }

  // --- `$drive:name`

  /** The value of a name, null when there is none. */
  readVariable(name: string): unknown {
    return this.exists(name) ? this.value(name) : null;
  }

  writeVariable(name: string, value: unknown, call: ProviderCall): void {
    this.assign(name, value, call);
  }
}

function noItemValue(target: string) {
  const message =
    'Cannot process argument because the value of argument "value" is null. Change the value of argument "value" to a non-null value.';
  return runtimeException('NewItemValueNotSpecified', 'InvalidArgument', message, {
    target,
    typeName: 'System.Management.Automation.PSArgumentNullException',
  });
}
