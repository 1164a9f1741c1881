/** Out-GridView: shows objects as a table in the terminal, from which rows can be chosen. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { openOutput } from '../../src/formatting/cmdlet-output.ts';
import { DEFAULT_FORMAT } from '../../src/formatting/format-options.ts';
import { Formatter } from '../../src/formatting/formatter.ts';
import { hostOutput } from '../../src/formatting/host-output.ts';
import { RunspaceContext } from '../../src/formatting/runspace-context.ts';

/** Rows by the numbers that a person gave (`1,3-5`); null when it is no such list. */
function chosenRows(answer: string, count: number): number[] | null {
  const rows: number[] = [];
  for (const part of answer.split(',').map((one) => one.trim())) {
    const range = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (!range) return null;
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (from < 1 || to > count || to < from) return null;
    for (let row = from; row <= to; row++) rows.push(row - 1);
  }
  return rows;
}

export default cmdlet({
  verb: 'Out',
  noun: 'GridView',
  aliases: ['ogv'],
  className: 'Microsoft.PowerShell.Commands.OutGridViewCommand',
  defaultParameterSet: 'PassThru',
  help: {
    synopsis: 'Shows objects as a table in the terminal, from which rows can be chosen.',
    description: 'There is no window: the table is drawn in the terminal, and -PassThru asks for the numbers of rows.',
    examples: [
      {
        title: 'Choose certificates',
        transcript: 'PS> Get-CsCertificate | Out-GridView -PassThru',
        remarks: 'It waits for a person to choose.',
        runnable: false,
      },
    ],
    links: ['Format-Table', 'Out-Host'],
  },
  parameters: {
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects to show.' },
    Title: { type: 'string', validate: [{ kind: 'notNullOrEmpty' }], help: 'Line above the table.' },
    Wait: {
      type: 'switch',
      in: ['Wait'],
      help: 'Waits until the window is closed.',
      noEffect: 'the table is written at once; there is no window to wait for',
    },
    OutputMode: {
      type: 'enum',
      values: ['None', 'Single', 'Multiple'],
      typeName: 'Microsoft.PowerShell.Commands.OutputModeOption',
      in: ['OutputMode'],
      help: 'How many rows can be chosen.',
    },
    PassThru: { type: 'switch', in: ['PassThru'], help: 'Gives the rows that a person chooses to the pipeline.' },
  },
  run(ps) {
    const objects: unknown[] = [];
    const mode = (): 'None' | 'Single' | 'Multiple' =>
      ps.parameters.OutputMode ?? (ps.parameters.PassThru ? 'Multiple' : 'None');

    const show = (): void => {
      const output = hostOutput(ps.ui, ps.runspace.style);
      if (ps.parameters.Title) output.writeLine(ps.parameters.Title);
      const context = new RunspaceContext(ps.runspace);
      const session = openOutput(ps, output);
      const options = { ...DEFAULT_FORMAT, kind: 'table' as const, autoSize: true };
      const formatter = new Formatter(options, context, (data) => session.process(data));
      for (const object of objects) formatter.process(object);
      formatter.end();
      session.end();
    };
    const choose = (): void => {
      const single = mode() === 'Single';
      for (;;) {
        const answer = ps.ui.readLine(`Row${single ? '' : 's'} (1-${objects.length}, empty for none): `)?.trim() ?? '';
        if (answer === '') return;
        const rows = chosenRows(answer, objects.length);
        if (!rows || (single && rows.length > 1)) continue;
        for (const row of rows) ps.write(objects[row]);
        return;
      }
    };
    return {
      process() {
        const { InputObject } = ps.parameters;
        if (InputObject !== null && InputObject !== undefined) objects.push(InputObject);
      },
      end() {
        show();
        if (mode() !== 'None' && objects.length > 0) choose();
      },
    };
  },
});
