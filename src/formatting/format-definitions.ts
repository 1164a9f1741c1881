/** Views as the objects that Get-FormatData gives and Export-FormatData takes. */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { PSCustomObject } from '../types/values/custom-object.ts';
import type { SelectedBy, View, ViewExpression } from './view-definition.ts';

const CONTROL_NAMES = {
  table: 'TableControl',
  list: 'ListControl',
  wide: 'WideControl',
  custom: 'CustomControl',
} as const;

/** TableControl and its kind: what a view draws. */
export class ViewControl extends NetObject {
  constructor(readonly view: View) {
    super();
  }

  get controlName(): string {
    return CONTROL_NAMES[this.view.kind];
  }

  netType(): NetType {
    return typeNamed(`System.Management.Automation.${this.controlName}`);
  }

  /** Label, alignment and width of a table's columns. */
  columnHeaders(): PSCustomObject[] {
    if (this.view.kind !== 'table') return [];
    return this.view.columns.map((one) =>
      PSCustomObject.from([
        ['Label', one.label ?? null],
        ['Alignment', one.align ?? 'Undefined'],
        ['Width', one.width ?? 0],
      ]),
    );
  }

  /** The entries of a list or wide view, each with what selects it and what it shows. */
  entries(): PSCustomObject[] {
    if (this.view.kind === 'list') {
      return this.view.entries.map((entry) =>
        PSCustomObject.from([
          ['SelectedBy', selectedBy(entry)],
          ['Items', entry.items.map((one) => labelled(one.label ?? null, one.value))],
        ]),
      );
    }
    if (this.view.kind !== 'wide') return [];
    return this.view.entries.map((entry) =>
      PSCustomObject.from([
        ['SelectedBy', selectedBy(entry)],
        ['DisplayEntry', expressionText(entry.field.value)],
      ]),
    );
  }
}

function selectedBy(entry: SelectedBy): string[] {
  return [...(entry.types ?? [])];
}

function labelled(label: string | null, value: ViewExpression | null): PSCustomObject {
  return PSCustomObject.from([
    ['Label', label],
    ['DisplayEntry', expressionText(value)],
  ]);
}

function expressionText(value: ViewExpression | null): string | null {
  return value === null || typeof value === 'function' ? null : String(value);
}

/** One view. */
export class FormatViewDefinition extends NetObject {
  readonly control: ViewControl;
  constructor(readonly view: View) {
    super();
    this.control = new ViewControl(view);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.FormatViewDefinition');
  }
}

/** The views of some types. */
export class ExtendedTypeDefinition extends NetObject {
  constructor(
    readonly typeNames: readonly string[],
    readonly views: readonly FormatViewDefinition[],
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.ExtendedTypeDefinition');
  }
}

/** The views grouped by the types that they are for. */
export function definitionsOf(views: readonly View[]): ExtendedTypeDefinition[] {
  const groups = new Map<string, { types: readonly string[]; views: FormatViewDefinition[] }>();
  for (const view of views) {
    const key = view.types.join('\n').toLowerCase();
    const group = groups.get(key);
    if (group) group.views.push(new FormatViewDefinition(view));
    else groups.set(key, { types: view.types, views: [new FormatViewDefinition(view)] });
  }
  return [...groups.values()].map((group) => new ExtendedTypeDefinition(group.types, group.views));
}
