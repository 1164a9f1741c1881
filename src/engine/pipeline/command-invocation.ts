/** Commands called from TypeScript by name, with named arguments, fed with objects. */
import type { CommandInfo } from '../command-info.ts';
import type { CommandArgument } from '../command-metadata.ts';
import { Frame, type Runspace } from '../runspace.ts';
import { CommandProcessor } from './command-processor.ts';
import { makeProcessor } from './make-processor.ts';
import { ListPipe } from './pipe.ts';
import { runPipeline } from './run-pipeline.ts';

/** Runs a command by its name; its outputs as a list. */
export function invokeCommand(
  runspace: Runspace,
  name: string,
  args: Readonly<Record<string, unknown>>,
  input: Iterable<unknown> | undefined,
  caller: Frame,
): unknown[] {
  const info = runspace.commands.find(name, caller.scope);
  return invokeFound({ name, info }, Object.entries(args).map(namedArgument), input, caller);
}

/** Runs a command that was found already. */
export function invokeFound(
  { name, info }: { readonly name: string; readonly info: CommandInfo | null },
  args: readonly CommandArgument[],
  input: Iterable<unknown> | undefined,
  caller: Frame,
): unknown[] {
  const list = new ListPipe();
  const frame = new Frame(caller.runspace, caller.scope, list, caller.streams, caller.block, caller);
  const place = { extent: null, nameExtent: null, position: 1, length: 1 };
  const processor = makeProcessor(frame, { name, info, block: null, dotSourced: false, args, ...place });
  runPipeline(frame, input ? [new IterableSource(frame, input), processor] : [processor]);
  return list.items;
}

/** A named argument as splatting gives it. */
export function namedArgument([name, value]: readonly [string, unknown]): CommandArgument {
  return { ...positionalArgument(value), name, nameText: `-${name}` };
}

/** An argument without a name. */
export function positionalArgument(value: unknown): CommandArgument {
  return {
    name: null,
    value,
    hasValue: true,
    joined: true,
    nameExtent: null,
    valueExtent: null,
    nameText: null,
    splatted: true,
    literalText: null,
  };
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
