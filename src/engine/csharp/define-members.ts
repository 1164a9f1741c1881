/** The members of one C# type: fields get their places, methods their signatures, and all of them their code. */
import { MethodGroup } from '../../types/members/method-group.ts';
import { Overload } from '../../types/members/overload.ts';
import { parseMethodSignature } from '../../types/members/signature.ts';
import type {
  MethodDeclaration,
  PropertyDeclaration,
  StaticPropertyDeclaration,
} from '../../types/type-declaration.ts';
import { overriddenBehaviour } from '../classes/overridden-behaviour.ts';
import type { FamilyProperty } from '../classes/script-type.ts';
import { callMember } from './access.ts';
import type { CSharpType } from './csharp-type.ts';
import { ConstructorDefiner } from './define-constructors.ts';
import { dynamicAdapter } from './dynamic-behaviour.ts';
import { declareStruct } from './empty-values.ts';
import { FieldPlaces } from './field-places.ts';
import type { MemberCode } from './member-code.ts';
import { MemberCompiler } from './member-compiler.ts';
import { SignatureTexts } from './signature-texts.ts';
import type { MemberSyntax, TypeDefinition } from './tree.ts';
import type { TypeResolver } from './type-resolver.ts';

type Field = Extract<MemberSyntax, { kind: 'field' }>;
type Property = Extract<MemberSyntax, { kind: 'property' }>;
type Method = Extract<MemberSyntax, { kind: 'method' }>;
type Constructor = Extract<MemberSyntax, { kind: 'constructor' }>;

export class MemberDefiner {
  private readonly compiler: MemberCompiler;
  private readonly texts: SignatureTexts;
  private readonly places: FieldPlaces;
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
    resolver: TypeResolver,
  ) {
    this.compiler = new MemberCompiler(type, definition, resolver);
    this.texts = new SignatureTexts(type, this.compiler);
    this.places = new FieldPlaces(type, this.compiler);
  }

  declare(): void {
    const { type, definition } = this;
    const constructors: Constructor[] = [];
    for (const member of definition.members) {
      if (member.kind === 'field') this.field(member);
      else if (member.kind === 'property') this.property(member);
      else if (member.kind === 'method') this.method(member);
      else if (member.modifiers.has('static')) this.staticConstructor(member);
      else constructors.push(member);
    }
    new ConstructorDefiner(type, definition, this.compiler, this.texts).declare(constructors);
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
    if (definition.kind === 'struct') declareStruct(type);
    this.places.finish();
  }

  /** Compiles the code of all members; those of all types must be declared. */
  compile(): void {
    this.compiler.compile();
  }

  private isPublic({ modifiers, ofInterface }: MemberSyntax): boolean {
    if (ofInterface) return false;
    return modifiers.has('public') || (this.definition.kind === 'interface' && !modifiers.has('private'));
  }

  // ---- fields

  private field(member: Field): void {
    const type = this.compiler.typeOf(member.type);
    const isConst = member.modifiers.has('const');
    const isStatic = isConst || member.modifiers.has('static');
    const place = this.places.place(type, isStatic, member.value);
    this.type.own.set(member.name, { kind: 'property', name: member.name, isStatic, type, ...place });
    if (member.modifiers.has('protected')) this.familyProperties.set(member.name.toLowerCase(), place);
    if (!this.isPublic(member)) return;
    const accessors = isConst || member.modifiers.has('readonly') ? '{get;}' : '{get;set;}';
    this.show(
      `${this.texts.type(member.type, type)} ${member.name} ${accessors}`,
      isStatic,
      place.get,
      place.set,
      this.fields,
    );
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
    const type = this.compiler.typeOf(member.type);
    const isStatic = member.modifiers.has('static');
    const accessor = (kind: 'get' | 'set') => member.accessors.find((one) => one.kind === kind);
    const [getter, setter] = [accessor('get'), accessor('set')];
    const isAutomatic = member.accessors.every(({ body }) => body === null) && !member.modifiers.has('abstract');
    const place =
      isAutomatic && this.definition.kind !== 'interface' ? this.places.place(type, isStatic, member.value) : null;
    const get = place?.get ?? (getter ? this.compiler.accessor(getter.body, [], type, isStatic) : null);
    const set =
      place?.set ?? (setter ? this.compiler.accessor(setter.body, [{ name: 'value', type }], null, isStatic) : null);
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
      `${this.texts.type(member.type, type)} ${member.name} ${accessors}`,
      isStatic,
      code.get,
      isSeen(setter) ? code.set : null,
    );
  }

  private indexer(member: Property): void {
    const { type: owner } = this;
    const type = this.compiler.typeOf(member.type);
    const places = member.parameters.map((one) => ({ name: one.name, type: this.compiler.typeOf(one.type) }));
    const list = member.parameters
      .map((one) => `${this.texts.type(one.type, this.compiler.typeOf(one.type))} ${one.name}`)
      .join(', ');
    const returned = this.texts.type(member.type, type);
    const named = member.attributes.find(({ name }) => /(?:^|\.)IndexerName(?:Attribute)?$/.test(name))?.args[0];
    const name = named?.kind === 'literal' ? String(named.value) : 'Item';
    for (const { kind, body } of member.accessors) {
      const isGetter = kind === 'get';
      const taken = isGetter ? places : [...places, { name: 'value', type }];
      const run = this.compiler.accessor(body, taken, isGetter ? type : null, false);
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
    const returned = this.compiler.typeOf(member.type, typeParameters);
    const isStatic = member.modifiers.has('static');
    const returns = returned?.fullName === 'System.Void' ? null : returned;
    const code = this.compiler.code(member, isStatic, returns, typeParameters);
    const list = this.texts.parameters(member.parameters, code.parameters);
    const generic = member.typeParameters.length > 0 ? `[${member.typeParameters.join(', ')}]` : '';
    const prefix = member.ofInterface ? `${this.compiler.typeOf(member.ofInterface)?.fullName}.` : '';
    const text = `${this.texts.type(member.type, returned)} ${prefix}${member.name}${generic}(${list})`;
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

  private staticConstructor(member: Constructor): void {
    const code = this.compiler.code(member, true, null);
    this.places.atFirstUse(() => code.call(null, []));
  }
}
