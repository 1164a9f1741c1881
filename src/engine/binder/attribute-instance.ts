/** Makes the object of an attribute as written in a script: `[ValidateSet('a', 'b', IgnoreCase = $false)]`. */

import type { AttributeAst, ExpressionAst, NamedAttributeArgumentAst, TypeNameAst } from '../../language/ast.ts';
import { simpleTypeName } from '../../language/type-name.ts';
import { construct } from '../../types/members/construction.ts';
import { findMember, setMember } from '../../types/members/member-access.ts';
import { NetException, runtimeException } from '../../types/net-exception.ts';
import { findType, NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { compileExpression } from '../compile/expression-port.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { tryResolveTypeName, typeNameText } from '../compile/type-names.ts';
import type { Frame } from '../runspace.ts';
import { placed } from '../statement-errors.ts';
import { astObjectOf } from '../syntax-tree/ast-object.ts';

/** The object of an attribute. Its arguments are evaluated in the frame. */
export function attributeInstance(ast: AttributeAst, context: SourceContext, frame: Frame): NetObject {
  const type = attributeType(ast, context, frame);
  const args = ast.positionalArguments.map((argument) => argumentValue(argument, ast, context, frame));
  const instance = constructed(type, args, ast);
  for (const named of ast.namedArguments) {
    const { argument, argumentName } = named;
    if (!findMember(instance, argumentName)) {
      throw attributeError(
        'PropertyNotFoundForType',
        `Property '${argumentName}' cannot be found for type '${nameInError(type)}'.`,
        named,
      );
    }
    setMember(instance, argumentName, compileExpression(argument, context)(frame) ?? null);
  }
  return instance;
}

/** A type among the arguments that there is not makes the whole attribute wrong. */
function argumentValue(argument: ExpressionAst, ast: AttributeAst, context: SourceContext, frame: Frame): unknown {
  try {
    return compileExpression(argument, context)(frame) ?? null;
  } catch (error) {
    if (argument.kind !== 'TypeExpression' || !(error instanceof NetException)) throw error;
    throw attributeError('TypeNotFound', error.message, ast);
  }
}

/** PowerShell names the one attribute where it makes the other. (Compiler.NewParameterAttribute.) */
function nameInError(type: NetType): string {
  const isParameter = type.fullName === 'System.Management.Automation.ParameterAttribute';
  return isParameter ? 'System.Management.Automation.CmdletBindingAttribute' : type.toString();
}

function constructed(type: NetType, args: readonly unknown[], ast: AttributeAst): NetObject {
  try {
    const instance = construct(type, args);
    if (instance instanceof NetObject) return instance;
  } catch (error) {
    throw error instanceof NetException ? constructionError(raisedBy(error, type), type, ast) : error;
  }
  throw attributeError(
    'CannotFindConstructorForCustomAttribute',
    `Cannot find an appropriate constructor to instantiate the custom attribute object for type '${type.toString()}'.`,
    ast,
  );
}

/** What a constructor of PowerShell's own refuses, without the exception that says that a constructor was called. */
function raisedBy(error: NetException, type: NetType): NetException {
  const inner = error.innerException;
  return inner?.identity && type.fullName.startsWith('System.Management.Automation.') ? inner : error;
}

/** The attributes that PowerShell's compiler makes itself, without reflection. (Compiler.s_builtinAttributeGenerator.) */
const MADE_BY_COMPILER = new Set(
  ['CmdletBinding', 'Parameter', 'OutputType', 'Alias', 'ValidateSet', 'ValidateNotNullOrEmpty'].map(
    (name) => `System.Management.Automation.${name}Attribute`,
  ),
);

/** An error that a constructor raised: PowerShell's own as they are, those of .NET in one that names the attribute. */
function constructionError(
  error: NetException,
  type: NetType,
  { extent, positionalArguments, typeName }: AttributeAst,
): NetException {
  const isMadeByCompiler = MADE_BY_COMPILER.has(type.fullName);
  if (error.identity?.errorId === 'MethodCountCouldNotFindBest') {
    const { errorId } = error.identity;
    const message = `Cannot find an overload for ".ctor" and the argument count: "${positionalArguments.length}".`;
    const exception = isMadeByCompiler
      ? runtimeException(errorId, 'InvalidOperation', message)
      : new NetException('System.Management.Automation.MethodException', message, {
          errorId,
          category: 'NotSpecified',
        });
    return placed(exception, extent);
  }
  const inner = error.innerException ?? error;
  // What such a constructor throws has no place in the text.
  if (isMadeByCompiler && inner === error) return error;
  const isArgument = typeNamed('System.ArgumentException').isAssignableFrom(inner.netType());
  if (inner === error && error.identity && !isArgument) return placed(error, extent);
  const message = `The following exception occurred while constructing the attribute "${typeNameText(typeName)}": "${inner.message}"`;
  return placed(runtimeException('ExceptionConstructingAttribute', 'InvalidOperation', message, { inner }), extent);
}

/** The type of an attribute, written with or without its ending `Attribute`. */
export function tryAttributeType(name: TypeNameAst, context: SourceContext, frame: Frame): NetType | undefined {
  const text = typeNameText(name);
  const own = tryResolveTypeName(name, context, frame);
  if (own && isAttributeType(own)) return own;
  const longer = tryResolveTypeName(simpleTypeName(name.extent, `${text}Attribute`), context, frame);
  return longer ?? findType(`System.Management.Automation.${text}Attribute`) ?? own;
}

function isAttributeType(type: NetType): boolean {
  return [...type.lineage()].some((base) => base.fullName === 'System.Attribute');
}

function attributeType(ast: AttributeAst, context: SourceContext, frame: Frame): NetType {
  const { typeName } = ast;
  const type = tryAttributeType(typeName, context, frame);
  if (type) return type;
  throw attributeError(
    'CustomAttributeTypeNotFound',
    `Cannot find the type for custom attribute '${typeNameText(typeName)}'. Make sure that the assembly that contains this type is loaded.`,
    ast,
  );
}

/** An error about an attribute stands where the attribute is, not where the function is called. */
function attributeError(errorId: string, message: string, ast: AttributeAst | NamedAttributeArgumentAst): NetException {
  const target = astObjectOf(ast);
  return placed(runtimeException(errorId, 'InvalidOperation', message, { target }), ast.extent);
}
