/** Reads `#requires` comments: each is parsed as if it were a command. */
import type { CommandAst, ExpressionAst, RequiredModule, ScriptRequirements } from './ast.ts';
import { pureExpression } from './constant-check.ts';
import type { ReportError } from './parser-messages.ts';

type Constant = string | Constant[] | Map<string, Constant>;

const PARAMETERS = ['shellid', 'pssnapin', 'version', 'psedition', 'assembly', 'modules', 'runasadministrator'];
const EDITIONS = ['core', 'desktop'];

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** The value of a constant; numbers as they are written. Undefined when it is none. */
function constantValue(expression: ExpressionAst): Constant | undefined {
  switch (expression.kind) {
    case 'StringConstantExpression':
      return expression.value;
    case 'ConstantExpression':
      return expression.extent.text;
    case 'ArrayLiteral': {
      const values = expression.elements.map(constantValue);
      return values.includes(undefined) ? undefined : (values as Constant[]);
    }
    case 'Hashtable': {
      const map = new Map<string, Constant>();
      for (const [key, statement] of expression.keyValuePairs) {
        const inner = pureExpression(statement);
        const value = inner === null ? undefined : constantValue(inner);
        const name = constantValue(key);
        if (typeof name !== 'string' || value === undefined) return undefined;
        map.set(name.toLowerCase(), value);
      }
      return map;
    }
    default:
      return undefined;
  }
}

function asList(value: Constant): Constant[] {
  return Array.isArray(value) ? value : [value];
}

function requiredModule(value: Constant): RequiredModule | string {
  const empty = { guid: null, version: null, requiredVersion: null, maximumVersion: null };
  if (typeof value === 'string') return { name: value, ...empty };
  if (!(value instanceof Map)) return 'A module is given by its name or by a hashtable.';
  const text = (key: string): string | null => {
    const item = value.get(key);
    return typeof item === 'string' ? item : null;
  };
  const name = text('modulename');
  if (name === null) return 'The hashtable describing a module contains no ModuleName.';
  return {
    name,
    guid: text('guid'),
    version: text('moduleversion'),
    requiredVersion: text('requiredversion'),
    maximumVersion: text('maximumversion'),
  };
}

/** Collects what the comments of one script ask for. */
export class RequirementsReader {
  private readonly report: ReportError;
  private readonly result: Writable<ScriptRequirements> = {
    requiredPSVersion: null,
    requiredPSEditions: [],
    requiredModules: [],
    requiredAssemblies: [],
    requiredApplicationId: null,
    isElevationRequired: false,
  };

  constructor(report: ReportError) {
    this.report = report;
  }

  get requirements(): ScriptRequirements {
    return this.result;
  }

  /** Takes in one comment, parsed as a command. */
  add(command: CommandAst): void {
    const [name, ...elements] = command.commandElements;
    const isRequires = name?.kind === 'StringConstantExpression' && name.value.toLowerCase() === 'requires';
    if (!isRequires) this.report(command.extent, 'ScriptRequiresInvalidFormat');
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i];
      if (element === undefined) return;
      if (element.kind !== 'CommandParameter') {
        this.report(element.extent, 'ScriptRequiresInvalidFormat');
        continue;
      }
      let { argument } = element;
      if (argument === null) {
        const next = elements[i + 1];
        if (next !== undefined && next.kind !== 'CommandParameter') {
          argument = next;
          i++;
        }
      }
      this.addParameter(element, element.parameterName, argument);
    }
  }

  private addParameter(
    at: { readonly extent: CommandAst['extent'] },
    name: string,
    argument: ExpressionAst | null,
  ): void {
    const parameter = PARAMETERS.find((known) => known.startsWith(name.toLowerCase()));
    if (parameter === 'runasadministrator') {
      this.result.isElevationRequired = true;
      if (argument !== null) this.report(at.extent, 'ParameterCannotHaveArgument', name);
      return;
    }
    if (argument === null) {
      this.report(at.extent, 'ParameterRequiresArgument', name);
      return;
    }
    const value = constantValue(argument);
    if (value === undefined) {
      this.report(argument.extent, 'RequiresArgumentMustBeConstant');
      return;
    }
    switch (parameter) {
      case 'shellid':
        this.addShellId(at.extent, argument, value);
        break;
      case 'version':
        this.addVersion(at.extent, argument, value);
        break;
      case 'psedition':
        for (const edition of asList(value)) this.addEdition(argument, edition);
        break;
      case 'assembly':
        for (const assembly of asList(value)) {
          if (typeof assembly !== 'string') this.report(argument.extent, 'RequiresInvalidStringArgument', 'assembly');
          else if (!this.result.requiredAssemblies.includes(assembly)) this.result.requiredAssemblies.push(assembly);
        }
        break;
      case 'modules':
        for (const item of asList(value)) {
          const module = requiredModule(item);
          if (typeof module === 'string') this.report(argument.extent, 'RequiresModuleInvalid', module);
          else this.result.requiredModules.push(module);
        }
        break;
      case 'pssnapin':
        // Snap-ins are of Windows PowerShell; PowerShell 7 reads them and asks for nothing.
        if (typeof value !== 'string') this.report(argument.extent, 'RequiresInvalidStringArgument', 'pssnapin');
        break;
      default:
        this.report(at.extent, 'ScriptRequiresInvalidFormat');
    }
  }

  private addShellId(extent: CommandAst['extent'], argument: ExpressionAst, value: Constant): void {
    if (this.result.requiredApplicationId !== null) this.report(extent, 'ParameterAlreadyBound', '', 'shellid');
    else if (typeof value !== 'string') this.report(argument.extent, 'RequiresInvalidStringArgument', 'shellid');
    else this.result.requiredApplicationId = value;
  }

  private addVersion(extent: CommandAst['extent'], argument: ExpressionAst, value: Constant): void {
    const text = typeof value === 'string' ? value : argument.extent.text;
    if (!/^\d+(\.\d+){0,3}$/.test(text)) {
      this.report(argument.extent, 'RequiresVersionInvalid');
      return;
    }
    const version = text.includes('.') ? text : `${text}.0`;
    const given = this.result.requiredPSVersion;
    if (given !== null && given !== version) this.report(extent, 'ParameterAlreadyBound', '', 'version');
    else this.result.requiredPSVersion = version;
  }

  private addEdition(argument: ExpressionAst, value: Constant): void {
    if (typeof value !== 'string') {
      this.report(argument.extent, 'RequiresInvalidStringArgument', 'psedition');
      return;
    }
    const edition = value.toLowerCase();
    if (!EDITIONS.includes(edition)) this.report(argument.extent, 'RequiresPSEditionInvalid', 'psedition');
    if (this.result.requiredPSEditions.some((given) => given.toLowerCase() === edition)) {
      this.report(argument.extent, 'RequiresPSEditionValueIsAlreadySpecified', 'psedition');
    } else {
      this.result.requiredPSEditions.push(value);
    }
  }
}
