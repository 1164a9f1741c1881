/**
 * Commands whose work is done by the program: mocks, which stand in for commands of the shell, and commands of its own.
 * Parameters are bound and checked here as those of any cmdlet; the program gets their values.
 */

import { metadataOfDynamicParameters } from '../engine/binder/metadata-from-cmdlet.ts';
import { metadataOfScript } from '../engine/binder/metadata-from-script.ts';
import {
  type CmdletActions,
  type CmdletBlocks,
  type CmdletContext,
  type CmdletDefinition,
  cmdlet,
  type ParameterDeclaration,
  type ParameterDeclarations,
  type ParameterTypeName,
} from '../engine/cmdlet.ts';
import { CmdletInfo } from '../engine/cmdlet-info.ts';
import type { CommandStandIns } from '../engine/command-discovery.ts';
import type { CommandInfo } from '../engine/command-info.ts';
import type { CommandMetadata } from '../engine/command-metadata.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import { invokeFound, namedArgument, positionalArgument } from '../engine/pipeline/command-invocation.ts';
import type { Runspace } from '../engine/runspace.ts';
import { FunctionInfo } from '../engine/script-command-info.ts';
import { type ErrorCategory, errorCategories } from '../types/error-category.ts';
import { NetException } from '../types/net-exception.ts';
import type { CallOutcome, CommandShape, MockShape, ParameterShape, ProgramCall, Question, Reply } from './protocol.ts';
import { netValue, wireOf } from './shell-values.ts';

/** The module that commands of the program belong to. */
export const PROGRAM_MODULE = 'Program';

/** What such commands need of the thread. */
export interface Program {
  readonly runspace: Runspace;
  ask(question: Question): Reply;
  /** Which of the program's errors an exception was made of. */
  readonly thrown: WeakMap<NetException, number>;
}

const REACH = { depth: 3 };

/** What stands in for the commands that are mocked. */
export function standInsFor(mocks: readonly MockShape[], program: Program): CommandStandIns | null {
  if (mocks.length === 0) return null;
  const byName = new Map(mocks.map((mock) => [mock.name.toLowerCase(), mock]));
  const made = new Map<CommandInfo, CommandInfo>();
  return (found) => {
    const mock = found && byName.get(found.name.toLowerCase());
    if (!found || !mock) return found;
    const standIn = made.get(found) ?? standInOf(found, mock, program);
    made.set(found, standIn);
    return standIn;
  };
}

function standInOf(found: CommandInfo, mock: MockShape, program: Program): CommandInfo {
  if (found instanceof CmdletInfo) {
    const { definition } = found;
    const run = (ps: CmdletContext) => mocked(ps, mock, program, () => definition.run(ps as CmdletContext<never>));
    return new CmdletInfo(found.name, found.moduleName, () => ({ ...definition, run }) as CmdletDefinition);
  }
  const standIn = new CmdletInfo(found.name, found.moduleName, () => callerOf(found, mock, program));
  if (found instanceof FunctionInfo) standIn.metadata = metadataOfFunction(found, program.runspace);
  return standIn;
}

/** What a function, a script or a program is given beside its own parameters. */
const UNDECLARED = {
  InputObject: { type: 'psobject', pipeline: 'value', allowNull: true },
  ArgumentList: { type: 'Object[]', remaining: true, allowNull: true },
} as const satisfies ParameterDeclarations;

/** The parameters of a function, bound and checked as its own are. */
function metadataOfFunction({ scriptBlock }: FunctionInfo, runspace: Runspace): CommandMetadata {
  const own = metadataOfScript(scriptBlock.code, runspace.topFrame());
  if (own.isAdvanced) return own;
  return { ...own, parameters: [...own.parameters, ...metadataOfDynamicParameters(UNDECLARED)] };
}

/** Calls what is no cmdlet with what the stand-in was given. */
function callerOf(found: CommandInfo, mock: MockShape, program: Program): CmdletDefinition {
  const [verb = found.name, noun = ''] = found.name.split('-', 2);
  return cmdlet({
    verb,
    noun,
    className: found.name,
    help: { synopsis: `Stands in for ${found.name}.` },
    parameters: UNDECLARED,
    run(ps) {
      const call = () => {
        const { InputObject: _, ArgumentList: rest, ...named } = ps.parameters as Readonly<Record<string, unknown>>;
        const isBound = (name: string) => (ps as CmdletActions).isBound(name);
        const given = Object.entries(named).filter(([name, value]) => value !== undefined && isBound(name));
        const args = [...given.map(namedArgument), ...((rest ?? []) as unknown[]).map(positionalArgument)];
        const input = ps.expectingInput ? [ps.currentInput] : undefined;
        const frame = ps.runspace.frameIn(ps.session);
        ps.writeEach(invokeFound({ name: found.name, info: found }, args, input, frame));
      };
      return mocked(ps as CmdletContext, mock, program, () => ({ process: call }));
    },
  });
}

function mocked(ps: CmdletContext, mock: MockShape, program: Program, run: () => CmdletBlocks): CmdletBlocks {
  let original: CmdletBlocks | null = null;
  const begun = (): CmdletBlocks => {
    if (!original) {
      original = run();
      original.begin?.();
    }
    return original;
  };
  return {
    process() {
      const reply = program.ask({ ask: 'mock', call: callOf(ps, mock.id, mock.name) });
      if (!reply || !('outcome' in reply)) throw new PipelineStoppedException();
      if (reply.outcome.kind === 'original') begun().process?.();
      else finish(ps, reply.outcome, program);
    },
    end: () => original?.end?.(),
    dispose: () => original?.dispose?.(),
  };
}

function callOf(ps: CmdletContext, id: number, name: string): ProgramCall {
  const parameters = Object.entries(ps.parameters)
    .filter(([parameter, value]) => value !== undefined && ps.isBound(parameter))
    .map(([parameter, value]) => [parameter, wireOf(value, REACH)] as const);
  const hasInput = ps.expectingInput;
  const input = hasInput ? wireOf(ps.currentInput, REACH) : null;
  return { id, name, parameters, input, hasInput, line: ps.invocation.scriptLineNumber };
}

function finish(ps: CmdletContext, outcome: CallOutcome, program: Program): void {
  if (outcome.kind === 'original') return;
  if (outcome.kind === 'values') {
    for (const value of outcome.values) ps.write(netValue(value));
    return;
  }
  const exception = new NetException('System.Management.Automation.RuntimeException', outcome.message);
  program.thrown.set(exception, outcome.number);
  const category = (errorCategories as readonly string[]).includes(outcome.category)
    ? (outcome.category as ErrorCategory)
    : 'NotSpecified';
  ps.fail(outcome.id, category, outcome.message, { exception });
}

/** A command of the program as a cmdlet. */
export function programCmdlet(shape: CommandShape, program: Program): CmdletDefinition {
  const [verb = shape.name, noun = ''] = shape.name.split('-', 2);
  const declared = Object.fromEntries(shape.parameters.map((parameter) => [parameter.name, declarationOf(parameter)]));
  return cmdlet({
    verb,
    noun,
    aliases: shape.aliases,
    className: shape.name,
    help: { synopsis: shape.synopsis },
    parameters: declared as ParameterDeclarations,
    run(ps) {
      return {
        process() {
          const reply = program.ask({ ask: 'command', call: callOf(ps as CmdletContext, shape.id, shape.name) });
          if (!reply || !('outcome' in reply)) throw new PipelineStoppedException();
          finish(ps as CmdletContext, reply.outcome, program);
        },
      };
    },
  });
}

function declarationOf({ type, values, ...shape }: ParameterShape): ParameterDeclaration {
  return {
    type: (values ? 'string' : type) as ParameterTypeName,
    mandatory: shape.mandatory,
    aliases: shape.aliases,
    allowNull: true,
    ...(values ? { validate: [{ kind: 'set', values }] } : {}),
    ...(shape.position === undefined ? {} : { position: shape.position }),
    ...(shape.pipeline === undefined ? {} : { pipeline: shape.pipeline }),
    ...(shape.remaining ? { remaining: true } : {}),
  };
}
