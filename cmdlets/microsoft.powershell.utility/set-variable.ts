/** Set-Variable: gives variables a value, options, a description; makes those that do not exist. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import type { PSVariable } from '../../src/engine/variable.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { runtimeException } from '../../src/types/net-exception.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';
import {
  matchingVariables,
  type NameFilter,
  OPTION_NAMES,
  optionsOf,
  reportingErrors,
  scopeArgument,
} from './variable-lookup.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Variable',
  aliases: ['set', 'sv'],
  supportsShouldProcess: true,
  outputTypes: ['System.Management.Automation.PSVariable'],
  help: {
    synopsis: 'Gives a variable a value; makes it when it does not exist.',
    examples: [
      { title: 'A value', transcript: 'PS> Set-Variable site Paris; $site\nParis' },
      { title: 'What came through the pipe', transcript: 'PS> 1, 2, 3 | Set-Variable numbers; $numbers.Count\n3' },
    ],
    links: ['Get-Variable', 'New-Variable', 'Clear-Variable'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, mandatory: true, pipeline: 'name', wildcards: true, help: 'The names.' },
    Value: {
      type: 'object',
      position: 1,
      pipeline: 'both',
      help: 'The value; several from the pipeline become an array.',
    },
    Include: { type: 'string[]', wildcards: true, help: 'Names to choose from those that fit -Name.' },
    Exclude: { type: 'string[]', wildcards: true, help: 'Names to leave out.' },
    Description: { type: 'string', help: 'What the variable is for.' },
    Option: {
      type: 'enum',
      typeName: 'System.Management.Automation.ScopedItemOptions',
      values: OPTION_NAMES,
      help: 'ReadOnly, Constant, Private, AllScope.',
    },
    Force: { type: 'switch', help: 'Changes read-only variables too.' },
    Visibility: {
      type: 'enum',
      typeName: 'System.Management.Automation.SessionStateEntryVisibility',
      values: ['Public', 'Private'],
      help: 'Whether code outside of a module can see it.',
    },
    PassThru: { type: 'switch', help: 'Gives the variables out.' },
    Append: { type: 'switch', help: 'Adds the value to those that the variable holds.' },
    Scope: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Global, Local, Script, or how many scopes further out.',
    },
  },
  run(ps) {
    return new VariableSetting(ps);
  },
});

interface Given extends NameFilter {
  Name?: string[];
  Value?: unknown;
  Append?: boolean;
  Description?: string;
  Force?: boolean;
  Option?: string;
  PassThru?: boolean;
  Scope?: string;
  Visibility?: 'Public' | 'Private';
}

/** No value was given: that of an existing variable stays. */
const NO_VALUE = Symbol('no value');

class VariableSetting {
  /** Names and value can stand on the command line or come with each pipeline object. */
  private nameIsGiven = false;
  private valueIsGiven = false;
  private readonly collected: unknown[] = [];

  constructor(private readonly ps: CmdletWith<Given>) {}

  private get given(): Given {
    return this.ps.parameters;
  }

  begin(): void {
    this.nameIsGiven = this.ps.isBound('Name');
    this.valueIsGiven = this.ps.isBound('Value');
  }

  process(): void {
    if (!this.nameIsGiven) this.setAll(this.ps.isBound('Value') ? this.given.Value : NO_VALUE);
    else if (!this.valueIsGiven && this.ps.isBound('Value')) this.collected.push(this.given.Value);
  }

  end(): void {
    if (!this.nameIsGiven) return;
    const { collected } = this;
    const piped = collected.length === 0 ? NO_VALUE : collected.length === 1 ? collected[0] : collected;
    this.setAll(this.valueIsGiven ? this.given.Value : piped);
  }

  private setAll(value: unknown): void {
    for (const name of this.given.Name ?? []) {
      const scope = scopeArgument(this.ps, this.given.Scope) ?? this.ps.session.current;
      const existing = matchingVariables(this.ps, name, scope, this.given);
      if (existing.length === 0 && !hasWildcards(name)) this.make(name, value);
      for (const variable of existing) this.change(variable, value);
    }
  }

  private allows(name: string, value: unknown): boolean {
    return this.ps.shouldProcess(`Name: ${name} Value: ${value === NO_VALUE ? '' : toText(value)}`, 'Set variable');
  }

  private make(name: string, value: unknown): void {
    if (!this.allows(name, value)) return;
    const { Option, Description, Visibility, PassThru, Scope } = this.given;
    const scope = scopeArgument(this.ps, Scope) ?? this.ps.session.current;
    reportingErrors(this.ps, name, () => {
      const settled = value === NO_VALUE ? null : value;
      const isPlain = Option === undefined && Description === undefined && Visibility === undefined;
      if (isPlain) scope.assign(name, settled);
      else
        scope.define(name, settled, {
          options: optionsOf(Option ?? 'None'),
          description: Description ?? '',
          visibility: Visibility ?? 'Public',
        });
      if (PassThru) this.ps.write(scope.variable(name.toLowerCase()));
    });
  }

  private change(variable: PSVariable, value: unknown): void {
    if (!this.allows(variable.name, value)) return;
    const { Option, Description, Visibility, PassThru, Force, Append } = this.given;
    reportingErrors(this.ps, variable.name, () => {
      if (value !== NO_VALUE) {
        const next = Append
          ? [...(enumerate(variable.value) ?? [variable.value]), ...(enumerate(value) ?? [value])]
          : value;
        if (Force && !variable.isConstant) variable.force(next);
        else variable.assign(next);
      }
      if (Description !== undefined) variable.description = Description;
      if (Visibility !== undefined) variable.visibility = Visibility;
      if (Option !== undefined) setOptions(variable, Option, Force ?? false);
      variable.scope.adopt(variable);
      if (PassThru) this.ps.write(variable);
    });
  }
}

/** A variable can become read-only at any time, constant only when it is made. */
function setOptions(variable: PSVariable, option: string, force: boolean): void {
  const options = optionsOf(option);
  if (variable.isConstant || (variable.isReadOnly && !force))
    refuse(
      variable,
      'VariableNotWritable',
      `Cannot overwrite variable ${variable.name} because it is read-only or constant.`,
    );
  if (options.includes('Constant')) {
    refuse(
      variable,
      'VariableCannotBeMadeConstant',
      `Existing variable ${variable.name} cannot be made constant. Variables can be made constant only at creation time.`,
    );
  }
  variable.options = new Set(options);
}

function refuse(variable: PSVariable, errorId: string, message: string): never {
  throw runtimeException(errorId, 'WriteError', message, {
    target: variable.name,
    typeName: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
  });
}
