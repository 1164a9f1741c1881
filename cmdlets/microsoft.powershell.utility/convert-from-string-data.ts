/** ConvertFrom-StringData: a table from lines `name = value`. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { unescapeRegex } from '../../src/types/regex/unescape.ts';
import { Hashtable } from '../../src/types/values/hashtable.ts';

export default cmdlet({
  verb: 'ConvertFrom',
  noun: 'StringData',
  outputTypes: ['System.Collections.Hashtable'],
  help: {
    synopsis: 'Makes a table of lines name = value.',
    description:
      'Lines that begin with # are comments. A backslash has its meaning as in regular expressions: \\\\ for one, \\n for a new line.',
    examples: [{ title: 'One line', transcript: "PS> ('site = Paris' | ConvertFrom-StringData).site\nParis" }],
  },
  parameters: {
    StringData: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      allowEmptyString: true,
      help: 'The lines.',
    },
    Delimiter: { type: 'char', position: 1, help: 'What separates name and value; = unless given.' },
  },
  run(ps) {
    return {
      process: () => ps.write(tableOf(ps, ps.parameters.StringData ?? '', String(ps.parameters.Delimiter ?? '='))),
    };
  },
});

function tableOf(ps: CmdletActions, text: string, delimiter: string): Hashtable {
  const table = new Hashtable();
  for (const whole of text.split('\n')) {
    const line = whole.trim();
    if (line === '' || line.startsWith('#')) continue;
    const at = line.indexOf(delimiter);
    if (at <= 0) {
      ps.fail('InvalidOperation', 'InvalidOperation', `Data line '${line}' is not in 'name=value' format. `, {
        exception: 'System.Management.Automation.PSInvalidOperationException',
      });
    }
    const name = line.slice(0, at).trim();
    if (table.has(name)) {
      ps.fail('InvalidOperation', 'InvalidOperation', `Data item '${name}' in line '${line}' is already defined. `, {
        exception: 'System.Management.Automation.PSInvalidOperationException',
      });
    }
    table.set(name, unescaped(ps, line.slice(at + 1).trim()));
  }
  return table;
}

function unescaped(ps: CmdletActions, text: string): string {
  try {
    return unescapeRegex(text);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return ps.throwTerminatingError(ps.recordOf(error, error.typeName, 'NotSpecified'));
  }
}
