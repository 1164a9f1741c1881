/** What tests of members need: every declared type, an ambient, and script blocks made of functions. */
import { type Ambient, newProcessState, setAmbient } from '../../src/types/ambient.ts';
import '../../src/types/conversion/conversion.ts';
import { readdirSync } from 'node:fs';
import type { Invocable } from '../../src/types/members/ps-member.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, registerType, typeNamed } from '../../src/types/net-type.ts';

// Only the types of this room: the generated index has those of the engine too.
const folder = new URL('../../src/types/net/', import.meta.url);
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts')) continue;
  const { default: declared } = (await import(new URL(file, folder).pathname)) as { default: unknown };
  for (const declaration of Array.isArray(declared) ? declared : [declared]) registerType(declaration);
}

/** An en-US ambient; nothing of it but the culture matters to members. */
export function useAmbient(): void {
  setAmbient({
    process: newProcessState(),
    culture: 'en-US',
    uiCulture: 'en-US',
    timeZone: 'UTC',
    now: () => 0,
  } as Ambient);
}

/** A script block that runs a function of `$this` or `$_` and the arguments. */
export class TestBlock extends NetObject implements Invocable {
  constructor(private readonly run: (item: never, ...args: never[]) => unknown) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Object');
  }
  invokeWithThis(self: unknown, args: readonly unknown[]): unknown {
    return this.run(self as never, ...(args as never[]));
  }
  invokeWithItem(item: unknown, args: readonly unknown[]): unknown {
    return this.run(item as never, ...(args as never[]));
  }
  invokeInScope(item: unknown, args: readonly unknown[]): unknown {
    return this.run(item as never, ...(args as never[]));
  }
  invokeAsDelegate([item, ...args]: readonly unknown[]): unknown {
    return this.run(item as never, ...(args as never[]));
  }
}

/** What an action throws: its error id and message. */
export function failure(action: () => unknown): { id: string; type: string; message: string } {
  try {
    action();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return { id: error.identity?.errorId ?? '', type: error.typeName, message: error.message };
  }
  throw new Error('It did not fail.');
}
