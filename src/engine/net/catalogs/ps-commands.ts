/** PSCommand and its commands. */
import { argumentException, netException } from '../../../types/net-exception.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import { listOf } from '../../../types/values/list-of.ts';
import { type CommandParameter, PipelineCommand, PSCommand } from '../../ps-command.ts';

const COMMAND = 'System.Management.Automation.Runspaces.Command';

function added(self: PSCommand, text: string | null, isScript: boolean, local: boolean): PSCommand {
  if (text === null)
    throw argumentException('ArgumentNullException', 'Value cannot be null.', isScript ? 'script' : 'command');
  return self.add(new PipelineCommand(text, isScript, local));
}

function withParameter(self: PSCommand, parameter: CommandParameter): PSCommand {
  const last = self.statements.at(-1)?.at(-1);
  if (!last) {
    throw netException(
      'System.Management.Automation.PSInvalidOperationException',
      'The operation cannot be performed because a command must be added before a parameter. Add a command, and then try the operation again.',
    );
  }
  last.parameters.push(parameter);
  return self;
}

export default [
  defineType<PSCommand>({
    name: 'System.Management.Automation.PSCommand',
    constructors: [['()', () => new PSCommand()]],
    properties: [
      [
        'System.Management.Automation.Runspaces.CommandCollection Commands {get;}',
        (self: PSCommand) => listOf(typeNamed(COMMAND), self.commands),
      ],
    ],
    methods: [
      [
        'System.Management.Automation.PSCommand AddCommand(string command)',
        (self: PSCommand, text: string | null) => added(self, text, false, false),
      ],
      [
        'System.Management.Automation.PSCommand AddCommand(string cmdlet, bool useLocalScope)',
        (self: PSCommand, text: string | null, local: boolean) => added(self, text, false, local),
      ],
      [
        'System.Management.Automation.PSCommand AddScript(string script)',
        (self: PSCommand, text: string | null) => added(self, text, true, false),
      ],
      [
        'System.Management.Automation.PSCommand AddScript(string script, bool useLocalScope)',
        (self: PSCommand, text: string | null, local: boolean) => added(self, text, true, local),
      ],
      [
        'System.Management.Automation.PSCommand AddParameter(string parameterName, System.Object value)',
        (self: PSCommand, name: string, value: unknown) => withParameter(self, { name, value, hasValue: true }),
      ],
      [
        'System.Management.Automation.PSCommand AddParameter(string parameterName)',
        (self: PSCommand, name: string) => withParameter(self, { name, value: null, hasValue: false }),
      ],
      [
        'System.Management.Automation.PSCommand AddArgument(System.Object value)',
        (self: PSCommand, value: unknown) => withParameter(self, { name: null, value, hasValue: true }),
      ],
      ['System.Management.Automation.PSCommand AddStatement()', (self: PSCommand) => self.addStatement()],
      ['void Clear()', (self: PSCommand) => self.clear()],
      ['System.Management.Automation.PSCommand Clone()', (self: PSCommand) => self.clone()],
    ],
  }),
  defineType<PipelineCommand>({
    name: 'System.Management.Automation.Runspaces.Command',
    constructors: [
      ['(string command)', (text: string) => new PipelineCommand(text, false, false)],
      [
        '(string command, bool isScript)',
        (text: string, isScript: boolean) => new PipelineCommand(text, isScript, false),
      ],
      [
        '(string command, bool isScript, bool useLocalScope)',
        (text: string, isScript: boolean, local: boolean) => new PipelineCommand(text, isScript, local),
      ],
    ],
    properties: [
      ['string CommandText {get;}', (self: PipelineCommand) => self.commandText],
      ['bool IsScript {get;}', (self: PipelineCommand) => self.isScript],
      ['bool UseLocalScope {get;}', (self: PipelineCommand) => self.useLocalScope],
    ],
    toText: (self) => self.commandText,
  }),
];
