/** PSCommand: a pipeline put together by calls, as the debugger takes it. */
import { singleQuoted } from '../language/quoted-text.ts';
import { toText } from '../types/conversion/conversion.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

/** One of its commands: System.Management.Automation.Runspaces.Command. */
export class PipelineCommand extends NetObject {
  readonly parameters: CommandParameter[] = [];

  constructor(
    readonly commandText: string,
    readonly isScript: boolean,
    readonly useLocalScope: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Runspaces.Command');
  }

  clone(): PipelineCommand {
    const made = new PipelineCommand(this.commandText, this.isScript, this.useLocalScope);
    made.parameters.push(...this.parameters);
    return made;
  }

  /** The command as it would be typed. */
  get text(): string {
    const words = this.parameters.map(({ name, value, hasValue }) =>
      [name === null ? '' : `-${name}`, hasValue ? quoted(value) : ''].filter(Boolean).join(' '),
    );
    return [this.commandText, ...words].join(' ');
  }
}

/** A parameter of a command, or an argument without a name. */
export interface CommandParameter {
  readonly name: string | null;
  readonly value: unknown;
  readonly hasValue: boolean;
}

function quoted(value: unknown): string {
  return typeof value === 'number' ? String(value) : singleQuoted(toText(value));
}

export class PSCommand extends NetObject {
  /** Statements, each a pipeline of commands. */
  readonly statements: PipelineCommand[][] = [[]];

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSCommand');
  }

  get commands(): PipelineCommand[] {
    return this.statements.flat();
  }

  get text(): string {
    return this.statements
      .filter((commands) => commands.length > 0)
      .map((commands) => commands.map((command) => command.text).join(' | '))
      .join('; ');
  }

  add(command: PipelineCommand): this {
    this.statements.at(-1)?.push(command);
    return this;
  }

  addStatement(): this {
    this.statements.push([]);
    return this;
  }

  /** Another one of the same commands. */
  clone(): PSCommand {
    const made = new PSCommand();
    made.statements.splice(0, 1, ...this.statements.map((commands) => commands.map((command) => command.clone())));
    return made;
  }

  clear(): void {
    this.statements.splice(0, this.statements.length, []);
  }
}
