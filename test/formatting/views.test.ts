/** Which view an object is shown by. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { View } from '../../src/formatting/view-definition.ts';
import { ViewRegistry } from '../../src/formatting/view-registry.ts';
import { builtInViews } from '../../src/generated/views.ts';

/** The views of a running PowerShell. */
const RECORDED = new URL('../reference/powershell-views.json', import.meta.url);

interface RecordedView {
  readonly types: readonly string[];
  readonly view: string;
  readonly kind: string;
  readonly columns?: readonly { readonly label?: string; readonly value: string; readonly width?: number }[];
  readonly items?: readonly { readonly label?: string; readonly value: string }[];
}

/** Labels with widths of a table, labels of a list. */
function summary(view: View): unknown {
  if (view.kind === 'table') {
    const [row] = view.rows;
    return view.columns.map((one, k) => [one.label ?? row!.fields[k]!.value, one.width ?? 0]);
  }
  if (view.kind === 'list') return view.entries.at(-1)!.items.map((one) => one.label ?? one.value);
  return null;
}

function recordedSummary(view: RecordedView): unknown {
  if (view.columns) return view.columns.map((one) => [one.label ?? one.value, one.width ?? 0]);
  return view.items ? view.items.map((one) => one.label ?? one.value) : null;
}

describe('every view that PowerShell has', () => {
  const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as RecordedView[];
  test.each(recorded.map((view) => [view.types[0], view.view, view.kind, view] as const))(
    '%s, %s, %s',
    (_type, name, kind, view) => {
      const ours = builtInViews().filter(
        (one) => one.name === name && one.kind === kind.toLowerCase() && one.types.join() === view.types.join(),
      );
      expect(ours.map(summary)).toContainEqual(recordedSummary(view));
    },
  );
});

describe('the registry', () => {
  const views = new ViewRegistry(builtInViews());

  test('finds by the most derived type', () => {
    expect(
      views.find(['System.Management.Automation.FunctionInfo', 'System.Management.Automation.CommandInfo'], 'table'),
    ).toHaveProperty('columns.length', 4);
    expect(views.find(['My.Command', 'System.Management.Automation.CommandInfo'], 'table')).toHaveProperty(
      'columns.length',
      2,
    );
  });

  test('finds views of deserialized objects by their original type', () => {
    expect(views.find(['Deserialized.System.Guid', 'Deserialized.System.Object'], null)?.name).toBe('System.Guid');
  });

  test('a prepended file comes first, loading it again replaces it', () => {
    const own = new ViewRegistry(builtInViews());
    const view: View = { kind: 'list', name: 'Mine', types: ['System.Guid'], entries: [{ items: [{ value: 'A' }] }] };
    own.addFile('/x.ps1xml', [view], 'prepend');
    expect(own.find(['System.Guid'], null)?.name).toBe('Mine');
    own.addFile('/x.ps1xml', [], 'prepend');
    expect(own.find(['System.Guid'], null)?.name).toBe('System.Guid');
  });
});
