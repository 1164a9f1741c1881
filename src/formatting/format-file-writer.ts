/** Writes views as a format file (Export-FormatData). */
import { isInvocable } from '../types/members/ps-member.ts';
import type { CustomControl, CustomToken, SelectedBy, View, ViewExpression, ViewField } from './view-definition.ts';

/** Whether everything that a view shows can be written: views with code of this program cannot, scripts only on demand. */
export function isExportable(view: View, includeScripts: boolean): boolean {
  const fits = (value: ViewExpression | null | undefined): boolean =>
    value === null || value === undefined || typeof value === 'string' || (includeScripts && isInvocable(value));
  const fieldFits = (field: ViewField | null): boolean => field === null || fits(field.value);
  const tokenFits = (one: CustomToken): boolean => {
    if (one.kind === 'frame') return one.tokens.every(tokenFits);
    if (one.kind !== 'expression') return true;
    const { control } = one;
    return fits(one.value) && fits(one.condition) && (typeof control !== 'object' || controlFits(control));
  };
  const controlFits = (control: CustomControl): boolean =>
    control.entries.every((entry) => entry.tokens.every(tokenFits));
  if (view.groupBy && !(fits(view.groupBy.by) && (!view.groupBy.control || controlFits(view.groupBy.control))))
    return false;
  switch (view.kind) {
    case 'table':
      return view.rows.every((row) => row.fields.every(fieldFits));
    case 'list':
      return view.entries.every((entry) => entry.items.every((one) => fieldFits(one) && fits(one.condition)));
    case 'wide':
      return view.entries.every((entry) => fieldFits(entry.field));
    case 'custom':
      return controlFits(view);
  }
}

/** The text of a format file with these views. */
export function formatFileText(views: readonly View[]): string {
  const body = element('ViewDefinitions', views.map(viewText).join(''));
  return `<?xml version="1.0" encoding="utf-8"?>${element('Configuration', body)}`;
}

function element(name: string, content: string): string {
  return content === '' ? `<${name} />` : `<${name}>${content}</${name}>`;
}

function leaf(name: string, text: string | number | undefined | null): string {
  return text === undefined || text === null ? '' : element(name, escaped(String(text)));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function flag(name: string, on: boolean | undefined): string {
  return on ? `<${name} />` : '';
}

function expression(value: ViewExpression | null): string {
  if (value === null) return '';
  return typeof value === 'string' ? leaf('PropertyName', value) : leaf('ScriptBlock', String(value));
}

function typesText(types: readonly string[]): string {
  return types.map((type) => leaf('TypeName', type)).join('');
}

function selectedBy({ types, condition }: SelectedBy): string {
  if (!types && !condition) return '';
  const selection = condition
    ? element('SelectionCondition', typesText(types ?? []) + expression(condition))
    : typesText(types ?? []);
  return element('EntrySelectedBy', selection);
}

function viewText(view: View): string {
  const { groupBy } = view;
  const group = groupBy
    ? element(
        'GroupBy',
        expression(groupBy.by) + leaf('Label', groupBy.label) + (groupBy.control ? controlText(groupBy.control) : ''),
      )
    : '';
  const head =
    leaf('Name', view.name) + element('ViewSelectedBy', typesText(view.types)) + flag('OutOfBand', view.outOfBand);
  return element('View', head + group + bodyText(view));
}

function bodyText(view: View): string {
  switch (view.kind) {
    case 'table': {
      const headers = view.columns
        .map((one) =>
          element(
            'TableColumnHeader',
            leaf('Label', one.label) + leaf('Width', one.width) + leaf('Alignment', one.align),
          ),
        )
        .join('');
      const rows = view.rows
        .map((row) => {
          const fields = row.fields.map((field) => element('TableColumnItem', field ? fieldText(field) : '')).join('');
          return element(
            'TableRowEntry',
            flag('Wrap', row.wrap) + selectedBy(row) + element('TableColumnItems', fields),
          );
        })
        .join('');
      const flags = flag('AutoSize', view.autoSize) + flag('HideTableHeaders', view.hideHeaders);
      return element('TableControl', flags + element('TableHeaders', headers) + element('TableRowEntries', rows));
    }
    case 'list': {
      const entries = view.entries.map((entry) => {
        const items = entry.items.map((one) => {
          const condition =
            one.condition === undefined ? '' : element('ItemSelectionCondition', expression(one.condition));
          return element('ListItem', condition + leaf('Label', one.label) + fieldText(one));
        });
        return element('ListEntry', selectedBy(entry) + element('ListItems', items.join('')));
      });
      return element('ListControl', element('ListEntries', entries.join('')));
    }
    case 'wide': {
      const entries = view.entries.map((entry) =>
        element('WideEntry', selectedBy(entry) + element('WideItem', fieldText(entry.field))),
      );
      const flags = flag('AutoSize', view.autoSize) + leaf('ColumnNumber', view.columns || undefined);
      return element('WideControl', flags + element('WideEntries', entries.join('')));
    }
    case 'custom':
      return controlText(view);
  }
}

function fieldText(field: ViewField): string {
  const shown = field.value === null ? leaf('Text', field.text) : expression(field.value);
  return leaf('Alignment', field.align) + shown + leaf('FormatString', field.format);
}

function controlText(control: CustomControl): string {
  const entries = control.entries.map((entry) =>
    element('CustomEntry', selectedBy(entry) + element('CustomItem', entry.tokens.map(tokenText).join(''))),
  );
  return element('CustomControl', element('CustomEntries', entries.join('')));
}

function tokenText(one: CustomToken): string {
  switch (one.kind) {
    case 'text':
      return leaf('Text', one.text);
    case 'newline':
      return one.count === 1 ? '<NewLine />' : element('NewLine', leaf('Count', one.count));
    case 'frame': {
      const { left, right, firstLine } = one.frame;
      const indents =
        leaf('LeftIndent', left || undefined) +
        leaf('RightIndent', right || undefined) +
        (firstLine > 0
          ? leaf('FirstLineIndent', firstLine)
          : firstLine < 0
            ? leaf('FirstLineHanging', -firstLine)
            : '');
      return element('Frame', indents + element('CustomItem', one.tokens.map(tokenText).join('')));
    }
    case 'expression': {
      const condition = one.condition === undefined ? '' : element('ItemSelectionCondition', expression(one.condition));
      const control =
        typeof one.control === 'string'
          ? leaf('CustomControlName', one.control)
          : one.control
            ? controlText(one.control)
            : '';
      return element(
        'ExpressionBinding',
        condition +
          flag('EnumerateCollection', one.enumerate) +
          expression(one.value) +
          leaf('FormatString', one.format) +
          control,
      );
    }
  }
}
