/** Reads format files (`.format.ps1xml`): the views that Update-FormatData adds to a session. */
import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { netException } from '../types/net-exception.ts';
import type { Alignment } from './format-data.ts';
import type { Script } from './formatting-context.ts';
import type {
  CustomControl,
  CustomEntry,
  CustomToken,
  GroupBy,
  SelectedBy,
  View,
  ViewColumn,
  ViewExpression,
  ViewField,
  ViewItem,
  ViewRow,
} from './view-definition.ts';

/** Makes a script block of a text; throws the parse error. */
export type CompileScript = (text: string) => Script;

const ALIGNMENTS: readonly Alignment[] = ['Left', 'Center', 'Right'];

/** The views of a format file's text. Throws a NetException that says what is wrong with it. */
export function parseFormatFile(text: string, path: string, compile: CompileScript): View[] {
  let root: Element | null;
  try {
    root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml').documentElement;
  } catch (error) {
    throw invalid(path, error instanceof Error ? error.message : String(error));
  }
  if (root?.nodeName !== 'Configuration') throw invalid(path, 'The root node must be Configuration.');
  return new FormatFileReader(path, compile, root).views(root);
}

function invalid(path: string, problem: string): ReturnType<typeof netException> {
  return netException(
    'System.Management.Automation.Runspaces.FormatTableLoadException',
    `Error in ${path}: ${problem}`,
  );
}

class FormatFileReader {
  private readonly selectionSets = new Map<string, string[]>();
  private readonly sharedControls = new Map<string, CustomControl>();

  constructor(
    private readonly path: string,
    private readonly compile: CompileScript,
    root: Element,
  ) {
    for (const set of children(child(root, 'SelectionSets'), 'SelectionSet')) {
      const types = children(child(set, 'Types'), 'TypeName').map(textOf);
      this.selectionSets.set(childText(set, 'Name') ?? '', types);
    }
    this.readControls(child(root, 'Controls'), this.sharedControls);
  }

  views(root: Element): View[] {
    return children(child(root, 'ViewDefinitions'), 'View').map((element) => this.view(element));
  }

  private readControls(parent: Element | null, into: Map<string, CustomControl>): void {
    for (const control of children(parent, 'Control')) {
      const body = child(control, 'CustomControl');
      if (body) into.set((childText(control, 'Name') ?? '').toLowerCase(), this.customControl(body));
    }
  }

  private view(element: Element): View {
    const name = childText(element, 'Name') ?? this.fail('A View has no Name.');
    const types = this.typesOf(child(element, 'ViewSelectedBy'));
    if (types.length === 0) this.fail(`The view ${name} has no ViewSelectedBy.`);
    const controls = new Map(this.sharedControls);
    this.readControls(child(element, 'Controls'), controls);
    const outOfBand = child(element, 'OutOfBand') !== null ? true : undefined;
    const base = { name, types, groupBy: this.groupBy(child(element, 'GroupBy'), controls), controls, outOfBand };
    const table = child(element, 'TableControl');
    if (table) return { ...base, ...this.table(table) };
    const list = child(element, 'ListControl');
    if (list) return { ...base, kind: 'list', entries: this.listEntries(list) };
    const wide = child(element, 'WideControl');
    if (wide) return { ...base, ...this.wide(wide) };
    const custom = child(element, 'CustomControl');
    if (custom) return { ...base, kind: 'custom', ...this.customControl(custom) };
    return this.fail(`The view ${name} has no control.`);
  }

  private typesOf(parent: Element | null): string[] {
    const named = children(parent, 'TypeName').map(textOf);
    const sets = children(parent, 'SelectionSetName').flatMap((one) => this.selectionSets.get(textOf(one)) ?? []);
    return [...named, ...sets];
  }

  private groupBy(element: Element | null, controls: ReadonlyMap<string, CustomControl>): GroupBy | undefined {
    if (!element) return undefined;
    const by = this.expression(element) ?? this.fail('GroupBy has neither PropertyName nor ScriptBlock.');
    const inline = child(element, 'CustomControl');
    const named = childText(element, 'CustomControlName');
    const control = inline ? this.customControl(inline) : named ? controls.get(named.toLowerCase()) : undefined;
    return { by, label: childText(element, 'Label') ?? undefined, control };
  }

  private selectedBy(entry: Element): SelectedBy {
    const element = child(entry, 'EntrySelectedBy');
    if (!element) return {};
    const condition = child(element, 'SelectionCondition');
    const types = [...this.typesOf(element), ...this.typesOf(condition)];
    return {
      types: types.length > 0 ? types : undefined,
      condition: condition ? (this.expression(condition) ?? undefined) : undefined,
    };
  }

  private table(element: Element): {
    kind: 'table';
    columns: ViewColumn[];
    rows: ViewRow[];
    autoSize?: boolean;
    hideHeaders?: boolean;
  } {
    const rows = children(child(element, 'TableRowEntries'), 'TableRowEntry').map(
      (entry): ViewRow => ({
        ...this.selectedBy(entry),
        fields: children(child(entry, 'TableColumnItems'), 'TableColumnItem').map((one) => this.field(one)),
        wrap: child(entry, 'Wrap') ? true : undefined,
      }),
    );
    if (rows.length === 0) this.fail('A TableControl has no TableRowEntry.');
    const headers = children(child(element, 'TableHeaders'), 'TableColumnHeader').map((header) => this.column(header));
    const [first] = rows;
    return {
      kind: 'table',
      columns: headers.length > 0 ? headers : (first?.fields ?? []).map(() => ({})),
      rows,
      autoSize: child(element, 'AutoSize') ? true : undefined,
      hideHeaders: child(element, 'HideTableHeaders') ? true : undefined,
    };
  }

  private column(header: Element): ViewColumn {
    const width = childText(header, 'Width');
    if (width !== null && !/^\d+$/.test(width)) this.fail(`The Width ${width} is not a number.`);
    return {
      label: childText(header, 'Label') ?? undefined,
      width: width === null ? undefined : Number(width),
      align: this.alignment(header),
    };
  }

  private alignment(parent: Element): Alignment | undefined {
    const text = childText(parent, 'Alignment');
    if (text === null) return undefined;
    return (
      ALIGNMENTS.find((name) => name.toLowerCase() === text.toLowerCase()) ??
      this.fail(`The Alignment ${text} is not known.`)
    );
  }

  /** Null for an item without content, which takes that of the default row. */
  private field(element: Element): ViewField | null {
    const value = this.expression(element);
    if (value === null) return null;
    return { value, format: childText(element, 'FormatString') ?? undefined, align: this.alignment(element) };
  }

  private listEntries(element: Element): (SelectedBy & { items: ViewItem[] })[] {
    return children(child(element, 'ListEntries'), 'ListEntry').map((entry) => ({
      ...this.selectedBy(entry),
      items: children(child(entry, 'ListItems'), 'ListItem').map((one): ViewItem => {
        const condition = child(one, 'ItemSelectionCondition');
        return {
          value: this.expression(one),
          text: childText(one, 'Text') ?? undefined,
          label: childText(one, 'Label') ?? undefined,
          format: childText(one, 'FormatString') ?? undefined,
          condition: condition ? (this.expression(condition) ?? undefined) : undefined,
        };
      }),
    }));
  }

  private wide(element: Element): Pick<View & { kind: 'wide' }, 'kind' | 'entries' | 'columns' | 'autoSize'> {
    const columns = childText(element, 'ColumnNumber');
    return {
      kind: 'wide',
      columns: columns === null ? undefined : Number(columns),
      autoSize: child(element, 'AutoSize') ? true : undefined,
      entries: children(child(element, 'WideEntries'), 'WideEntry').map((entry) => {
        const one = child(entry, 'WideItem');
        const field = one ? this.field(one) : null;
        return { ...this.selectedBy(entry), field: field ?? this.fail('A WideEntry has no WideItem.') };
      }),
    };
  }

  private customControl(element: Element): CustomControl {
    const entries = children(child(element, 'CustomEntries'), 'CustomEntry').map(
      (entry): CustomEntry => ({
        ...this.selectedBy(entry),
        tokens: this.tokens(child(entry, 'CustomItem')),
      }),
    );
    return { entries };
  }

  private tokens(parent: Element | null): CustomToken[] {
    return elementsIn(parent).map((element) => this.token(element));
  }

  private token(element: Element): CustomToken {
    switch (element.nodeName) {
      case 'Text':
        return { kind: 'text', text: element.textContent ?? '' };
      case 'NewLine':
        return { kind: 'newline', count: Number(childText(element, 'Count') ?? 1) };
      case 'Frame': {
        const number = (name: string): number => Number(childText(element, name) ?? 0);
        const frame = {
          left: number('LeftIndent'),
          right: number('RightIndent'),
          firstLine: number('FirstLineIndent') - number('FirstLineHanging'),
        };
        return { kind: 'frame', frame, tokens: this.tokens(child(element, 'CustomItem')) };
      }
      case 'ExpressionBinding':
        return this.binding(element);
      default:
        return this.fail(`The node ${element.nodeName} is not known in a CustomItem.`);
    }
  }

  private binding(element: Element): CustomToken {
    const condition = child(element, 'ItemSelectionCondition');
    const inline = child(element, 'CustomControl');
    return {
      kind: 'expression',
      value: this.expression(element),
      format: childText(element, 'FormatString') ?? undefined,
      condition: condition ? (this.expression(condition) ?? undefined) : undefined,
      enumerate: child(element, 'EnumerateCollection') ? true : undefined,
      control: inline
        ? this.customControl(inline)
        : (childText(element, 'CustomControlName')?.toLowerCase() ?? undefined),
    };
  }

  private expression(parent: Element): ViewExpression | null {
    const property = childText(parent, 'PropertyName');
    if (property !== null) return property;
    const script = child(parent, 'ScriptBlock');
    return script ? this.compile(textOf(script)) : null;
  }

  private fail(problem: string): never {
    throw invalid(this.path, problem);
  }
}

function elementsIn(parent: Element | null): Element[] {
  const found: Element[] = [];
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling) {
    if (node.nodeType === node.ELEMENT_NODE) found.push(node as Element);
  }
  return found;
}

function children(parent: Element | null, name: string): Element[] {
  return elementsIn(parent).filter((element) => element.nodeName === name);
}

function child(parent: Element | null, name: string): Element | null {
  return children(parent, name)[0] ?? null;
}

function textOf(element: Element): string {
  return (element.textContent ?? '').trim();
}

function childText(parent: Element, name: string): string | null {
  const element = child(parent, name);
  return element ? textOf(element) : null;
}
