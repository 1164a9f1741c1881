/** How samples and sets of counters are drawn (Diagnostics.Format.ps1xml). */
import { column, list, table, type View } from '../../../src/formatting/view-definition.ts';

const NAMESPACE = 'Microsoft.PowerShell.Commands.GetCounter';

const views: readonly View[] = [
  table(
    'Counter',
    [`${NAMESPACE}.PerformanceCounterSampleSet`],
    [column('Timestamp', { width: 25 }), column('Readings', { label: 'CounterSamples', width: 100 })],
    { wrap: true },
  ),
  table(
    'CounterSample',
    [`${NAMESPACE}.PerformanceCounterSample`],
    [
      column('Path', { width: 60 }),
      column('InstanceName', { width: 15 }),
      column('CookedValue', { width: 20, align: 'Right' }),
    ],
  ),
  list(
    'CounterSet',
    [`${NAMESPACE}.CounterSet`],
    ['CounterSetName', 'MachineName', 'CounterSetType', 'Description', 'Paths', 'PathsWithInstances', 'Counter'],
  ),
];

export default views;
