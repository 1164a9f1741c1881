/** -OutVariable, -ErrorVariable, -WarningVariable, -InformationVariable and -PipelineVariable of a running command. */

import { typeNamed } from '../../types/net-type.ts';
import { NetList } from '../../types/values/net-list.ts';
import type { CommonParameters } from '../binder/common-parameters.ts';
import type { Scope } from '../scope.ts';
import type { StreamName } from '../streams.ts';
import type { CommandProcessor } from './command-processor.ts';
import { Pipe } from './pipe.ts';

/** Puts the listeners in place that the common parameters ask for; variables are set in the caller's scope. */
export function attachCommonVariables(processor: CommandProcessor, common: CommonParameters): void {
  const { scope } = processor.caller;
  if (common.outBuffer) {
    const pipe = new BufferPipe(processor.out, common.outBuffer);
    processor.out = pipe;
    processor.flush = () => pipe.flush();
  }
  if (common.outVariable !== null) {
    processor.out = new TeePipe(processor.out, collector(scope, common.outVariable));
  }
  if (common.errorVariable !== null) listen(processor, 'error', collector(scope, common.errorVariable));
  if (common.warningVariable !== null) listen(processor, 'warning', collector(scope, common.warningVariable));
  if (common.informationVariable !== null) {
    listen(processor, 'information', collector(scope, common.informationVariable));
  }
  if (common.pipelineVariable !== null) {
    const [owner, name] = ownerAndName(scope, common.pipelineVariable);
    const existed = typeof owner.lookup(name.toLowerCase()) !== 'symbol';
    owner.assign(name, null);
    processor.out = new TeePipe(processor.out, (value) => owner.assign(name, value));
    processor.whenDisposed(() => (existed ? owner.assign(name, null) : owner.remove(name.toLowerCase())));
  }
}

function listen(processor: CommandProcessor, stream: StreamName, take: (record: unknown) => void): void {
  processor.streams = processor.streams.copy();
  processor.streams.captures = [...(processor.streams.captures ?? []), { stream, take }];
}

/** `+name` adds to the list that the variable holds; a plain name starts a new one. */
function collector(scope: Scope, name: string): (value: unknown) => void {
  const append = name.startsWith('+');
  const [owner, variable] = ownerAndName(scope, append ? name.slice(1) : name);
  const before = append ? owner.lookup(variable.toLowerCase()) : null;
  const list = new NetList(typeNamed('System.Collections.ArrayList'), itemsOf(before));
  owner.assign(variable, list);
  return (value) => void list.items.push(value);
}

/** `script:name` and `global:name` name a variable of that scope. */
export function ownerAndName(scope: Scope, name: string): [Scope, string] {
  const qualified = /^(script|global|local|variable):(.+)$/is.exec(name);
  if (!qualified) return [scope, name];
  const [, qualifier, variable] = qualified as unknown as [string, string, string];
  switch (qualifier.toLowerCase()) {
    case 'script':
      return [scope.script, variable];
    case 'global':
      return [scope.session.runspace.globalSession.top, variable];
    default:
      return [scope, variable];
  }
}

export function itemsOf(before: unknown): unknown[] {
  if (before instanceof NetList) return [...before.items];
  if (Array.isArray(before)) return [...before];
  return typeof before === 'symbol' || before === null || before === undefined ? [] : [before];
}

/** Gives what is written to a function before the next pipe has it. */
class TeePipe extends Pipe {
  constructor(
    private readonly next: Pipe,
    private readonly take: (value: unknown) => void,
  ) {
    super();
  }

  write(value: unknown): void {
    this.take(value);
    this.next.write(value);
  }
}

/** -OutBuffer: hands objects on when more than so many have come together. */
class BufferPipe extends Pipe {
  private held: unknown[] = [];

  constructor(
    private readonly next: Pipe,
    private readonly size: number,
  ) {
    super();
  }

  write(value: unknown): void {
    this.held.push(value);
    if (this.held.length > this.size) this.flush();
  }

  flush(): void {
    const values = this.held;
    this.held = [];
    for (const value of values) this.next.write(value);
  }
}
