/** `$ExecutionContext.InvokeProvider`: what the cmdlets of items do, as methods. */
import { typeNamed } from '../../../types/net-type.ts';
import { defineType, type MethodDeclaration, type TypeDeclaration } from '../../../types/type-declaration.ts';
import type { EnumValue } from '../../../types/values/enum-value.ts';
import { asTypedArray } from '../../../types/values/typed-array.ts';
import { type ProviderAccess, ProviderPart } from '../../execution-context.ts';
import { ScriptError } from '../../statement-errors.ts';

const N = 'System.Management.Automation.';
const OBJECTS = 'System.Collections.ObjectModel.Collection[psobject]';
const TEXTS = 'System.Collections.ObjectModel.Collection[string]';

/** Runs a cmdlet; its first error is thrown, as these methods throw what the provider does. */
function run(self: ProviderPart, cmdlet: string, parameters: Readonly<Record<string, unknown>>): unknown[] {
  const given = Object.entries(parameters).filter(
    ([, value]) => value !== undefined && value !== false && value !== null,
  );
  const { runspace } = self;
  try {
    const args = { ...Object.fromEntries(given), ErrorAction: 'Stop' };
    return runspace.invokeCommand(cmdlet, args, undefined, runspace.activeFrame ?? runspace.topFrame());
  } catch (error) {
    if (error instanceof ScriptError) throw error.record.exception;
    throw error;
  }
}

/** Paths, with or without wildcards. */
function paths(path: unknown, literal = false): Record<string, unknown> {
  const all = Array.isArray(path) ? path : [path];
  return { [literal ? 'LiteralPath' : 'Path']: asTypedArray([...all], typeNamed('System.String')) };
}

type Run = (self: ProviderPart, ...args: never[]) => unknown;

const collection = (items: unknown[]) => asTypedArray(items, typeNamed('System.Object'));

/** A method that gives what the cmdlet puts out. */
function giving(signature: string, get: Run): MethodDeclaration {
  return [
    `${OBJECTS} ${signature}`,
    (self: ProviderPart, ...args: never[]) => collection(get(self, ...args) as unknown[]),
  ];
}

/** A method that gives nothing. */
function doing(signature: string, act: Run): MethodDeclaration {
  return [`void ${signature}`, (self: ProviderPart, ...args: never[]) => void act(self, ...args)];
}

const itemMethods: readonly MethodDeclaration[] = [
  giving('Get(string path)', (self, path: string) => run(self, 'Get-Item', paths(path))),
  giving('Get(string[] path, bool force, bool literalPath)', (self, path: string[], Force: boolean, literal: boolean) =>
    run(self, 'Get-Item', { ...paths(path, literal), Force }),
  ),
  giving('Set(string path, System.Object value)', (self, path: string, Value: unknown) =>
    run(self, 'Set-Item', { ...paths(path), Value, PassThru: true }),
  ),
  giving(
    'Set(string[] path, System.Object value, bool force, bool literalPath)',
    (self, path: string[], Value: unknown, Force: boolean, literal: boolean) =>
      run(self, 'Set-Item', { ...paths(path, literal), Value, Force, PassThru: true }),
  ),
  giving('Clear(string path)', (self, path: string) => run(self, 'Clear-Item', paths(path))),
  giving(
    'Clear(string[] path, bool force, bool literalPath)',
    (self, path: string[], Force: boolean, literal: boolean) =>
      run(self, 'Clear-Item', { ...paths(path, literal), Force }),
  ),
  doing('Invoke(string path)', (self, path: string) => run(self, 'Invoke-Item', paths(path))),
  doing('Invoke(string[] path, bool literalPath)', (self, path: string[], literal: boolean) =>
    run(self, 'Invoke-Item', paths(path, literal)),
  ),
  giving('Rename(string path, string newName)', (self, Path: string, NewName: string) =>
    run(self, 'Rename-Item', { Path, NewName, PassThru: true }),
  ),
  giving('Rename(string path, string newName, bool force)', (self, Path: string, NewName: string, Force: boolean) =>
    run(self, 'Rename-Item', { Path, NewName, Force, PassThru: true }),
  ),
  giving(
    'New(string path, string name, string itemTypeName, System.Object content)',
    (self, path: string, Name: string, ItemType: string, Value: unknown) =>
      run(self, 'New-Item', { ...paths(path), Name, ItemType, Value }),
  ),
  giving(
    'New(string[] path, string name, string itemTypeName, System.Object content, bool force)',
    (self, path: string[], Name: string, ItemType: string, Value: unknown, Force: boolean) =>
      run(self, 'New-Item', { ...paths(path), Name, ItemType, Value, Force }),
  ),
  doing('Remove(string path, bool recurse)', (self, path: string, Recurse: boolean) =>
    run(self, 'Remove-Item', { ...paths(path), Recurse }),
  ),
  doing(
    'Remove(string[] path, bool recurse, bool force, bool literalPath)',
    (self, path: string[], Recurse: boolean, Force: boolean, literal: boolean) =>
      run(self, 'Remove-Item', { ...paths(path, literal), Recurse, Force }),
  ),
  giving(
    `Copy(string path, string destinationPath, bool recurse, ${N}CopyContainers copyContainers)`,
    (self, path: string, Destination: string, Recurse: boolean, containers: EnumValue) =>
      run(self, 'Copy-Item', {
        ...paths(path),
        Destination,
        Recurse,
        Container: keepsContainers(containers),
        PassThru: true,
      }),
  ),
  giving(
    `Copy(string[] path, string destinationPath, bool recurse, ${N}CopyContainers copyContainers, bool force, bool literalPath)`,
    (
      self,
      path: string[],
      Destination: string,
      Recurse: boolean,
      containers: EnumValue,
      Force: boolean,
      literal: boolean,
    ) =>
      run(self, 'Copy-Item', {
        ...paths(path, literal),
        Destination,
        Recurse,
        Container: keepsContainers(containers),
        Force,
        PassThru: true,
      }),
  ),
  giving('Move(string path, string destination)', (self, path: string, Destination: string) =>
    run(self, 'Move-Item', { ...paths(path), Destination, PassThru: true }),
  ),
  giving(
    'Move(string[] path, string destination, bool force, bool literalPath)',
    (self, path: string[], Destination: string, Force: boolean, literal: boolean) =>
      run(self, 'Move-Item', { ...paths(path, literal), Destination, Force, PassThru: true }),
  ),
  ['bool Exists(string path)', (self: ProviderPart, path: string) => run(self, 'Test-Path', paths(path))[0]],
  [
    'bool Exists(string path, bool force, bool literalPath)',
    (self: ProviderPart, path: string, _force: boolean, literal: boolean) =>
      run(self, 'Test-Path', paths(path, literal))[0],
  ],
  [
    'bool IsContainer(string path)',
    (self: ProviderPart, path: string) => run(self, 'Test-Path', { ...paths(path), PathType: 'Container' })[0],
  ],
];

const keepsContainers = (containers: EnumValue) => containers.value === 0n;

function names(self: ProviderPart, path: unknown, recurse: boolean, force = false, literal = false): unknown[] {
  return run(self, 'Get-ChildItem', { ...paths(path, literal), Name: true, Recurse: recurse, Force: force });
}

const hasChild = (self: ProviderPart, path: string, force = false, literal = false) =>
  run(self, 'Get-ChildItem', { ...paths(path, literal), Force: force }).length > 0;

const childMethods: readonly MethodDeclaration[] = [
  giving('Get(string path, bool recurse)', (self, path: string, Recurse: boolean) =>
    run(self, 'Get-ChildItem', { ...paths(path), Recurse }),
  ),
  giving(
    'Get(string[] path, bool recurse, bool force, bool literalPath)',
    (self, path: string[], Recurse: boolean, Force: boolean, literal: boolean) =>
      run(self, 'Get-ChildItem', { ...paths(path, literal), Recurse, Force }),
  ),
  giving(
    'Get(string[] path, bool recurse, uint depth, bool force, bool literalPath)',
    (self, path: string[], Recurse: boolean, Depth: number, Force: boolean, literal: boolean) =>
      run(self, 'Get-ChildItem', { ...paths(path, literal), Recurse, Depth, Force }),
  ),
  [
    `${TEXTS} GetNames(string path, ${N}ReturnContainers returnContainers, bool recurse)`,
    (self: ProviderPart, path: string, _containers: unknown, recurse: boolean) => names(self, path, recurse),
  ],
  [
    `${TEXTS} GetNames(string[] path, ${N}ReturnContainers returnContainers, bool recurse, bool force, bool literalPath)`,
    (self: ProviderPart, path: string[], _containers: unknown, recurse: boolean, force: boolean, literal: boolean) =>
      names(self, path, recurse, force, literal),
  ],
  ['bool HasChild(string path)', hasChild],
  ['bool HasChild(string path, bool force, bool literalPath)', hasChild],
];

const propertyMethods: readonly MethodDeclaration[] = [
  giving(`Get(string path, ${TEXTS} providerSpecificPickList)`, (self, path: string, Name: unknown) =>
    run(self, 'Get-ItemProperty', { ...paths(path), Name }),
  ),
  giving(
    `Get(string[] path, ${TEXTS} providerSpecificPickList, bool literalPath)`,
    (self, path: string[], Name: unknown, literal: boolean) =>
      run(self, 'Get-ItemProperty', { ...paths(path, literal), Name }),
  ),
  giving('Set(string path, psobject propertyValue)', (self, path: string, InputObject: unknown) =>
    run(self, 'Set-ItemProperty', { ...paths(path), InputObject, PassThru: true }),
  ),
  giving(
    'New(string path, string propertyName, string propertyTypeName, System.Object value)',
    (self, path: string, Name: string, PropertyType: string, Value: unknown) =>
      run(self, 'New-ItemProperty', { ...paths(path), Name, PropertyType, Value }),
  ),
  doing('Remove(string path, string propertyName)', (self, path: string, Name: string) =>
    run(self, 'Remove-ItemProperty', { ...paths(path), Name }),
  ),
  giving(
    'Rename(string path, string sourceProperty, string destinationProperty)',
    (self, Path: string, Name: string, NewName: string) =>
      run(self, 'Rename-ItemProperty', { Path, Name, NewName, PassThru: true }),
  ),
  giving(
    'Copy(string sourcePath, string sourceProperty, string destinationPath, string destinationProperty)',
    (self, path: string, Name: string, Destination: string) =>
      run(self, 'Copy-ItemProperty', { ...paths(path), Name, Destination, PassThru: true }),
  ),
  giving(
    'Move(string sourcePath, string sourceProperty, string destinationPath, string destinationProperty)',
    (self, path: string, Name: string, Destination: string) =>
      run(self, 'Move-ItemProperty', { ...paths(path), Name, Destination, PassThru: true }),
  ),
];

const contentMethods: readonly MethodDeclaration[] = [
  doing('Clear(string path)', (self, path: string) => run(self, 'Clear-Content', paths(path))),
  doing(
    'Clear(string[] path, bool force, bool literalPath)',
    (self, path: string[], Force: boolean, literal: boolean) =>
      run(self, 'Clear-Content', { ...paths(path, literal), Force }),
  ),
];

function part(name: string, methods: readonly MethodDeclaration[]): TypeDeclaration<ProviderPart> {
  return defineType<ProviderPart>({ name, methods });
}

const PARTS = ['ChildItem', 'Content', 'Item', 'Property'] as const;

export default [
  defineType<ProviderAccess>({
    name: 'System.Management.Automation.ProviderIntrinsics',
    properties: PARTS.map((name) => [
      `${N}${name}CmdletProviderIntrinsics ${name} {get;}`,
      (self: ProviderAccess) => new ProviderPart(self.session, `${N}${name}CmdletProviderIntrinsics`),
    ]),
  }),
  part('System.Management.Automation.ItemCmdletProviderIntrinsics', itemMethods),
  part('System.Management.Automation.ChildItemCmdletProviderIntrinsics', childMethods),
  part('System.Management.Automation.PropertyCmdletProviderIntrinsics', propertyMethods),
  part('System.Management.Automation.ContentCmdletProviderIntrinsics', contentMethods),
  defineType({
    name: 'System.Management.Automation.CopyContainers',
    kind: 'enum',
    members: { CopyTargetContainer: 0, CopyChildrenOfTargetContainer: 1 },
  }),
  defineType({
    name: 'System.Management.Automation.ReturnContainers',
    kind: 'enum',
    members: { ReturnMatchingContainers: 0, ReturnAllContainers: 1 },
  }),
];
