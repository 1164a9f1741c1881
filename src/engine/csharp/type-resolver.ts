/** What a type name of a C# source means: types of the same source first, then what `using` brings. */
import { arrayTypeOf, findType, genericTypeOf, type NetType, typeNamed } from '../../types/net-type.ts';
import { currentRunspace } from '../current-runspace.ts';
import { CSharpError } from './csharp-error.ts';
import { PREDEFINED } from './parse-types.ts';
import type { NameScope, TypeSyntax } from './tree.ts';

export class TypeResolver {
  constructor(
    /** The types that the source declares, by full name. */
    private readonly declared: ReadonlyMap<string, NetType>,
  ) {}

  /** @throws CSharpError where there is no such type. A type parameter is null: it may be any. */
  resolve(syntax: TypeSyntax, scope: NameScope, owner: string, typeParameters: ReadonlySet<string>): NetType | null {
    if (typeParameters.has(syntax.name)) return null;
    const type = this.find(syntax, scope, owner, typeParameters);
    if (type) return type;
    throw new CSharpError(
      `The type or namespace name '${syntax.name}' could not be found (are you missing a using directive or an assembly reference?)`,
      syntax,
      'CS0246',
    );
  }

  /** As `resolve`; null where there is none. */
  find(
    syntax: TypeSyntax,
    scope: NameScope,
    owner: string,
    typeParameters: ReadonlySet<string> = new Set(),
  ): NetType | null {
    const args = syntax.args.map((arg) => (arg.name === '' ? null : this.resolve(arg, scope, owner, typeParameters)));
    const definition = this.named(syntax.name, args.length, scope, owner);
    if (!definition) return null;
    let type = definition;
    if (args.length > 0 && definition.declaration.generic && !syntax.args.some(({ name }) => name === '')) {
      type = genericTypeOf(
        definition,
        args.map((arg) => arg ?? typeNamed('System.Object')),
      );
    }
    if (syntax.nullable && type.isValueType) type = genericTypeOf(typeNamed('System.Nullable`1'), [type]);
    for (const rank of syntax.ranks.toReversed()) type = arrayTypeOf(type, rank);
    return type;
  }

  /** A name, perhaps with dots, with the number of its type arguments. */
  named(name: string, count: number, scope: NameScope, owner: string): NetType | null {
    const predefined = PREDEFINED.get(name);
    if (predefined !== undefined) return typeNamed(predefined);
    const alias = scope.aliases.get(name);
    if (alias) return this.find(alias, { ...scope, aliases: new Map() }, owner);
    const full = count > 0 ? `${name}\`${count}` : name;
    for (const candidate of candidates(full, scope, owner)) {
      const found =
        this.declared.get(candidate) ?? currentRunspace().findScriptClass(candidate) ?? exactType(candidate);
      if (found) return found;
    }
    return null;
  }
}

/** Types are found in whichever letter case and by PowerShell's short names; in C# they have one name. */
function exactType(name: string): NetType | undefined {
  const found = findType(name);
  return found?.declaration.name === name ? found : undefined;
}

function* candidates(name: string, scope: NameScope, owner: string): Generator<string> {
  // Inside of the classes around, from the innermost.
  for (let outer = owner; outer !== ''; outer = outer.slice(0, Math.max(outer.lastIndexOf('+'), 0))) {
    yield `${outer}+${name.replaceAll('.', '+')}`;
  }
  for (let space = scope.namespace; space !== ''; space = space.slice(0, Math.max(space.lastIndexOf('.'), 0))) {
    yield `${space}.${name}`;
    if (name.includes('.')) yield `${space}.${nested(name)}`;
  }
  yield name;
  if (name.includes('.')) yield nested(name);
  for (const using of scope.usings) yield `${using}.${name}`;
}

/** `Outer.Inner` as .NET names it. */
function nested(name: string): string {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}+${name.slice(dot + 1)}`;
}
