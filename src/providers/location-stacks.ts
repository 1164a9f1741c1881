/**
 * The stacks of Push-Location and Pop-Location: by name, whatever the case. One that has been emptied is gone; the stack
 * that commands use unless told otherwise is `default`, or the one that Set-Location -StackName has chosen.
 * (SessionStateInternal; its behaviour was asked of PowerShell 7.6.)
 */
import { invalidArgument, type NetException, runtimeException } from '../types/net-exception.ts';
import { typeNamed } from '../types/net-type.ts';
import { NetStack } from '../types/values/net-collections.ts';
import type { PathInfo } from './path-info.ts';
import { argumentError } from './provider-errors.ts';

const DEFAULT_STACK = 'default';

/** A stack as scripts see it: a copy, which they can change without changing the session's. */
export class PathInfoStack extends NetStack {
  constructor(
    readonly name: string,
    /** The one pushed first comes first. */
    locations: readonly PathInfo[],
  ) {
    super(typeNamed('System.Management.Automation.PathInfoStack'), locations);
  }
}

export class LocationStacks {
  private readonly byName = new Map<string, PathInfo[]>();
  private chosen = DEFAULT_STACK;

  push(name: string | null, location: PathInfo): void {
    const key = keyOf(this.named(name));
    const stack = this.byName.get(key) ?? [];
    this.byName.set(key, stack);
    stack.push(location);
  }

  /** Takes the location pushed last; null where the default stack has none. @throws NetException for another stack */
  pop(name: string | null): PathInfo | null {
    const asked = this.named(name);
    const stack = this.byName.get(keyOf(asked));
    const location = stack?.pop();
    if (stack?.length === 0) this.byName.delete(keyOf(asked));
    if (location) return location;
    if (keyOf(asked) === DEFAULT_STACK) return null;
    throw argumentError(`Cannot find location stack '${asked}'. It does not exist or it is not a container.`);
  }

  /** @throws NetException where there is none of the name */
  get(name: string | null): PathInfoStack {
    const asked = this.named(name);
    const stack = this.byName.get(keyOf(asked));
    if (!stack && keyOf(asked) !== DEFAULT_STACK) throw invalidArgument('stackName');
    return new PathInfoStack(asked, stack ?? []);
  }

  /** Makes a stack the one that is used where no name is given. @throws NetException where there is none of the name */
  choose(name: string): PathInfoStack {
    const asked = name === '' ? DEFAULT_STACK : name;
    const stack = this.byName.get(keyOf(asked));
    if (!stack) {
      if (keyOf(asked) !== DEFAULT_STACK) throw stackNotFound(asked);
      // Without locations the default stack is shown, but PowerShell goes on using the one that was chosen before.
      return new PathInfoStack(DEFAULT_STACK, []);
    }
    this.chosen = asked;
    return new PathInfoStack(asked, stack);
  }

  private named(name: string | null): string {
    return name === null || name === '' ? this.chosen : name;
  }
}

function keyOf(name: string): string {
  return name.toLowerCase();
}

function stackNotFound(name: string): NetException {
  return runtimeException('StackNotFound', 'ObjectNotFound', `Cannot find path '${name}' because it does not exist.`, {
    target: name,
    typeName: 'System.Management.Automation.ItemNotFoundException',
  });
}
