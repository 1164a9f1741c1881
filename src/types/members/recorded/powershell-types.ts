/**
 * The public types of PowerShell's own assemblies, as the real one has them: where each lies, what it derives from, and the
 * values of the enums. `scripts/record-types.ps1` has asked it. A type that nothing here declares can so be named, is what
 * it is in PowerShell to reflection and conversion, and says of its methods that they are not built. Loaded when such a
 * type is asked for.
 */
import type { TypeDeclaration } from '../../type-declaration.ts';
import recorded from './powershell-types.json' with { type: 'json' };

/** What reflection tells of a recorded type. */
export interface RecordedType {
  readonly assembly: string;
  readonly isAbstract: boolean;
  readonly isSealed: boolean;
  readonly isSerializable: boolean;
  readonly declaration: TypeDeclaration<never>;
}

const KINDS: Readonly<Record<string, NonNullable<TypeDeclaration<never>['kind']>>> = {
  c: 'class',
  s: 'struct',
  e: 'enum',
  i: 'interface',
  d: 'delegate',
};

/** The lines by the lower-case name that each begins with, with their assembly. */
let lines: ReadonlyMap<string, readonly [assembly: string, line: string]> | null = null;

/** By full name; letter case does not matter. */
export function recordedType(name: string): RecordedType | undefined {
  lines ??= new Map(
    Object.entries(recorded).flatMap(([assembly, all]) =>
      all.map((line) => [line.slice(0, line.indexOf('|')).toLowerCase(), [assembly, line]] as const),
    ),
  );
  const found = lines.get(name.toLowerCase());
  return found && read(...found);
}

/** The full names of all types of an assembly. */
export function recordedNames(assembly: string): string[] {
  const all = (recorded as Readonly<Record<string, readonly string[]>>)[assembly] ?? [];
  return all.map((line) => line.slice(0, line.indexOf('|')));
}

function read(assembly: string, line: string): RecordedType {
  const [name = '', marks = '', base = '', interfaces = '', parameters = '', values = ''] = line.split('|');
  const kind = KINDS[marks.charAt(0)] ?? 'class';
  const isAbstract = marks.includes('A');
  return {
    assembly,
    isAbstract,
    isSealed: marks.includes('S'),
    isSerializable: marks.includes('Z'),
    declaration: {
      name,
      kind,
      ...(base !== '' && { base }),
      interfaces: interfaces === '' ? [] : interfaces.split(','),
      abstract: isAbstract,
      onlyRecorded: true,
      ...(kind === 'enum'
        ? { underlying: parameters, flags: marks.includes('F'), members: valuesOf(values) }
        : parameters !== '' && { generic: parameters.split(',') }),
    },
  };
}

function valuesOf(text: string): Record<string, number | bigint> {
  return Object.fromEntries(
    text.split(',').map((entry) => {
      const [name = '', value = ''] = entry.split('=');
      const number = Number(value);
      return [name, Number.isSafeInteger(number) ? number : BigInt(value)];
    }),
  );
}
