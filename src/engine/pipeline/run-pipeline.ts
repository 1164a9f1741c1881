/** Runs a pipeline: binds all commands, begins them in order, feeds the first, ends them in order. */

import { StopUpstreamException } from '../jumps.ts';
import type { Frame } from '../runspace.ts';
import { ScriptError } from '../statement-errors.ts';
import { type CommandProcessor, ProcessorPipe } from './command-processor.ts';

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
      for (let i = 0; i < processors.length; i++) {
        from = i;
        finish(processors[i]!);
      }
    } catch (error) {
      endFrom(processors, requesterOf(processors, error, from));
    }
  }

  begin(): void {
    const { processors, pipes } = this;
    for (const processor of processors) processor.prepare();
    for (let i = 0; i < processors.length; i++) {
      processors[i]!.begin();
      processors[i]!.begun = true;
      if (i > 0) pipes[i - 1]!.drain();
    }
  }

  once(): void {
    this.processors[0]!.processOnce();
  }

  feed(input: unknown): void {
    this.processors[0]!.process(input);
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
  const last = processors.length - 1;
  const pipes: ProcessorPipe[] = [];
  for (let i = 0; i < last; i++) {
    const pipe = new ProcessorPipe(processors[i + 1]!);
    pipes.push(pipe);
    processors[i]!.connect(pipe);
    processors[i]!.leaveCaptures();
    processors[i + 1]!.expectingInput = true;
  }
  processors[last]!.connect(f.out);
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
      for (; i < processors.length; i++) finish(processors[i]!);
    } catch (error) {
      i = Math.max(requesterOf(processors, error, i), i + 1);
    }
  }
}
