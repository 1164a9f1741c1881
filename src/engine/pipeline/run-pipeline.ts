/** Runs a pipeline: binds all commands, begins them in order, feeds the first, ends them in order. */
import type { Frame } from '../frame.ts';
import { StopUpstreamException } from '../jumps.ts';
import { type CommandProcessor, ProcessorPipe } from './command-processor.ts';

export function runPipeline(f: Frame, processors: readonly CommandProcessor[]): void {
  const pipes = connect(f, processors);
  let failed = true;
  try {
    run(processors, pipes);
    failed = processors.some((processor) => processor.failed);
  } finally {
    for (const processor of processors) processor.dispose();
    f.runspace.lastSucceeded = !failed;
  }
}

function connect(f: Frame, processors: readonly CommandProcessor[]): ProcessorPipe[] {
  const last = processors.length - 1;
  const pipes: ProcessorPipe[] = [];
  for (let i = 0; i < last; i++) {
    const pipe = new ProcessorPipe(processors[i + 1]!);
    pipes.push(pipe);
    processors[i]!.connect(pipe);
    processors[i + 1]!.expectingInput = true;
  }
  processors[last]!.connect(f.out);
  return pipes;
}

function run(processors: readonly CommandProcessor[], pipes: readonly ProcessorPipe[]): void {
  let from = 0;
  try {
    for (const processor of processors) processor.prepare();
    for (let i = 0; i < processors.length; i++) {
      processors[i]!.begin();
      processors[i]!.begun = true;
      if (i > 0) pipes[i - 1]!.drain();
    }
    processors[0]!.processOnce();
    for (let i = 0; i < processors.length; i++) {
      from = i;
      processors[i]!.end();
    }
  } catch (error) {
    endFrom(processors, requesterOf(processors, error, from));
  }
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
      for (; i < processors.length; i++) processors[i]!.end();
    } catch (error) {
      i = Math.max(requesterOf(processors, error, i), i + 1);
    }
  }
}
