/** The members of one C# type: fields get their places, methods their signatures, and all of them their code. */
import { defaultValueOf } from '../../types/members/default-value.ts';
import { MethodGroup } from '../../types/members/method-group.ts';
import { Overload } from '../../types/members/overload.ts';
import { parseConstructorSignature, parseMethodSignature } from '../../types/members/signature.ts';
import { boxerFor } from '../../types/members/value-boxing.ts';
import { netException } from '../../types/net-exception.ts';
import type { NetObject, NetType } from '../../types/net-type.ts';
import type {
  ConstructorDeclaration,
  MethodDeclaration,
  PropertyDeclaration,
  StaticPropertyDeclaration,
} from '../../types/type-declaration.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { netEquals } from '../../types/values/net-equality.ts';
import { attachFields, fieldsOf } from '../classes/class-field.ts';
import { Construction, type ConstructorCode } from '../classes/construction.ts';
import { overriddenBehaviour } from '../classes/overridden-behaviour.ts';
import { ScriptObject } from '../classes/script-object.ts';
import type { FamilyProperty } from '../classes/script-type.ts';
import { callMember } from './access.ts';
import { type Activation, type Code, type CodeContext, Locals, type StatementCode } from './code.ts';
import { StatementCompiler } from './compile-statements.ts';
import { CSharpError } from './csharp-error.ts';
import type { CSharpType } from './csharp-type.ts';
import { dynamicAdapter } from './dynamic-behaviour.ts';
import { coerced } from './operations.ts';
import type { Body, Expression, MemberSyntax, ParameterSyntax, TypeDefinition, TypeSyntax } from './tree.ts';
import type { TypeResolver } from './type-resolver.ts';

type Field = Extract<MemberSyntax, { kind: 'field' }>;
type Property = Extract<MemberSyntax, { kind: 'property' }>;
type Method = Extract<MemberSyntax, { kind: 'method' }>;
type Constructor = Extract<MemberSyntax, { kind: 'constructor' }>;

const NONE: ReadonlySet<string> = new Set();

/** The code of a method, accessor or constructor; it is compiled when all members of all types are known. */
class MemberCode {
  private run: StatementCode = () => 0;
  readonly defaults: (Code | null)[] = [];

  constructor(
    readonly parameters: readonly { readonly type: NetType | null; readonly isReference: boolean }[],
    readonly returns: NetType | null,
  ) {}

  /** Says what it does, once that is compiled. */
  become(run: StatementCode, defaults: readonly (Code | null)[]): void {
    this.run = run;
    this.defaults.push(...defaults);
  }

  call(self: unknown, args: readonly unknown[]): unknown {
    const at = this.activation(self, args);
    this.run(at);
    return at.result;
  }

  activation(self: unknown, args: readonly unknown[]): Activation {
    const at: Activation = { self, slots: [], outer: null, result: null };
    this.parameters.forEach(({ type, isReference }, i) => {
      const given = args[i] === undefined ? (this.defaults[i]?.(at) ?? (type ? emptyOf(type) : null)) : args[i];
      at.slots[i] = isReference ? given : boxerFor(type)(given);
    });
    return at;
  }

  runOn(at: Activation): void {
    this.run(at);
  }
}

export class MemberDefiner {
  /** What is left to do when all types have their members. */
  private readonly later: (() => void)[] = [];
  private readonly fieldCount: { next: number };
  private readonly statics: (() => void)[] = [];
  private readonly initial: ((object: NetObject) => void)[] = [];
  private readonly properties: PropertyDeclaration[] = [];
  /** Fields are listed behind the properties. */
  private readonly fields: PropertyDeclaration[] = [];
  private readonly staticProperties: StaticPropertyDeclaration[] = [];
  private readonly methods: MethodDeclaration[] = [];
  private readonly staticMethods: MethodDeclaration[] = [];
  private readonly familyProperties = new Map<string, FamilyProperty>();
  /** Overloads that derived classes see, by name; with whether only they do. */
  private readonly seen: { name: string; overload: Overload; isProtected: boolean }[] = [];
  private readonly callable: { name: string; code: MemberCode }[] = [];

  constructor(
    private readonly type: CSharpType,
    private readonly definition: TypeDefinition,
    private readonly resolver: TypeResolver,
  ) {
    this.fieldCount = { next: 0 };
  }

  declare(): void {
    const { type, definition } = this;
    this.fieldCount.next = type.firstSlot;
    const constructors: Constructor[] = [];
    for (const member of definition.members) {
      if (member.kind === 'field') this.field(member);
      else if (member.kind === 'property') this.property(member);
      else if (member.kind === 'method') this.method(member);
      else if (member.modifiers.has('static')) this.staticConstructor(member);
      else constructors.push(member);
    }
    this.constructors(constructors);
    Object.assign(type.draft, {
      properties: [...this.properties, ...this.fields],
      staticProperties: this.staticProperties,
      methods: this.methods,
      staticMethods: this.staticMethods,
    });
    this.showToFamily();
    Object.assign(type.draft, overriddenBehaviour(type, this.callable));
    const adapter = dynamicAdapter(type);
    if (adapter) Object.assign(type.draft, { adapter });
    if (definition.kind === 'struct') {
      type.draft.empty = () => emptyStruct(type) as never;
      this.compareByFields();
    }
    if (this.initial.length > 0) {
      type.initializeFields = (object) => {
        for (const initialize of this.initial) initialize(object);
      };
    }
    if (this.statics.length > 0) {
      type.initializeStatics = () => {
        for (const initialize of this.statics) initialize();
      };
    }
  }

  compile(): void {
    for (const run of this.later) run();
  }

  // ---- types and names

  private typeOf(syntax: TypeSyntax, typeParameters: ReadonlySet<string> = NONE): NetType | null {
    const { scope, name } = this.definition;
    return this.resolver.resolve(syntax, scope, name, typeParameters);
  }

  private nameOf(syntax: TypeSyntax, type: NetType | null): string {
    if (!type) return syntax.name + syntax.ranks.map((rank) => `[${','.repeat(rank - 1)}]`).join('');
    return type.fullName === 'System.Void' ? 'void' : this.type.signatureName(type);
  }

  private isPublic({ modifiers, ofInterface }: MemberSyntax): boolean {
    if (ofInterface) return false;
    return modifiers.has('public') || (this.definition.kind === 'interface' && !modifiers.has('private'));
  }

  private context(isStatic: boolean, returns: NetType | null, typeParameters: ReadonlySet<string> = NONE): CodeContext {
    const { scope } = this.definition;
    return { owner: this.type, isStatic, scope, locals: new Locals(), typeParameters, returns };
  }

  private compileValue(value: Expression, type: NetType | null, isStatic: boolean): (self: unknown) => unknown {
    const code = new StatementCompiler(this.context(isStatic, null), this.resolver).expressions.compile(value, type);
    return (self) => coerced(code({ self, slots: [], outer: null, result: null }), type);
  }

  // ---- fields

  private field(member: Field): void {
    const type = this.typeOf(member.type);
    const isConst = member.modifiers.has('const');
    const isStatic = isConst || member.modifiers.has('static');
    const place = this.place(type, isStatic, member.value);
    this.type.own.set(member.name, { kind: 'property', name: member.name, isStatic, type, ...place });
    if (member.modifiers.has('protected')) this.familyProperties.set(member.name.toLowerCase(), place);
    if (!this.isPublic(member)) return;
    const accessors = isConst || member.modifiers.has('readonly') ? '{get;}' : '{get;set;}';
    this.show(
      `${this.nameOf(member.type, type)} ${member.name} ${accessors}`,
      isStatic,
      place.get,
      place.set,
      this.fields,
    );
  }

  /** A place for a value, in each object or in the type, with what it holds at first. */
  private place(
    type: NetType | null,
    isStatic: boolean,
    value: Expression | null,
  ): { get: (self: unknown) => unknown; set: (self: unknown, given: unknown) => void } {
    const owner = this.type;
    if (isStatic) {
      const slot = owner.staticValues.length;
      owner.staticValues.push(type ? emptyOf(type) : null);
      if (value) {
        let code: ((self: unknown) => unknown) | null = null;
        this.later.push(() => {
          code = this.compileValue(value, type, true);
        });
        this.statics.push(() => {
          owner.staticValues[slot] = code?.(null) ?? null;
        });
      }
      return {
        get: () => {
          owner.ensureStatics();
          return owner.staticValues[slot] ?? null;
        },
        set: (_, given) => {
          owner.ensureStatics();
          owner.staticValues[slot] = coerced(given, type);
        },
      };
    }
    const slot = this.fieldCount.next++;
    owner.fields = [...owner.fields, { slot, emptyValue: () => (type ? emptyOf(type) : null) }];
    if (value) {
      let code: ((self: unknown) => unknown) | null = null;
      this.later.push(() => {
        code = this.compileValue(value, type, true);
      });
      this.initial.push((object) => {
        const values = fieldsOf(object);
        if (values && code) values[slot] = code(null);
      });
    }
    return {
      get: (self) => fieldsOf(self as NetObject)?.[slot] ?? null,
      set: (self, given) => {
        const values = fieldsOf(self as NetObject);
        if (values) values[slot] = coerced(given, type);
      },
    };
  }

  /** Makes a property public. */
  private show(
    text: string,
    isStatic: boolean,
    get: ((self: unknown) => unknown) | null,
    set: ((self: unknown, value: unknown) => void) | null,
    list = this.properties,
  ): void {
    if (isStatic) {
      const read = () => get?.(null);
      this.staticProperties.push(
        set ? [`static ${text}`, read, (value: unknown) => set(null, value)] : [`static ${text}`, read],
      );
      return;
    }
    const read = (self: unknown) => get?.(self);
    list.push(set ? [text, read, (self: unknown, value: unknown) => set(self, value)] : [text, read]);
  }

  // ---- properties and indexers

  private property(member: Property): void {
    if (member.parameters.length > 0) {
      this.indexer(member);
      return;
    }
    const type = this.typeOf(member.type);
    const isStatic = member.modifiers.has('static');
    const accessor = (kind: 'get' | 'set') => member.accessors.find((one) => one.kind === kind);
    const [getter, setter] = [accessor('get'), accessor('set')];
    const isAutomatic = member.accessors.every(({ body }) => body === null) && !member.modifiers.has('abstract');
    const place = isAutomatic && this.definition.kind !== 'interface' ? this.place(type, isStatic, member.value) : null;
    const get = place?.get ?? (getter ? this.accessor(getter.body, [], type, isStatic) : null);
    const set = place?.set ?? (setter ? this.accessor(setter.body, [{ name: 'value', type }], null, isStatic) : null);
    const code = {
      kind: 'property' as const,
      name: member.name,
      isStatic,
      type,
      get: get && ((self: unknown) => get(self)),
      set: set && ((self: unknown, value: unknown) => void set(self, value)),
    };
    this.type.own.set(member.name, code);
    const isProtected = [member, ...member.accessors].some(({ modifiers }) => modifiers.has('protected'));
    if (isProtected && !isStatic) {
      // An accessor that says private itself is seen by nobody else.
      const shown = (one: typeof getter) => one && !one.modifiers.has('private');
      this.familyProperties.set(member.name.toLowerCase(), {
        get: shown(getter) ? code.get : null,
        set: shown(setter) ? code.set : null,
      });
    }
    const isSeen = (one: typeof getter) => one && !/private|protected|internal/.test([...one.modifiers].join(' '));
    if (!this.isPublic(member) || (!isSeen(getter) && !isSeen(setter))) return;
    const accessors = `{${isSeen(getter) ? 'get;' : ''}${isSeen(setter) ? 'set;' : ''}}`;
    this.show(
      `${this.nameOf(member.type, type)} ${member.name} ${accessors}`,
      isStatic,
      code.get,
      isSeen(setter) ? code.set : null,
    );
  }

  private accessor(
    body: Body,
    parameters: readonly { readonly name: string; readonly type: NetType | null }[],
    returns: NetType | null,
    isStatic: boolean,
  ): (self: unknown, ...args: unknown[]) => unknown {
    const code = new MemberCode(
      parameters.map(({ type }) => ({ type, isReference: false })),
      returns,
    );
    this.later.push(() => {
      const context = this.context(isStatic, returns);
      for (const { name, type } of parameters) context.locals.declare(name, type);
      code.become(this.bodyCode(body, context, returns !== null), []);
    });
    return (self, ...args) => {
      if (isStatic) this.type.ensureStatics();
      return code.call(self, args);
    };
  }

  private indexer(member: Property): void {
    const { type: owner } = this;
    const type = this.typeOf(member.type);
    const parameters = member.parameters.map((one) => ({ ...one, resolved: this.typeOf(one.type) }));
    const list = parameters.map((one) => `${this.nameOf(one.type, one.resolved)} ${one.name}`).join(', ');
    const returned = this.nameOf(member.type, type);
    const named = member.attributes.find(({ name }) => /(?:^|\.)IndexerName(?:Attribute)?$/.test(name))?.args[0];
    const name = named?.kind === 'literal' ? String(named.value) : 'Item';
    const places = parameters.map((one) => ({ name: one.name, type: one.resolved }));
    for (const { kind, body } of member.accessors) {
      const isGetter = kind === 'get';
      const taken = isGetter ? places : [...places, { name: 'value', type }];
      const run = this.accessor(body, taken, isGetter ? type : null, false);
      const text = isGetter ? `${returned} this(${list})` : `void this=(${list}, ${returned} value)`;
      this.overload(isGetter ? 'this' : 'this=', text, run, false);
    }
    const has = (kind: 'get' | 'set') => member.accessors.some((one) => one.kind === kind);
    if (!this.isPublic(member)) return;
    owner.draft.index = {
      get: (self: unknown, ...indices: unknown[]) => callMember(self, 'this', indices),
      ...(has('set') && {
        set: (self: unknown, value: unknown, ...indices: unknown[]) =>
          void callMember(self, 'this=', [...indices, value]),
      }),
      signature: `${returned} ${name}(${list}) {${has('get') ? 'get;' : ''}${has('set') ? 'set;' : ''}}`,
    };
  }

  // ---- methods

  private method(member: Method): void {
    const typeParameters = new Set(member.typeParameters);
    const returned = this.typeOf(member.type, typeParameters);
    const isStatic = member.modifiers.has('static');
    const returns = returned?.fullName === 'System.Void' ? null : returned;
    const { code, list } = this.code(member.parameters, member.body, isStatic, returns, typeParameters, member);
    const generic = member.typeParameters.length > 0 ? `[${member.typeParameters.join(', ')}]` : '';
    const prefix = member.ofInterface ? `${this.typeOf(member.ofInterface)?.fullName}.` : '';
    const text = `${this.nameOf(member.type, returned)} ${prefix}${member.name}${generic}(${list})`;
    const run = isStatic
      ? (...args: unknown[]) => {
          this.type.ensureStatics();
          return code.call(null, args);
        }
      : (self: unknown, ...args: unknown[]) => code.call(self, args);
    const overload = this.overload(member.name, text, run, isStatic);
    const isProtected = member.modifiers.has('protected');
    if (!isStatic && (isProtected || this.isPublic(member)))
      this.seen.push({ name: member.name, overload, isProtected });
    if (!isStatic) this.callable.push({ name: member.name, code });
    if (!this.isPublic(member) && !member.ofInterface) return;
    if (isStatic) this.staticMethods.push([`static ${text}`, run]);
    else this.methods.push([text, run]);
  }

  private overload(name: string, text: string, run: (...args: never[]) => unknown, isStatic: boolean): Overload {
    const made = new Overload(text, parseMethodSignature(text), run, this.type, isStatic, this.type.signatureTypes);
    const known = this.type.own.get(name);
    if (known?.kind === 'methods') known.overloads.push(made);
    else this.type.own.set(name, { kind: 'methods', name, overloads: [made] });
    return made;
  }

  private showToFamily(): void {
    const methods = new Map<string, MethodGroup>();
    for (const { name, isProtected } of this.seen) {
      if (!isProtected || methods.has(name.toLowerCase())) continue;
      const overloads = this.seen.filter((one) => one.name === name).map((one) => one.overload);
      methods.set(name.toLowerCase(), new MethodGroup(name, this.type, overloads));
    }
    if (methods.size === 0 && this.familyProperties.size === 0) return;
    const above = this.type.familyBase;
    this.type.family = {
      methods: new Map([...(above?.methods ?? []), ...methods]),
      properties: new Map([...(above?.properties ?? []), ...this.familyProperties]),
    };
  }

  /** The code of parameters and a body, and the parameters as a signature lists them. */
  private code(
    parameters: readonly ParameterSyntax[],
    body: Body,
    isStatic: boolean,
    returns: NetType | null,
    typeParameters: ReadonlySet<string>,
    member: MemberSyntax,
  ): { code: MemberCode; list: string } {
    const places = parameters.map(({ type, passing }) => ({
      type: this.typeOf(type, typeParameters),
      isReference: passing === 'ref' || passing === 'out' || passing === 'in',
    }));
    const code = new MemberCode(places, returns);
    const list = parameters.map((one, i) => this.parameterText(one, places[i]?.type ?? null)).join(', ');
    this.later.push(() => {
      const context = this.context(isStatic, returns, typeParameters);
      parameters.forEach(({ name }, i) => {
        context.locals.declare(name, places[i]?.type ?? null, places[i]?.isReference);
      });
      const defaults = parameters.map((one, i) => {
        const value = defaultOf(one);
        return (
          value && new StatementCompiler(context, this.resolver).expressions.compile(value, places[i]?.type ?? null)
        );
      });
      const run = member.modifiers.has('extern')
        ? nativeCode(member)
        : this.bodyCode(body, context, member.kind === 'method');
      code.become(run, defaults);
    });
    return { code, list };
  }

  private parameterText(parameter: ParameterSyntax, type: NetType | null): string {
    const { passing, name } = parameter;
    const start =
      passing === 'params' ? 'params ' : passing === 'ref' || passing === 'out' || passing === 'in' ? 'ref ' : '';
    const shown = `${start}${this.nameOf(parameter.type, type)} ${name}`;
    const value = defaultOf(parameter);
    if (value) return `${shown} = ${this.defaultText(value, type)}`;
    return isOptional(parameter) ? `${shown} = default` : shown;
  }

  /** A default as PowerShell shows it; a text with signs of its own would not be one signature any more. */
  private defaultText(value: Expression, type: NetType | null): string {
    if (value.kind === 'default' || value.kind === 'new') return 'default';
    const given = this.compileValue(value, type, true)(null);
    if (given === null) return 'null';
    if (given instanceof EnumValue) return `${given.netType()}.${given}`;
    if (typeof given === 'string') return /[,()[\]=]/.test(given) ? 'default' : `"${given}"`;
    return String(given);
  }

  private bodyCode(body: Body, context: CodeContext, givesValue: boolean): StatementCode {
    const compiler = new StatementCompiler(context, this.resolver);
    if (!body) return () => 0;
    if (body.kind === 'block') return compiler.compile(body);
    const isThrow = body.kind === 'throw';
    const value = compiler.expressions.compile(body, context.returns);
    return (at) => {
      const result = value(at);
      if (givesValue && !isThrow) at.result = coerced(result, context.returns);
      return 0;
    };
  }

  // ---- constructors

  private staticConstructor(member: Constructor): void {
    const { code } = this.code([], member.body, true, null, NONE, member);
    this.statics.push(() => code.call(null, []));
  }

  private constructors(members: readonly Constructor[]): void {
    const { type, definition } = this;
    if (definition.kind === 'interface' || definition.modifiers.has('static')) return;
    const made = members.map((member) => this.constructorOf(member));
    if (members.length === 0) {
      made.push({ text: '()', code: null, isPublic: !definition.modifiers.has('abstract'), isPrivate: false });
    }
    type.draft.constructors = made
      .filter((one) => one.isPublic)
      .map(({ text, code }): ConstructorDeclaration => [text, (...args: unknown[]) => this.construct(code, args)]);
    const initializers = made
      .filter((one) => !one.isPrivate || members.length > 0)
      .map(
        ({ text, code }) =>
          new Overload(
            `void new${text}`,
            parseConstructorSignature(text),
            (construction: Construction, ...args: unknown[]) => construction.run(type, code, args),
            type,
            false,
            type.signatureTypes,
          ),
      );
    type.initializers = new MethodGroup('new', type, initializers, '.ctor');
  }

  private construct(code: ConstructorCode | null, args: readonly unknown[]): NetObject | null {
    this.type.ensureStatics();
    const construction = new Construction(this.type);
    construction.run(this.type, code, args);
    return construction.object;
  }

  private constructorOf(member: Constructor): {
    text: string;
    code: ConstructorCode | null;
    isPublic: boolean;
    isPrivate: boolean;
  } {
    const { type } = this;
    const { code, list } = this.code(member.parameters, member.body, false, null, NONE, member);
    let chained: ((at: Activation) => unknown[]) | null = null;
    this.later.push(() => {
      if (!member.chain) return;
      const context = this.context(true, null);
      member.parameters.forEach((one) => {
        context.locals.declare(one.name, this.typeOf(one.type), one.passing === 'ref' || one.passing === 'out');
      });
      const { expressions } = new StatementCompiler(context, this.resolver);
      const args = member.chain.args.map(({ value }) => expressions.compile(value));
      chained = (at) => args.map((arg) => arg(at));
    });
    const construct = (construction: Construction, args: readonly unknown[]): void => {
      const at = code.activation(null, args);
      const given = chained?.(at) ?? [];
      if (member.chain?.to === 'this') type.initializers?.invoke(construction, given);
      else construction.callBase(given);
      code.runOn({ ...at, self: construction.object });
    };
    const { modifiers } = member;
    return {
      text: `(${list})`,
      code: { construct },
      isPublic: modifiers.has('public'),
      isPrivate: !modifiers.has('public') && !modifiers.has('protected') && !modifiers.has('internal'),
    };
  }

  // ---- structs

  /** Structs are equal when their fields are. */
  private compareByFields(): void {
    const { draft } = this.type;
    if (draft.equals) return;
    draft.equals = (a: NetObject, b: NetObject) => {
      const [left = [], right = []] = [fieldsOf(a), fieldsOf(b)];
      return left.length === right.length && left.every((value, i) => netEquals(value, right[i]));
    };
  }
}

/** What a variable of a type holds before anything is assigned. */
function emptyOf(type: NetType): unknown {
  if (type.declaration.name === 'System.Nullable`1') return null;
  return defaultValueOf(type);
}

function emptyStruct(type: CSharpType): ScriptObject {
  const object = new ScriptObject(type);
  attachFields(
    object,
    type.fields.map((field) => field.emptyValue()),
  );
  return object;
}

/** `= value`, or `[DefaultParameterValue(value)]`. */
function defaultOf({ value, attributes }: ParameterSyntax): Expression | null {
  return (
    value ?? attributes.find(({ name }) => /(?:^|\.)DefaultParameterValue(?:Attribute)?$/.test(name))?.args[0] ?? null
  );
}

function isOptional({ attributes }: ParameterSyntax): boolean {
  return attributes.some(({ name }) => /(?:^|\.)Optional(?:Attribute)?$/.test(name));
}

/** A method of a library of the system: there is none that could be called. */
function nativeCode(member: MemberSyntax): StatementCode {
  const library = member.attributes.find(({ name }) => /(?:^|\.)DllImport(?:Attribute)?$/.test(name))?.args[0];
  if (library?.kind !== 'literal') {
    throw new CSharpError(
      `'${member.name}' is extern, and no DllImport says where it lies.`,
      member.line,
      member.column,
    );
  }
  return () => {
    throw netException(
      'System.DllNotFoundException',
      `Unable to load shared library '${library.value}' or one of its dependencies.`,
    );
  };
}
