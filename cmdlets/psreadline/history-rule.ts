/** The rule by which the history leaves secrets out, as scripts call it. */
import { currentRunspace } from '../../src/engine/current-runspace.ts';
import { ServiceKey } from '../../src/engine/services.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { genericTypeOf, typeNamed } from '../../src/types/net-type.ts';
import { Delegate } from '../../src/types/values/delegate.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';

/** Where a command is kept, by the names of Microsoft.PowerShell.AddToHistoryOption. */
export type AddToHistoryOption = 'SkipAdding' | 'MemoryOnly' | 'MemoryAndFile';

/** Says of a command where the history keeps it when nobody has said otherwise; given by the host. */
export const HISTORY_RULE = new ServiceKey<(line: string) => AddToHistoryOption>('rule of the history');

const NUMBERS: Readonly<Record<AddToHistoryOption, number>> = { SkipAdding: 0, MemoryOnly: 1, MemoryAndFile: 2 };

/** The rule's answer as a value that scripts see. */
export function defaultHistoryOption(line: string): EnumValue {
  const option = currentRunspace().services.require(HISTORY_RULE)(line);
  return EnumValue.of(typeNamed('Microsoft.PowerShell.AddToHistoryOption'), NUMBERS[option]);
}

/** The rule as the delegate that AddToHistoryHandler holds. */
export function defaultHistoryRule(): Delegate {
  const type = genericTypeOf(typeNamed('System.Func`2'), [typeNamed('System.String'), typeNamed('System.Object')]);
  const decide = (args: readonly unknown[]): unknown => defaultHistoryOption(toText(args[0] ?? ''));
  return new Delegate(type, {
    invokeWithThis: (_self, args) => decide(args),
    invokeWithItem: (_item, args) => decide(args),
    invokeInScope: (_item, args) => decide(args),
    invokeAsDelegate: decide,
  });
}
