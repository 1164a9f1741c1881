/**
 * A pipeline that its owner runs step by step: `{ … }.GetSteppablePipeline()`, by which a proxy function hands its own
 * objects to the command that it wraps.
 */

import type { CommandAst } from '../../language/ast.ts';
import { netException, runtimeException } from '../../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { compileCommand } from '../compile/commands.ts';
import { Frame, type ScriptBlock } from '../runspace.ts';
import { scopeFor } from './block-caller.ts';
import { ListPipe, type Pipe } from './pipe.ts';
import { PipelineRun } from './run-pipeline.ts';
import { bindArguments } from './script-arguments.ts';

/** Puts what is written where `Begin` says: into a command's output, or aside for `Process` and `End` to return. */
class SteppedOutput extends ListPipe {
  target: Pipe | null = null;

  override write(value: unknown): void {
    if (this.target) this.target.write(value);
    else super.write(value);
  }

  take(): unknown[] {
    return this.items.splice(0);
  }
}

export class SteppablePipeline extends NetObject {
  private readonly out = new SteppedOutput();
  private readonly frame: Frame;
  private readonly commands: readonly CommandAst[];
  private run: PipelineRun | null = null;
  private ended = false;

  constructor(
    private readonly block: ScriptBlock,
    caller: Frame,
    args: readonly unknown[],
  ) {
    super();
    this.commands = commandsOf(block);
    this.frame = new Frame(caller.runspace, scopeFor(block, caller.scope), this.out, caller.streams, block, caller);
    if (args.length > 0) bindArguments(this.frame, args);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.SteppablePipeline');
  }

  /** Binds and begins the commands. */
  begin(expectInput: boolean, target: Pipe | null): void {
    if (this.run) throw invalidState('SteppablePipeline.Begin has been called already.');
    const { frame } = this;
    this.out.target = target;
    const { context } = this.block.code;
    const count = this.commands.length;
    const processors = this.commands.map((ast, i) => compileCommand(ast, context)(frame, i + 1, count));
    const [first] = processors;
    if (first) first.expectingInput = expectInput;
    this.run = new PipelineRun(frame, processors);
    this.step((run) => run.begin());
  }

  /** Gives the first command an object, or lets it run once when it takes none. What came out is returned. */
  process(input: unknown, hasInput: boolean): unknown[] {
    this.step((run) => (hasInput ? run.feed(input) : run.once()));
    return this.out.take();
  }

  end(): unknown[] {
    this.step((run) => run.end());
    this.ended = true;
    this.clean();
    return this.out.take();
  }

  /** Runs the clean blocks, once. */
  clean(): void {
    const { run } = this;
    if (run && !run.disposed) run.dispose();
  }

  private step(work: (run: PipelineRun) => void): void {
    const { run } = this;
    if (!run) throw invalidState('SteppablePipeline.Begin has not been called.');
    if (this.ended) throw invalidState('The pipeline has ended.');
    try {
      work(run);
    } catch (error) {
      run.dispose();
      throw error;
    }
  }
}

function invalidState(message: string): unknown {
  return netException('System.InvalidOperationException', message);
}

/** The commands of a block that holds one pipeline and nothing else. */
function commandsOf({ code }: ScriptBlock): CommandAst[] {
  const { beginBlock, processBlock, dynamicParamBlock, endBlock } = code.ast;
  const statements = endBlock?.statements ?? [];
  const only = statements[0];
  if (beginBlock || processBlock || dynamicParamBlock || statements.length !== 1 || only?.kind !== 'Pipeline') {
    throw runtimeException(
      'CanOnlyGetSteppablePipelineForOnePipeline',
      'InvalidOperation',
      'Only a script block that contains exactly one pipeline or command can be converted. Expressions or control structures are not permitted. Verify that the script block contains exactly one pipeline or command.',
    );
  }
  return only.pipelineElements.map((element) => {
    if (element.kind === 'Command') return element;
    throw runtimeException(
      'CantConvertPipelineStartsWithExpression',
      'InvalidOperation',
      'A script block that contains a pipeline that starts with an expression cannot be converted to a steppable pipeline.',
    );
  });
}
