/** Commands and types that a program brings into its shells. */
import { checkedOptions, either, kinds, oneOf } from './checked-options.ts';
import { LyncshellError } from './lyncshell-error.ts';
import type { CommandCall, CommandFunction } from './mock.ts';
import type { DeclaredParameters, ParameterOptions, ParametersOf, ParameterType } from './parameter-types.ts';
import { wireValue } from './plain-values.ts';
import type { CommandShape, ParameterShape, TypeShape } from './protocol.ts';

/** The types that parameters of such commands may have. */
const PARAMETER_TYPES = [
  'string',
  'string[]',
  'int',
  'int[]',
  'long',
  'double',
  'bool',
  'switch',
  'datetime',
  'timespan',
  'guid',
  'version',
  'uri',
  'byte[]',
  'hashtable',
  'scriptblock',
  'securestring',
  'pscredential',
  'object',
  'Object[]',
  'psobject',
] as const satisfies readonly ParameterType[];

const PARAMETER_OPTIONS = {
  type: oneOf(...PARAMETER_TYPES),
  mandatory: kinds.flag,
  position: kinds.number,
  pipeline: oneOf('value', 'name', 'both'),
  remaining: kinds.flag,
  aliases: kinds.list,
  values: kinds.list,
} as const;

/** A cmdlet of the program. @typeParam Declared the parameters, from which those of `run` follow */
export interface CmdletOptions<Declared extends DeclaredParameters = DeclaredParameters> {
  /** `Get-Ticket` */
  readonly name: string;
  readonly synopsis?: string;
  readonly aliases?: readonly string[];
  /** By name, as PowerShell writes them; a text is a type. */
  readonly parameters?: Declared;
  /** Called once, or once for each object of the pipeline. Its value goes on; each element of a list for itself. */
  readonly run: CommandFunction<ParametersOf<Declared>>;
}

const isFunction = { words: 'a function', test: (value: unknown) => typeof value === 'function' };

const CMDLET_OPTIONS = {
  name: kinds.text,
  synopsis: kinds.text,
  aliases: kinds.list,
  parameters: kinds.object,
  run: isFunction,
} as const;

/** A property that every object of a type has from now on. */
export type TypeProperty = { readonly script: string } | { readonly value: unknown } | ((object: unknown) => unknown);

/** What a program says of a type. */
export interface TypeOptions {
  /** The name of the type: `System.DateTime`, `Contoso.Ticket`. */
  readonly name: string;
  /** A script (with `$this`), a value, or a function of the object. */
  readonly properties?: Readonly<Record<string, TypeProperty>>;
  /** The properties that are shown when nobody says which. */
  readonly display?: readonly string[];
}

const TYPE_OPTIONS = { name: kinds.text, properties: kinds.object, display: kinds.list } as const;

let lastId = 0;

/** A number that no mock, command or type of the process has had. */
export function nextId(): number {
  return ++lastId;
}

/** A command with what does its work. */
export class DefinedCommand {
  /** @internal */
  constructor(
    readonly shape: CommandShape,
    readonly work: (call: CommandCall) => unknown,
  ) {}

  get name(): string {
    return this.shape.name;
  }
}

/** A type, with the commands that give its properties. */
export class DefinedType {
  /** @internal */
  constructor(
    readonly shape: TypeShape,
    readonly commands: readonly DefinedCommand[],
  ) {}

  get name(): string {
    return this.shape.name;
  }
}

/** A cmdlet for `openShell({ commands: [...] })`. */
export function defineCmdlet<const Declared extends DeclaredParameters = Record<never, never>>(
  options: CmdletOptions<Declared>,
): DefinedCommand {
  const checked = checkedOptions('defineCmdlet', options, CMDLET_OPTIONS);
  const { name, synopsis = '', aliases = [], parameters = {}, run } = checked;
  if (typeof name !== 'string' || !/^[A-Za-z]+-[A-Za-z]\w*$/.test(name))
    throw new LyncshellError('invalid-option', `defineCmdlet: a cmdlet is called Verb-Noun, not '${String(name)}'.`);
  if (typeof run !== 'function')
    throw new LyncshellError('invalid-option', `defineCmdlet: ${name} needs 'run', a function.`);
  const shapes = Object.entries<ParameterType | ParameterOptions>(parameters).map(([parameter, given]) =>
    parameterShape(name, parameter, given),
  );
  const shape = { id: nextId(), name, synopsis, aliases, parameters: shapes };
  // What was bound has the names and types that were declared.
  const work = run as CommandFunction;
  return new DefinedCommand(shape, (call) => work(call.parameters, call));
}

function parameterShape(command: string, name: string, given: ParameterType | ParameterOptions): ParameterShape {
  const options = typeof given === 'string' ? { type: given } : given;
  const where = `${command} -${name}`;
  const {
    type = 'string',
    mandatory = false,
    aliases = [],
    ...others
  } = checkedOptions(where, options, PARAMETER_OPTIONS);
  return { name, type, mandatory, aliases, ...others };
}

/** A function for `openShell({ commands: [...] })`: it gets its arguments one by one, as JavaScript's own. */
export function defineFunction(name: string, work: (...args: never[]) => unknown): DefinedCommand {
  if (typeof name !== 'string' || !/^[^\s\\/'"]+$/.test(name) || typeof work !== 'function')
    throw new LyncshellError('invalid-option', 'defineFunction takes a name and a function.');
  const parameters: ParameterShape[] = [
    { name: 'ArgumentList', type: 'Object[]', mandatory: false, remaining: true, aliases: [] },
    { name: 'InputObject', type: 'psobject', mandatory: false, pipeline: 'value', aliases: [] },
  ];
  const shape = { id: nextId(), name, synopsis: '', aliases: [], parameters };
  return new DefinedCommand(shape, ({ parameters: { argumentList }, input }) => {
    const args = (argumentList as unknown[] | undefined) ?? [];
    return work(...((input === undefined ? args : [...args, input]) as never[]));
  });
}

/** Properties of a type for `openShell({ types: [...] })`. */
export function defineType(options: TypeOptions): DefinedType {
  const { name, properties = {}, display = [] } = checkedOptions('defineType', options, TYPE_OPTIONS);
  if (typeof name !== 'string' || name === '')
    throw new LyncshellError('invalid-option', "defineType needs 'name', the name of a type.");
  const id = nextId();
  const commands: DefinedCommand[] = [];
  const shapes = Object.entries(properties).map(([property, given]) => {
    if (typeof given !== 'function') {
      const checked = checkedOptions(
        `defineType ${name} ${property}`,
        given as object,
        {
          script: kinds.text,
          value: either(kinds.any),
        } as const,
      ) as { script?: string; value?: unknown };
      return checked.script === undefined
        ? { name: property, value: wireValue(checked.value) }
        : { name: property, script: checked.script };
    }
    const command = defineFunction(`program-type-${id}-${property}`, given as (...args: never[]) => unknown);
    commands.push(command);
    return { name: property, command: command.name };
  });
  return new DefinedType({ id, name, properties: shapes, display }, commands);
}
