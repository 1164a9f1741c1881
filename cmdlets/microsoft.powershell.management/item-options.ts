/** -Options of New-Item and Set-Item, which functions and aliases have: ReadOnly, Constant, AllScope… */

import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import type { ScopedItemOption } from '../../src/engine/scoped-options.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { SessionStateProvider } from '../../src/providers/session-state-provider.ts';
import { NetException } from '../../src/types/net-exception.ts';

const OPTIONS = {
  Options: {
    type: 'enum',
    typeName: 'System.Management.Automation.ScopedItemOptions',
    values: ['None', 'ReadOnly', 'Constant', 'Private', 'AllScope', 'Unspecified'],
    help: 'ReadOnly, Constant, Private or AllScope.',
  },
} as const satisfies ParameterDeclarations;

/** The parameter, where the first path leads to functions or aliases. */
export function optionsOfItems(ps: CmdletActions, paths: readonly string[]): ParameterDeclarations | null {
  const [path] = paths;
  if (path === undefined) return null;
  try {
    const { provider } = drivesOf(ps).resolve(path);
    return provider instanceof SessionStateProvider && provider.hasOptions ? OPTIONS : null;
  } catch (error) {
    // What is wrong with the path is told when it is used.
    if (!(error instanceof NetException)) throw error;
    return null;
  }
}

/** What was given for it; null for nothing. */
export function givenOptions(parameters: object): ReadonlySet<ScopedItemOption> | null {
  const text = (parameters as { Options?: string }).Options;
  if (text === undefined) return null;
  return new Set(text === 'None' ? [] : (text.split(', ') as ScopedItemOption[]));
}
