/** New-Variable: makes a variable, which must not exist yet in its scope. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { runtimeException } from '../../src/types/net-exception.ts';
import { OPTION_NAMES, optionsOf, reportingErrors, scopeArgument } from './variable-lookup.ts';

export default cmdlet({
  verb: 'New',
  noun: 'Variable',
  aliases: ['nv'],
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['System.Management.Automation.PSVariable'],
  help: {
    synopsis: 'Makes a variable; fails when there is one of the name.',
    examples: [{ title: 'A constant', transcript: 'PS> New-Variable port 5061 -Option Constant; $port\n5061' }],
    links: ['Set-Variable', 'Remove-Variable'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, pipeline: 'name', help: 'The name.' },
    Value: { type: 'object', position: 1, pipeline: 'both', help: 'The value.' },
    Description: { type: 'string', help: 'What the variable is for.' },
    Option: {
      type: 'enum',
      typeName: 'System.Management.Automation.ScopedItemOptions',
      values: OPTION_NAMES,
      help: 'ReadOnly, Constant, Private, AllScope.',
    },
    Visibility: {
      type: 'enum',
      typeName: 'System.Management.Automation.SessionStateEntryVisibility',
      values: ['Public', 'Private'],
      help: 'Whether code outside of a module can see it.',
    },
    Force: { type: 'switch', help: 'Replaces an existing variable.' },
    PassThru: { type: 'switch', help: 'Gives the variable out.' },
    Scope: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Global, Local, Script, or how many scopes further out.',
    },
  },
  run(ps) {
    return { process: () => make(ps) };
  },
});

interface Given {
  Name?: string;
  Value?: unknown;
  Description?: string;
  Force?: boolean;
  Option?: string;
  PassThru?: boolean;
  Scope?: string;
  Visibility?: 'Public' | 'Private';
}

function make(ps: CmdletWith<Given>): void {
  const {
    Name: name = '',
    Value: value = null,
    Description = '',
    Force,
    Option = 'None',
    PassThru,
    Scope,
    Visibility = 'Public',
  } = ps.parameters;
  if (!ps.shouldProcess(`Name: ${name} Value: ${toText(value)}`, 'New variable')) return;
  const scope = scopeArgument(ps, Scope) ?? ps.session.current;
  const existing = scope.variable(name.toLowerCase());
  if (existing && !Force) {
    ps.error('VariableAlreadyExists', 'ResourceExists', `A variable with name '${name}' already exists.`, {
      target: name,
      exception: 'System.Management.Automation.SessionStateException',
    });
    return;
  }
  reportingErrors(ps, name, () => {
    if (existing?.isConstant) {
      throw runtimeException(
        'VariableNotWritable',
        'WriteError',
        `Cannot overwrite variable ${name} because it is read-only or constant.`,
        {
          target: name,
          typeName: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
        },
      );
    }
    const made = scope.define(name, value, {
      options: optionsOf(Option),
      description: Description,
      visibility: Visibility,
    });
    if (PassThru) ps.write(made);
  });
}
