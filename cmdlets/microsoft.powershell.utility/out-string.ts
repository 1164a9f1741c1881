/** Out-String: gives as a string what the console would show of the objects. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { openOutput, textOutput } from '../../src/formatting/cmdlet-output.ts';
import type { OutputSession } from '../../src/formatting/output-session.ts';

export default cmdlet({
  verb: 'Out',
  noun: 'String',
  className: 'Microsoft.PowerShell.Commands.OutStringCommand',
  defaultParameterSet: 'NoNewLineFormatting',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Gives as a string what the console would show of the objects.',
    examples: [
      { title: 'The text of a table', transcript: 'PS> ([pscustomobject]@{ A = 1 } | Out-String).Trim()\nA\n-\n1' },
      { title: 'One string per line', transcript: 'PS> (1..3 | Out-String -Stream).Count\n3' },
    ],
    links: ['Out-File', 'Out-Host', 'Format-Table'],
  },
  parameters: {
    Stream: { type: 'switch', in: { StreamFormatting: {} }, help: 'Gives each line as a string of its own.' },
    Width: {
      type: 'int',
      validate: [{ kind: 'range', min: 2, max: 2147483647 }],
      help: 'Characters in a line; without it as many as the window has, less one.',
    },
    NoNewline: { type: 'switch', in: { NoNewLineFormatting: {} }, help: 'Leaves out all line ends.' },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects to show.' },
  },
  run(ps) {
    const { Stream, NoNewline, Width } = ps.parameters;
    const parts: string[] = [];
    const take = Stream ? (line: string) => ps.write(line) : (line: string) => void parts.push(line);
    let session: OutputSession;
    return {
      begin() {
        session = openOutput(ps, textOutput(ps, take, Width));
      },
      process() {
        session.process(ps.parameters.InputObject);
      },
      end() {
        session.end();
        if (!Stream) ps.write(NoNewline ? parts.join('') : parts.map((part) => `${part}\n`).join(''));
      },
    };
  },
});
