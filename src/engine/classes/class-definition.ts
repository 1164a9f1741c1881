/** The members of a script's class as a declaration: what a .NET type of the program writes by hand is made of the tree here. */
import type {
  AttributeAst,
  FunctionMemberAst,
  PropertyMemberAst,
  TypeConstraintAst,
  TypeDefinitionAst,
} from '../../language/ast.ts';
import type { ParseError } from '../../language/parse-error.ts';
import { MethodGroup } from '../../types/members/method-group.ts';
import { Overload } from '../../types/members/overload.ts';
import { parseConstructorSignature } from '../../types/members/signature.ts';
import { type NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { ConstructorDeclaration, MethodDeclaration, PropertyDeclaration } from '../../types/type-declaration.ts';
import { attributeInstance } from '../binder/attribute-instance.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { resolveTypeName, typeNameText } from '../compile/type-names.ts';
import { currentRunspace } from '../current-runspace.ts';
import { classError } from './class-error.ts';
import { ClassField, fieldsOf } from './class-field.ts';
import { assignInitialValues, Construction } from './construction.ts';
import { defineInitializerBlock } from './initializer-block.ts';
import { MethodCode, type MethodParameter } from './method-code.ts';
import { overriddenBehaviour } from './overridden-behaviour.ts';
import type { ScriptType } from './script-type.ts';

/** Resolves the base class and the interfaces. @param later classes that are defined further on. */
export function defineBases(
  type: ScriptType,
  ast: TypeDefinitionAst,
  context: SourceContext,
  later: ReadonlySet<NetType>,
): ParseError[] {
  const interfaces: string[] = [];
  const errors: ParseError[] = [];
  ast.baseTypes.forEach(({ typeName, extent }, i) => {
    const base = resolveTypeName(typeName, context, currentRunspace().topFrame());
    const problem = baseProblem(base, typeNameText(typeName), i === 0, later);
    if (problem) errors.push(classError(extent, ...problem));
    else if (base.isInterface) interfaces.push(base.displayName);
    else type.base = base;
  });
  type.draft.interfaces = interfaces;
  return errors;
}

/** Why a type cannot be derived from, as error id and message. */
function baseProblem(
  base: NetType,
  name: string,
  isFirst: boolean,
  later: ReadonlySet<NetType>,
): [errorId: string, message: string] | null {
  if (later.has(base)) return ['TypeNotFound', `Unable to find type [${name}].`];
  if (base.isInterface) return null;
  if (!isFirst) return ['InterfaceNameExpected', `'${name}': Interface name expected.`];
  const sealed = base.isValueType || base.fullName === 'System.String' || base.declaration.kind === 'delegate';
  return sealed ? ['SealedBaseClass', `Cannot inherit from sealed class '${base.name}'.`] : null;
}

/** Declares properties, methods and constructors. Bases of all classes of the text are known. */
export function defineMembers(type: ScriptType, ast: TypeDefinitionAst, outer: SourceContext): void {
  const context: SourceContext = { ...outer, inClass: ast.name };
  const resolve = (constraint: TypeConstraintAst | null): NetType | null =>
    constraint ? resolveTypeName(constraint.typeName, context, currentRunspace().topFrame()) : null;
  defineInitializerBlock(type, ast, context);
  const properties = ast.members.filter((member) => member.kind === 'PropertyMember');
  const functions = ast.members.filter((member) => member.kind === 'FunctionMember');
  defineAttributes(type, ast, context);
  const staticFields = defineProperties(type, properties, resolve, context);
  const codes = functions.map((member) => methodCode(type, member, resolve, context));
  defineMethods(
    type,
    codes.filter(({ ast: member }) => !member.isConstructor),
  );
  defineConstructors(
    type,
    codes.filter(({ ast: member }) => member.isConstructor && !member.isStatic).map(({ code }) => code),
  );
  const staticConstructor = codes.find(({ ast: member }) => member.isConstructor && member.isStatic)?.code ?? null;
  type.initializeStatics = () => {
    assignInitialValues(type, staticFields, null, type.staticValues);
    staticConstructor?.call(null, []);
  };
  const hidden = ast.members.filter((member) => member.isHidden).map((member) => member.name.toLowerCase());
  if (hidden.length > 0) type.draft.hidden = new Set(hidden);
  Object.assign(
    type.draft,
    overriddenBehaviour(
      type,
      codes.filter(({ ast: m }) => !m.isStatic && !m.isConstructor).map(({ ast: m, code }) => ({ name: m.name, code })),
    ),
  );
}

/** What reflection finds of the attributes; their arguments are evaluated when somebody asks. */
function defineAttributes(type: ScriptType, ast: TypeDefinitionAst, context: SourceContext): void {
  const made = (attributes: readonly AttributeAst[]) =>
    attributes.map((one) => attributeInstance(one, context, currentRunspace().topFrame()));
  if (ast.attributes.length > 0) type.draft.attributes = () => made(ast.attributes);
  if (ast.members.some((member) => member.attributes.length > 0)) {
    type.draft.memberAttributes = (name) =>
      ast.members.filter((member) => member.name === name).flatMap((member) => made(member.attributes));
  }
}

type Resolve = (constraint: TypeConstraintAst | null) => NetType | null;

interface Member {
  readonly ast: FunctionMemberAst;
  readonly code: MethodCode;
}

function methodCode(type: ScriptType, ast: FunctionMemberAst, resolve: Resolve, context: SourceContext): Member {
  const parameters = ast.parameters.map((parameter): MethodParameter => {
    const constraint = parameter.attributes.find((attribute) => attribute.kind === 'TypeConstraint') ?? null;
    return { name: parameter.name.name, type: resolve(constraint) };
  });
  const returned = resolve(ast.returnType);
  const returnType = ast.isConstructor || returned === null || returned.fullName === 'System.Void' ? null : returned;
  return { ast, code: new MethodCode(type, ast, parameters, returnType, context) };
}

// ---- properties

function defineProperties(
  type: ScriptType,
  asts: readonly PropertyMemberAst[],
  resolve: Resolve,
  context: SourceContext,
): readonly ClassField[] {
  const first = type.firstSlot;
  const fields = asts
    .filter((ast) => !ast.isStatic)
    .map((ast, i) => new ClassField(ast, resolve(ast.propertyType), first + i, context));
  const staticFields = asts
    .filter((ast) => ast.isStatic)
    .map((ast, i) => new ClassField(ast, resolve(ast.propertyType), i, context));
  type.fields = fields;
  if (fields.some((field) => field.ast.initialValue))
    type.initializeFields = (object) => assignInitialValues(type, fields, object, fieldsOf(object) ?? []);
  type.draft.properties = fields.map((field) => instanceProperty(type, field));
  type.staticValues.push(...staticFields.map((field) => field.emptyValue()));
  type.draft.staticProperties = staticFields.map((field) => staticProperty(type, field));
  return staticFields;
}

function instanceProperty(type: ScriptType, field: ClassField): PropertyDeclaration {
  const { slot } = field;
  return [
    `${type.signatureName(field.netType)} ${field.name} {get;set;}`,
    (self: NetObject) => fieldsOf(self)?.[slot] ?? null,
    (self: NetObject, value: unknown) => {
      field.validate(value);
      const values = fieldsOf(self);
      if (values) values[slot] = value;
    },
  ];
}

function staticProperty(type: ScriptType, field: ClassField): PropertyDeclaration {
  return [
    `static ${type.signatureName(field.netType)} ${field.name} {get;set;}`,
    () => {
      type.ensureStatics();
      return type.staticValues[field.slot] ?? null;
    },
    (value: unknown) => {
      type.ensureStatics();
      field.validate(value);
      type.staticValues[field.slot] = value;
    },
  ];
}

// ---- methods

function defineMethods(type: ScriptType, members: readonly Member[]): void {
  type.draft.methods = members
    .filter(({ ast }) => !ast.isStatic)
    .map(
      ({ ast, code }): MethodDeclaration => [
        methodText(type, ast.name, code),
        (self: unknown, ...args: unknown[]) => code.call(self, args),
      ],
    );
  type.draft.staticMethods = members
    .filter(({ ast }) => ast.isStatic)
    .map(
      ({ ast, code }): MethodDeclaration => [
        `static ${methodText(type, ast.name, code)}`,
        (...args: unknown[]) => {
          type.ensureStatics();
          return code.call(null, args);
        },
      ],
    );
}

function methodText(type: ScriptType, name: string, code: MethodCode): string {
  const returned = code.returnType ? type.signatureName(code.returnType) : 'void';
  return `${returned} ${name}${parameterText(type, code)}`;
}

function parameterText(type: ScriptType, code: MethodCode): string {
  const object = typeNamed('System.Object');
  return `(${code.parameters.map((p) => `${type.signatureName(p.type ?? object)} ${p.name}`).join(', ')})`;
}

// ---- constructors

/** A class without constructors has the empty one. */
function defineConstructors(type: ScriptType, codes: readonly MethodCode[]): void {
  const constructors = codes.length > 0 ? codes : [null];
  const textOf = (code: MethodCode | null): string => (code ? parameterText(type, code) : '()');
  type.draft.constructors = constructors.map(
    (code): ConstructorDeclaration => [
      textOf(code),
      (...args: unknown[]) => {
        type.ensureStatics();
        const construction = new Construction(type);
        construction.run(type, code, args);
        return construction.object;
      },
    ],
  );
  const initializers = constructors.map(
    (code) =>
      new Overload(
        `void new${textOf(code)}`,
        parseConstructorSignature(textOf(code)),
        (construction: Construction, ...args: unknown[]) => construction.run(type, code, args),
        type,
        false,
        type.signatureTypes,
      ),
  );
  type.initializers = new MethodGroup('new', type, initializers, '.ctor');
}
