/** Types around the engine: the platform, the short names of types, specifications of modules, hooks for tests. */
import { ambient } from '../../../types/ambient.ts';
import { NetException } from '../../../types/net-exception.ts';
import { genericTypeOf, type NetType, shortTypeNames, typeNamed } from '../../../types/net-type.ts';
import { sessionSystem } from '../../../types/session-system.ts';
import { stringHash } from '../../../types/text/string-methods.ts';
import { defineType, type StaticPropertyDeclaration } from '../../../types/type-declaration.ts';
import { StringComparer } from '../../../types/values/comparer.ts';
import { KeyedTable } from '../../../types/values/hashtable.ts';
import { NetDictionary } from '../../../types/values/net-dictionary.ts';
import type { PSReference } from '../../../types/values/reference.ts';
import { currentRunspace } from '../../current-runspace.ts';
import { evaluateDataText } from '../../data-file.ts';
import { ModuleSpecificationComparer, ModuleSpecificationObject } from '../../modules/module-specification-object.ts';

/** The short names of types, those that the session has added included. */
function accelerators(): NetDictionary {
  const types = [typeNamed('System.String'), typeNamed('System.Type')];
  const type = genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), types);
  const table = new NetDictionary(type, StringComparer.ordinalIgnoreCase);
  for (const [name, one] of shortTypeNames()) table.set(name, one);
  for (const [name, one] of currentRunspace().typeAccelerators) table.set(name, one);
  return table;
}

function addAccelerator(name: string, type: NetType): void {
  const runspace = currentRunspace();
  runspace.typeAccelerators.set(name, type);
  runspace.globalSession.top.defineClass(name, type);
}

function removeAccelerator(name: string): boolean {
  const runspace = currentRunspace();
  const had = runspace.typeAccelerators.delete(name);
  if (had) runspace.globalSession.top.removeClass(name);
  return true;
}

/** What each property says: a Windows here is that of a server, with its desktop. */
const PLATFORM: Readonly<Record<string, () => boolean>> = {
  IsLinux: () => sessionSystem() === 'LINUX',
  IsMacOS: () => sessionSystem() === 'OSX',
  IsWindows: () => sessionSystem() === 'WINDOWS',
  IsCoreCLR: () => true,
  IsNanoServer: () => false,
  IsIoT: () => false,
  IsWindowsDesktop: () => sessionSystem() === 'WINDOWS',
  IsStaSupported: () => sessionSystem() === 'WINDOWS',
};

export default [
  defineType({
    name: 'System.Management.Automation.Platform',
    abstract: true,
    staticProperties: Object.entries(PLATFORM).map(
      ([name, has]): StaticPropertyDeclaration => [`bool ${name} {get;}`, has],
    ),
  }),
  defineType({
    name: 'System.Management.Automation.TypeAccelerators',
    abstract: true,
    staticProperties: [['System.Collections.Generic.Dictionary[string,type] Get {get;}', accelerators]],
    staticMethods: [
      ['void Add(string typeName, type type)', addAccelerator],
      ['bool Remove(string typeName)', removeAccelerator],
    ],
  }),
  // PowerShell's own tests switch parts of its code by these; what they switch does not exist here, and the names are kept.
  defineType({
    name: 'System.Management.Automation.Internal.InternalTestHooks',
    abstract: true,
    staticMethods: [
      [
        'void SetTestHook(string property, System.Object value)',
        (name: string, value: unknown) => void ambient().process.testHooks.set(name, value),
      ],
    ],
  }),
  defineType<ModuleSpecificationObject>({
    name: 'Microsoft.PowerShell.Commands.ModuleSpecification',
    toText: String,
    constructors: [
      ['(string moduleName)', (name: string | null) => ModuleSpecificationObject.named(name)],
      [
        '(System.Collections.Hashtable moduleSpecification)',
        (table: unknown) =>
          table instanceof KeyedTable ? ModuleSpecificationObject.of(table) : ModuleSpecificationObject.named(null),
      ],
    ],
    properties: [
      ['string Name {get;}', (self: ModuleSpecificationObject) => self.name],
      ['System.Nullable[guid] Guid {get;}', (self: ModuleSpecificationObject) => self.guid],
      ['version Version {get;}', (self: ModuleSpecificationObject) => self.version],
      ['string MaximumVersion {get;}', (self: ModuleSpecificationObject) => self.maximum],
      ['version RequiredVersion {get;}', (self: ModuleSpecificationObject) => self.required],
    ],
    staticMethods: [
      [
        'bool TryParse(string input, ref Microsoft.PowerShell.Commands.ModuleSpecification result)',
        tryParseSpecification,
      ],
    ],
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.ModuleSpecificationComparer',
    interfaces: ['System.Collections.Generic.IEqualityComparer[Microsoft.PowerShell.Commands.ModuleSpecification]'],
    constructors: [['()', () => new ModuleSpecificationComparer()]],
    methods: [
      [
        'bool Equals(Microsoft.PowerShell.Commands.ModuleSpecification x, Microsoft.PowerShell.Commands.ModuleSpecification y)',
        (_: unknown, a: ModuleSpecificationObject | null, b: ModuleSpecificationObject | null) =>
          a === b || (a !== null && b !== null && a.isLike(b)),
      ],
      [
        'int GetHashCode(Microsoft.PowerShell.Commands.ModuleSpecification obj)',
        (_: unknown, one: ModuleSpecificationObject | null) => (one === null ? 0 : stringHash(one.key)),
      ],
    ],
  }),
];

/** A hashtable as `#requires -Modules` has it. */
function tryParseSpecification(text: string | null, result: PSReference): boolean {
  result.value = null;
  if (!text?.trimStart().startsWith('@{')) return false;
  try {
    const table = evaluateDataText(currentRunspace(), text, '');
    if (!(table instanceof KeyedTable)) return false;
    result.value = ModuleSpecificationObject.of(table);
    return true;
  } catch (error) {
    if (error instanceof NetException) return false;
    throw error;
  }
}
