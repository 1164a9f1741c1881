/** All keys with what they do, as Ctrl+Alt+? shows them. */
import { type FunctionGroup, factsOf } from './commands/bindable-functions.ts';
import { type EditMode, HIDDEN_FUNCTIONS, type KeyMap, tablesOf } from './keys/key-map.ts';

/** How groups are headed, in the order in which they are shown. */
export const GROUP_HEADINGS: readonly (readonly [FunctionGroup, string])[] = [
  ['Basic', 'Basic editing functions'],
  ['CursorMovement', 'Cursor movement functions'],
  ['History', 'History functions'],
  ['Completion', 'Completion functions'],
  ['Prediction', 'Prediction functions'],
  ['Miscellaneous', 'Miscellaneous functions'],
  ['Selection', 'Selection functions'],
  ['Search', 'Search functions'],
  ['Custom', 'User defined functions'],
];

export function keyListText(keys: KeyMap, mode: EditMode): string {
  const rows = tablesOf(mode).flatMap((table) =>
    keys.entries(table).map(([chord, binding]) => ({
      key: table === 'ViCommand' ? `<${chord}>` : chord,
      name: typeof binding === 'string' ? binding : 'CustomAction',
    })),
  );
  const keyWidth = Math.max(...rows.map(({ key }) => key.length));
  const parts: string[] = [];
  for (const [group, heading] of GROUP_HEADINGS) {
    const own = rows
      .filter(({ name }) => (factsOf(name)?.group ?? 'Custom') === group && !HIDDEN_FUNCTIONS.has(name))
      .sort((a, b) => a.name.localeCompare(b.name));
    if (own.length === 0) continue;
    parts.push(heading, '='.repeat(heading.length), '');
    for (const { key, name } of own)
      parts.push(`${key.padEnd(keyWidth)} ${name.padEnd(28)} ${factsOf(name)?.description ?? 'User defined action'}`);
    parts.push('');
  }
  return parts.join('\n');
}
