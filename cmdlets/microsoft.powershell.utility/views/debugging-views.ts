/** Views of breakpoints, call stacks and trace sources. */
import { column, list, table, type View } from '../../../src/formatting/view-definition.ts';
import { leafOf, valueAt } from '../../../src/formatting/view-values.ts';

const views: readonly View[] = [
  table(
    'Runspace',
    ['System.Management.Automation.Runspaces.Runspace'],
    [
      column('Id', { width: 3, align: 'Right' }),
      column('Name', { width: 15, align: 'Left' }),
      column((runspace) => valueAt(runspace, 'ConnectionInfo.ComputerName') ?? 'localhost', {
        label: 'ComputerName',
        width: 15,
        align: 'Left',
      }),
      column((runspace) => (valueAt(runspace, 'ConnectionInfo') === null ? 'Local' : 'Remote'), {
        label: 'Type',
        width: 13,
        align: 'Left',
      }),
      column((runspace) => valueAt(runspace, 'RunspaceStateInfo.State'), { label: 'State', width: 13, align: 'Left' }),
      column(
        (runspace) =>
          valueAt(runspace, 'Debugger.InBreakpoint') === true
            ? 'InBreakpoint'
            : valueAt(runspace, 'RunspaceAvailability'),
        { label: 'Availability', width: 15, align: 'Left' },
      ),
    ],
  ),
  table('CallStackFrame', ['System.Management.Automation.CallStackFrame'], ['Command', 'Arguments', 'Location']),
  table(
    'Breakpoint',
    [
      'System.Management.Automation.CommandBreakpoint',
      'System.Management.Automation.LineBreakpoint',
      'System.Management.Automation.VariableBreakpoint',
    ],
    [
      column('ID', { width: 4, align: 'Right' }),
      column((breakpoint) => leafOf(valueAt(breakpoint, 'Script')), { label: 'Script' }),
      column('Line', { width: 4, align: 'Right' }),
      'Command',
      'Variable',
      'Action',
    ],
  ),
  list(
    'Breakpoint',
    [
      'System.Management.Automation.CommandBreakpoint',
      'System.Management.Automation.LineBreakpoint',
      'System.Management.Automation.VariableBreakpoint',
    ],
    ['ID', 'Script', 'Enabled', 'HitCount', 'Action'],
    {
      byType: [
        {
          types: ['System.Management.Automation.LineBreakpoint'],
          items: ['ID', 'Script', 'Line', 'Column', 'Enabled', 'HitCount', 'Action'],
        },
        {
          types: ['System.Management.Automation.VariableBreakpoint'],
          items: ['ID', 'Variable', 'AccessMode', 'Enabled', 'HitCount', 'Action'],
        },
        {
          types: ['System.Management.Automation.CommandBreakpoint'],
          items: ['ID', 'Command', 'Enabled', 'HitCount', 'Action'],
        },
      ],
    },
  ),
  table(
    'PSRunspaceDebug>',
    ['Microsoft.PowerShell.Commands.PSRunspaceDebug'],
    [
      column('RunspaceId', { label: 'Id', width: 3, align: 'Right' }),
      column('RunspaceName', { label: 'Name', width: 20, align: 'Left' }),
      column('Enabled', { width: 10, align: 'Left' }),
      column('BreakAll', { width: 10, align: 'Left' }),
    ],
  ),
  table(
    'System.Management.Automation.PSTraceSource',
    ['System.Management.Automation.PSTraceSource'],
    [column('Options', { width: 8 }), column('Name', { width: 20 }), column('Listeners', { width: 20 }), 'Description'],
  ),
  list(
    'System.Management.Automation.PSTraceSource',
    ['System.Management.Automation.PSTraceSource'],
    ['Name', 'Description', 'Options', 'Listeners', 'Attributes', 'Switch'],
  ),
];

export default views;
