/** Write-Host: writes on the console, past the pipeline. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { ConsoleColor } from '../../src/engine/host.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { netText } from '../../src/types/format/format-value.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { CONSOLE_COLORS } from './console-colors.ts';

export default cmdlet({
  verb: 'Write',
  noun: 'Host',
  help: {
    synopsis: 'Writes on the console.',
    description:
      'The text is shown even inside of an assignment; it is not output of the command. It travels on the information stream and can be taken there (`6>`).',
    examples: [
      { title: 'Text and values', transcript: "PS> Write-Host 'Servers:' 3\nServers: 3" },
      { title: 'A separator of one’s own', transcript: "PS> Write-Host 1, 2, 3 -Separator '; '\n1; 2; 3" },
      { title: 'Without a line end', transcript: "PS> Write-Host 'a' -NoNewline; Write-Host 'b'\nab" },
    ],
    links: ['Write-Output', 'Write-Information', 'Out-Host'],
  },
  parameters: {
    Object: {
      type: 'object',
      position: 0,
      pipeline: 'value',
      remaining: true,
      aliases: ['Msg', 'Message'],
      help: 'The objects to write, by their texts.',
    },
    NoNewline: { type: 'switch', help: 'Ends without going to a new line.' },
    Separator: { type: 'object', help: 'What stands between the texts; a blank unless given.' },
    ForegroundColor: {
      type: 'enum',
      typeName: 'System.ConsoleColor',
      values: CONSOLE_COLORS,
      help: 'Colour of the text.',
    },
    BackgroundColor: {
      type: 'enum',
      typeName: 'System.ConsoleColor',
      values: CONSOLE_COLORS,
      help: 'Colour behind the text.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Object: value, Separator, NoNewline, ForegroundColor, BackgroundColor } = ps.parameters;
        ps.host(consoleText(value, ps.isBound('Separator') ? toText(Separator) : ' '), {
          noNewline: NoNewline ?? false,
          ...(ForegroundColor ? { foreground: ForegroundColor as ConsoleColor } : {}),
          ...(BackgroundColor ? { background: BackgroundColor as ConsoleColor } : {}),
        });
      },
    };
  },
});

/** Collections are written element by element, whatever their depth; a dictionary is the collection of its entries. */
function consoleText(value: unknown, separator: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  const items =
    value instanceof KeyedTable
      ? Array.from(value.slots(), () => 'System.Collections.DictionaryEntry')
      : enumerate(value);
  if (items) return Array.from(items, (item) => consoleText(item, separator)).join(separator);
  return netText(value);
}
