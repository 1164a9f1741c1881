/**
 * What an expression or a pipeline will give, told from the text, from what commands declare, and from the values of
 * variables that are there. Nothing is run.
 */
import type { Runspace } from '../../engine/runspace.ts';
import type {
  Ast,
  CommandAst,
  CommandBaseAst,
  ExpressionAst,
  ScriptBlockAst,
  TypeDefinitionAst,
  TypeNameAst,
  VariableExpressionAst,
} from '../../language/ast.ts';
import { arrayTypeOf, findType, typeNamed } from '../../types/net-type.ts';
import { numberFromLiteral } from '../../types/values/numeric-literal.ts';
import { metadataOf } from './argument-parameters.ts';
import type { AstPlaces } from './ast-place.ts';
import { argumentOf, keptIn, selection } from './command-arguments.ts';
import { elementsIfArray, type Inferred, ofTypes } from './inferred.ts';
import { memberOfType, memberOfValue, staticMemberOf } from './member-results.ts';

/** Commands that hand on what they get. */
const PASSING = /^(?:where-object|where|\?|sort-object|sort|tee-object|tee|out-host|get-unique|gu|where-csobject)$/i;
const SELECTING = /^(?:select-object|select)$/i;
const FOR_EACH = /^(?:foreach-object|foreach|%)$/i;

/** Output types of commands whose declarations name a base, by name in lower case. */
const OUTPUT_TYPES: Readonly<Record<string, readonly string[]>> = {
  'get-childitem': ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  'get-item': ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  'group-object': ['Microsoft.PowerShell.Commands.GroupInfo'],
  'measure-object': ['Microsoft.PowerShell.Commands.GenericMeasureInfo'],
  'get-content': ['System.String'],
  'out-string': ['System.String'],
  'get-random': ['System.Int32'],
};

/** Variables that a function finds set when it runs. */
const AUTOMATIC: Readonly<Record<string, string>> = {
  psboundparameters: 'System.Management.Automation.PSBoundParametersDictionary',
  myinvocation: 'System.Management.Automation.InvocationInfo',
  pscmdlet: 'System.Management.Automation.PSCmdlet',
  matches: 'System.Collections.Hashtable',
  error: 'System.Collections.ArrayList',
  host: 'System.Management.Automation.Internal.Host.InternalHost',
};

const DEEPEST = 12;

export class TypeInference {
  private depth = 0;

  constructor(
    private readonly runspace: Runspace,
    private readonly places: AstPlaces,
  ) {}

  /** What an expression gives; nothing where that cannot be told. */
  infer(expression: Ast): Inferred[] {
    if (this.depth > DEEPEST) return [];
    this.depth++;
    try {
      return this.inferNode(expression);
    } finally {
      this.depth--;
    }
  }

  private inferNode(node: Ast): Inferred[] {
    switch (node.kind) {
      case 'VariableExpression':
        return this.ofVariable(node);
      case 'StringConstantExpression':
      case 'ExpandableStringExpression':
        return ofTypes(['System.String']);
      case 'ConstantExpression':
        return [{ kind: 'value', value: numberFromLiteral(node.value) }];
      case 'ScriptBlockExpression':
        return ofTypes(['System.Management.Automation.ScriptBlock']);
      case 'TypeExpression':
        return this.ofTypeName(node.typeName, true);
      case 'ConvertExpression':
        return this.ofConversion(node.type.typeName, node.child);
      case 'AttributedExpression':
        return this.infer(node.child);
      case 'Hashtable':
        return [...ofTypes(['System.Collections.Hashtable']), { kind: 'object', properties: keysOf(node) }];
      case 'ArrayLiteral':
      case 'ArrayExpression':
        return [{ kind: 'type', type: arrayTypeOf(typeNamed('System.Object')) }];
      case 'ParenExpression':
        return this.infer(node.pipeline);
      case 'SubExpression':
        return this.ofLast(node.subExpression.statements);
      case 'Pipeline':
        return this.ofPipeline(node.pipelineElements);
      case 'CommandExpression':
        return this.infer(node.expression);
      case 'Command':
        return this.ofCommand(node, []);
      case 'MemberExpression':
        return this.infer(node.expression).flatMap((owner) => this.memberTypes(owner, node.member));
      case 'InvokeMemberExpression':
        return this.infer(node.expression).flatMap((owner) => this.memberTypes(owner, node.member));
      case 'IndexExpression':
        return this.infer(node.target).flatMap((target) => elementsIfArray(target));
      case 'BinaryExpression':
        if (node.operator === 'As' && node.right.kind === 'TypeExpression')
          return this.ofTypeName(node.right.typeName, false);
        return /^(?:I|C)?(?:eq|ne|gt|ge|lt|le|like|match|contains|in)|^(?:not|is)/i.test(node.operator)
          ? ofTypes(['System.Boolean'])
          : this.infer(node.left);
      case 'TernaryExpression':
        return [...this.infer(node.ifTrue), ...this.infer(node.ifFalse)];
      case 'IfStatement':
        return node.clauses.flatMap(({ body }) => this.ofLast(body.statements));
      default:
        return [];
    }
  }

  private ofLast(statements: readonly Ast[]): Inferred[] {
    const last = statements.at(-1);
    if (!last) return [];
    if (last.kind === 'ReturnStatement') return last.pipeline ? this.infer(last.pipeline) : [];
    return this.infer(last);
  }

  private ofTypeName(name: TypeNameAst, isStatic: boolean): Inferred[] {
    const text = name.extent.text;
    if (/^void$/i.test(text) && !isStatic) return [];
    const definition = this.classNamed(text);
    if (definition) return [{ kind: 'class', definition, isStatic }];
    const type = findType(text);
    return type ? [isStatic ? { kind: 'static', type } : { kind: 'type', type }] : [];
  }

  private ofConversion(name: TypeNameAst, child: ExpressionAst): Inferred[] {
    const isObject = /^(?:pscustomobject|psobject|ordered)$/i.test(name.extent.text);
    if (isObject && child.kind === 'Hashtable')
      return [
        ...(/^ordered$/i.test(name.extent.text) ? ofTypes(['System.Collections.Specialized.OrderedDictionary']) : []),
        { kind: 'object', properties: keysOf(child) },
      ];
    return this.ofTypeName(name, false);
  }

  classNamed(name: string): TypeDefinitionAst | null {
    for (const node of this.places.all())
      if (node.kind === 'TypeDefinition' && node.name.toLowerCase() === name.toLowerCase()) return node;
    return null;
  }

  // ------------------------------------------------------------ variables

  private ofVariable(variable: VariableExpressionAst): Inferred[] {
    const name = variable.userPath.replace(/^(?:global|local|script|private|using):/i, '').toLowerCase();
    if (name === '_' || name === 'psitem') return this.ofItem(variable);
    if (name === 'this') return this.ofThis(variable);
    const told = this.assigned(name, variable);
    if (told.length > 0) return told;
    const value = this.runspace.globalSession.getVariable(name);
    if (value !== undefined && value !== null) return [{ kind: 'value', value }];
    return ofTypes([AUTOMATIC[name] ?? '']);
  }

  /** `$_`: what the pipeline carries to the script block, or what is caught or switched on. */
  private ofItem(variable: Ast): Inferred[] {
    for (const around of this.places.around(variable)) {
      if (around.kind === 'CatchClause') return ofTypes(['System.Management.Automation.ErrorRecord']);
      if (around.kind === 'SwitchStatement') return this.infer(around.condition);
      if (around.kind !== 'ScriptBlockExpression') continue;
      const parent = this.places.parentOf(around);
      const command = commandAround(this.places, around);
      if (command) return this.upstreamOf(command);
      if (parent?.kind === 'InvokeMemberExpression') return this.infer(parent.expression).flatMap(elementsIfArray);
    }
    const value = this.runspace.globalSession.getVariable('_');
    return value === undefined || value === null ? [] : [{ kind: 'value', value }];
  }

  /** What comes to a command from those before it in its pipeline. */
  upstreamOf(command: CommandBaseAst): Inferred[] {
    const pipeline = this.places.parentOf(command);
    if (pipeline?.kind !== 'Pipeline') return [];
    const index = pipeline.pipelineElements.indexOf(command);
    return this.ofPipeline(pipeline.pipelineElements.slice(0, Math.max(0, index))).flatMap(elementsIfArray);
  }

  private ofThis(variable: Ast): Inferred[] {
    for (const around of this.places.around(variable))
      if (around.kind === 'TypeDefinition') return [{ kind: 'class', definition: around, isStatic: false }];
    return [];
  }

  /** The nearest assignment before the place, a loop around it, or a parameter. */
  private assigned(name: string, place: VariableExpressionAst): Inferred[] {
    const before = place.extent.startOffset;
    let found: Inferred[] = [];
    for (const node of this.places.all()) {
      if (node.extent.startOffset > before) continue;
      if (node.kind === 'AssignmentStatement' && node.extent.endOffset <= before) {
        const target = node.left.kind === 'ConvertExpression' ? node.left.child : node.left;
        if (target.kind === 'VariableExpression' && target.userPath.toLowerCase() === name)
          found =
            node.left.kind === 'ConvertExpression'
              ? this.ofTypeName(node.left.type.typeName, false)
              : this.infer(node.right);
      } else if (node.kind === 'ForEachStatement' && node.extent.endOffset >= before) {
        if (node.variable.userPath.toLowerCase() === name) found = this.infer(node.condition).flatMap(elementsIfArray);
      } else if (node.kind === 'Parameter' && node.name.userPath.toLowerCase() === name) {
        found = node.staticType ? this.ofTypeName(node.staticType.typeName, false) : [];
      } else if (node.kind === 'Command' && node.extent.endOffset <= before) {
        const kept = keptIn(node, name);
        if (kept) found = this.ofCommand(node, this.upstreamOf(node));
      }
    }
    return found;
  }

  // ------------------------------------------------------------ commands

  private ofPipeline(elements: readonly CommandBaseAst[]): Inferred[] {
    let current: Inferred[] = [];
    for (const element of elements) {
      current = element.kind === 'Command' ? this.ofCommand(element, current) : this.ofElements(element);
    }
    return current;
  }

  /** What an expression puts into a pipeline: of a list its elements. */
  private ofElements(element: Ast): Inferred[] {
    if (element.kind === 'CommandExpression' && element.expression.kind === 'ArrayLiteral')
      return element.expression.elements.flatMap((one) => this.infer(one));
    return this.infer(element);
  }

  private ofCommand(command: CommandAst, input: Inferred[]): Inferred[] {
    const [first] = command.commandElements;
    if (first?.kind !== 'StringConstantExpression') return [];
    const name = first.value;
    const items = input.flatMap(elementsIfArray);
    if (PASSING.test(name)) return items;
    if (SELECTING.test(name)) return this.selected(command, items);
    if (FOR_EACH.test(name)) return this.ofForEach(command, items);
    if (/^new-object$/i.test(name)) return this.ofNewObject(command);
    const info = this.runspace.commands.find(name, this.runspace.globalSession.current);
    const known = OUTPUT_TYPES[(info?.name ?? name).toLowerCase()];
    if (known) return ofTypes(known);
    const body = this.functionNamed(name);
    if (body) return this.ofLast(body.endBlock?.statements ?? []);
    return ofTypes(metadataOf(this.runspace, command)?.outputTypes ?? []);
  }

  private functionNamed(name: string): ScriptBlockAst | null {
    for (const node of this.places.all())
      if (node.kind === 'FunctionDefinition' && node.name.toLowerCase() === name.toLowerCase()) return node.body;
    return null;
  }

  private selected(command: CommandAst, items: Inferred[]): Inferred[] {
    const { property, expand } = selection(command);
    if (expand !== null) return items.flatMap((item) => this.typesOfMember(item, expand));
    if (property.length === 0) return items;
    if (property.includes('*')) return items;
    return [{ kind: 'object', properties: new Map(property.map((one) => [one, null])) }];
  }

  private ofForEach(command: CommandAst, items: Inferred[]): Inferred[] {
    const argument = command.commandElements.slice(1).find(({ kind }) => kind !== 'CommandParameter');
    if (argument?.kind === 'StringConstantExpression')
      return items.flatMap((item) => this.typesOfMember(item, argument.value));
    const blocks = command.commandElements.filter((one) => one.kind === 'ScriptBlockExpression');
    const process = blocks.length > 1 ? blocks[1] : blocks[0];
    return process ? this.ofLast(process.scriptBlock.endBlock?.statements ?? []) : [];
  }

  private ofNewObject(command: CommandAst): Inferred[] {
    const name = argumentOf(command, 'TypeName', 0);
    if (name?.kind !== 'StringConstantExpression') return [];
    if (/^(?:psobject|pscustomobject|system\.management\.automation\.ps(?:custom)?object)$/i.test(name.value)) {
      const property = argumentOf(command, 'Property', 1);
      if (property?.kind === 'Hashtable') return [{ kind: 'object', properties: keysOf(property) }];
    }
    const type = findType(name.value);
    return type ? [{ kind: 'type', type }] : [];
  }

  // ------------------------------------------------------------ members

  private memberTypes(owner: Inferred, member: ExpressionAst): Inferred[] {
    if (member.kind !== 'StringConstantExpression') return [];
    return this.typesOfMember(owner, member.value).concat(
      // What an array's elements have is a member of the array too.
      elementsIfArray(owner).flatMap((element) => (element === owner ? [] : this.typesOfMember(element, member.value))),
    );
  }

  /** What a member of a thing gives. */
  typesOfMember(owner: Inferred, name: string): Inferred[] {
    const lower = name.toLowerCase();
    switch (owner.kind) {
      case 'value':
        return memberOfValue(owner.value, name);
      case 'object': {
        const found = [...owner.properties].find(([key]) => key.toLowerCase() === lower)?.[1];
        return found ? this.infer(found) : [];
      }
      case 'class':
        return owner.definition.members
          .filter((one) => one.name.toLowerCase() === lower)
          .flatMap((one) => {
            if (lower === 'new' || (one.kind === 'FunctionMember' && !one.returnType)) return [];
            const type =
              one.kind === 'FunctionMember' ? one.returnType : one.kind === 'PropertyMember' ? one.propertyType : null;
            return type ? this.ofTypeName(type.typeName, false) : [];
          })
          .concat(lower === 'new' && owner.isStatic ? [{ ...owner, isStatic: false }] : []);
      case 'static':
        return staticMemberOf(owner.type, name);
      case 'type':
        return memberOfType(owner.type, name);
    }
  }
}

function keysOf(node: Extract<Ast, { kind: 'Hashtable' }>): ReadonlyMap<string, ExpressionAst | null> {
  return new Map(
    node.keyValuePairs.flatMap(([key, value]): [string, ExpressionAst | null][] => {
      if (key.kind !== 'StringConstantExpression') return [];
      const [only] = value.kind === 'Pipeline' ? value.pipelineElements : [];
      return [[key.value, only?.kind === 'CommandExpression' ? only.expression : null]];
    }),
  );
}

/** The command that has a script block among its arguments. */
function commandAround(places: AstPlaces, block: Ast): CommandAst | null {
  for (const around of places.around(block)) {
    if (around.kind === 'Command') return around;
    if (around !== block && around.kind === 'ScriptBlockExpression') return null;
  }
  return null;
}
