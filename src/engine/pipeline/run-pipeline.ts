/** Runs a pipeline: binds all commands, begins them in order, feeds the first, ends them in order. */

import { StopUpstreamException } from '../jumps.ts';
import type { Frame } from '../runspace.ts';
import { ScriptError } from '../statement-errors.ts';
import { type CommandProcessor, ProcessorPipe } from './command-processor.ts';
import { NullPipe } from './pipe.ts';

export function runPipeline(f: Frame, processors: readonly CommandProcessor[]): void {
  const run = new PipelineRun(f, processors);
  let failed = true;
  try {
    run.toEnd();
    failed = false;
  } catch (error) {
    if (error instanceof ScriptError) error.passing = false;
    throw error;
  } finally {
    run.dispose();
    f.runspace.lastSucceeded = !failed && !processors.some((processor) => processor.failed);
  }
}

/** The commands of one pipeline, connected; run to the end at once, or step by step by a steppable pipeline. */
export class PipelineRun {
  disposed = false;
  private readonly pipes: readonly ProcessorPipe[];

  constructor(
    f: Frame,
    private readonly processors: readonly CommandProcessor[],
  ) {
    this.pipes = connect(f, processors);
  }

  toEnd(): void {
    let from = 0;
    const { processors } = this;
    try {
      this.begin();
      this.once();
      for (const processor of processors) {
        finish(processor);
        from++;
      }
    } catch (error) {
      endFrom(processors, requesterOf(processors, error, from));
    }
  }

  begin(): void {
    const { processors, pipes } = this;
    for (const processor of processors) processor.prepare();
    let begun = 0;
    for (const processor of processors) {
      processor.begin();
      processor.begun = true;
      // The pipe before it, which the first has not.
      if (begun > 0) pipes[begun - 1]?.drain();
      begun++;
    }
  }

  once(): void {
    this.processors[0]?.processOnce();
  }

  feed(input: unknown): void {
    this.processors[0]?.process(input);
  }

  end(): void {
    for (const processor of this.processors) finish(processor);
  }

  dispose(): void {
    this.disposed = true;
    for (const processor of this.processors) processor.dispose();
  }
}

function finish(processor: CommandProcessor): void {
  processor.end();
  processor.flush?.();
}

function connect(f: Frame, processors: readonly CommandProcessor[]): ProcessorPipe[] {
  const pipes: ProcessorPipe[] = [];
  let before: CommandProcessor | null = null;
  for (const processor of processors) {
    if (before) {
      const pipe = new ProcessorPipe(processor);
      pipes.push(pipe);
      before.connect(processor.dropsInput ? NullPipe.instance : pipe);
      before.leaveCaptures();
      processor.expectingInput = true;
    }
    before = processor;
  }
  before?.connect(f.out);
  return pipes;
}

/** The place of the command that asked the ones before it to stop; anything else thrown goes on its way. */
function requesterOf(processors: readonly CommandProcessor[], error: unknown, from: number): number {
  if (!(error instanceof StopUpstreamException)) throw error;
  const index = processors.indexOf(error.requester as CommandProcessor);
  if (index < 0) throw error;
  return Math.max(index, from);
}

/** Ends the command that had enough and those behind it; any of them may have enough in turn. */
function endFrom(processors: readonly CommandProcessor[], start: number): void {
  let i = start;
  while (i < processors.length) {
    try {
      for (const processor of processors.slice(i)) {
        finish(processor);
        i++;
      }
    } catch (error) {
      i = Math.max(requesterOf(processors, error, i), i + 1);
    }
  }
}
