/** Commands called from TypeScript by name, with named arguments, fed with objects. */
import { Frame, type Runspace } from '../runspace.ts';
import { CommandProcessor } from './command-processor.ts';
import { makeProcessor } from './make-processor.ts';
import { ListPipe } from './pipe.ts';
import { runPipeline } from './run-pipeline.ts';

/** Runs a command; its outputs as a list. */
export function invokeCommand(
  runspace: Runspace,
  name: string,
  args: Readonly<Record<string, unknown>>,
  input: Iterable<unknown> | undefined,
  caller: Frame,
): unknown[] {
  const list = new ListPipe();
  const frame = new Frame(runspace, caller.scope, list, caller.streams, caller.block, caller);
  const processor = makeProcessor(frame, {
    name,
    info: runspace.commands.find(name, caller.scope),
    block: null,
    dotSourced: false,
    args: Object.entries(args).map(([key, value]) => ({
      name: key,
      value,
      hasValue: true,
      joined: true,
      nameExtent: null,
      valueExtent: null,
      nameText: `-${key}`,
      splatted: true,
      literalText: null,
    })),
    extent: null,
    nameExtent: null,
    position: 1,
    length: 1,
  });
  runPipeline(frame, input ? [new IterableSource(frame, input), processor] : [processor]);
  return list.items;
}

/** Feeds a pipeline from TypeScript. */
export class IterableSource extends CommandProcessor {
  constructor(
    caller: Frame,
    private readonly input: Iterable<unknown>,
  ) {
    super(caller);
  }
  prepare(): void {}
  begin(): void {}
  process(): void {}
  processOnce(): void {
    for (const value of this.input) this.out.write(value);
  }
  end(): void {}
}
