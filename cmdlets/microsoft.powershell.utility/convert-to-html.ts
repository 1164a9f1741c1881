/** ConvertTo-Html: objects as HTML. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { netText } from '../../src/types/format/format-value.ts';
import { htmlEncode } from '../../src/types/text/html-text.ts';
import { type HtmlColumn, htmlColumns } from './html-columns.ts';

const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">';
const TRANSITIONAL =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

export default cmdlet({
  verb: 'ConvertTo',
  noun: 'Html',
  defaultParameterSet: 'Page',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Writes objects as an HTML page or table.',
    examples: [
      {
        title: 'A table',
        transcript:
          "PS> [pscustomobject]@{ A = 1; B = 'x<y' } | ConvertTo-Html -Fragment\n<table>\n<colgroup><col/><col/></colgroup>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td>x&lt;y</td></tr>\n</table>",
      },
    ],
  },
  parameters: {
    Property: { type: 'Object[]', position: 0, help: 'The columns: names, or tables with Label and Expression.' },
    Head: { type: 'string[]', position: 1, in: ['Page'], help: 'Lines of the head, in place of the title.' },
    Title: {
      type: 'string',
      position: 2,
      in: ['Page'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The title of the page.',
    },
    Body: { type: 'string[]', position: 3, in: ['Page'], help: 'Lines behind the body tag.' },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    As: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }, { kind: 'set', values: ['Table', 'List'] }],
      help: 'Table or List.',
    },
    CssUri: {
      type: 'uri',
      in: ['Page'],
      aliases: ['cu', 'uri'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A style sheet that the page links.',
    },
    Fragment: { type: 'switch', in: ['Fragment'], validate: [{ kind: 'notNullOrEmpty' }], help: 'Only the table.' },
    PostContent: { type: 'string[]', validate: [{ kind: 'notNullOrEmpty' }], help: 'Lines behind the table.' },
    PreContent: { type: 'string[]', validate: [{ kind: 'notNullOrEmpty' }], help: 'Lines before the table.' },
    Meta: {
      type: 'hashtable',
      in: ['Page'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names and contents of meta tags.',
    },
    Charset: {
      type: 'string',
      in: ['Page'],
      validate: [{ kind: 'notNullOrEmpty' }, { kind: 'pattern', pattern: '^[A-Za-z0-9]\\w+\\S+[A-Za-z0-9]$' }],
      help: 'The character set that the page names.',
    },
    Transitional: {
      type: 'switch',
      in: ['Page'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The transitional document type.',
    },
  },
  run(ps) {
    let columns: HtmlColumn[] = [];
    let isFirstObject = true;
    const isList = () => (ps.parameters.As ?? 'Table').toLowerCase() === 'list';
    const head = (): void => {
      const { Transitional, Charset, Meta, Head, Title = 'HTML TABLE', CssUri, Body } = ps.parameters;
      ps.write(Transitional ? TRANSITIONAL : DOCTYPE);
      ps.write('<html xmlns="http://www.w3.org/1999/xhtml">');
      ps.write('<head>');
      if (Charset !== undefined) ps.write(`<meta charset="${Charset}">`);
      for (const { key, value } of Meta?.slots() ?? [])
        ps.write(`<meta name="${toText(key)}" content="${toText(value)}">`);
      ps.writeEach(Head ?? [`<title>${Title}</title>`]);
      if (CssUri !== undefined) ps.write(`<link rel="stylesheet" type="text/css" href="${toText(CssUri)}" />`);
      ps.write('</head><body>');
      if (Body) ps.writeEach(Body);
    };
    const cell = (column: HtmlColumn, item: unknown): string => {
      const value = column.read(item);
      return value === null || value === undefined ? '' : htmlEncode(netText(value));
    };
    return {
      begin() {
        if (!ps.parameters.Fragment) head();
        ps.writeEach(ps.parameters.PreContent ?? []);
        ps.write('<table>');
      },
      process() {
        const { InputObject: item, Property } = ps.parameters;
        if (item === undefined || item === null) return;
        // The first object that has any of the properties decides on the columns.
        const isFirst = columns.length === 0;
        if (isFirst) columns = htmlColumns(Property, item);
        const follows = !isFirstObject;
        isFirstObject = false;
        if (isList()) {
          const rows = columns.filter((column) => column.isOf(item));
          if (rows.length === 0) return;
          if (follows) ps.write('<tr><td><hr></td></tr>');
          for (const column of rows)
            ps.write(`<tr><td>${htmlEncode(column.label)}:</td><td>${cell(column, item)}</td></tr>`);
          return;
        }
        if (columns.length === 0) return;
        if (isFirst) {
          ps.write(`<colgroup>${columns.map((column) => `<col${column.attributes}/>`).join('')}</colgroup>`);
          ps.write(`<tr>${columns.map((column) => `<th>${htmlEncode(column.label)}</th>`).join('')}</tr>`);
        }
        ps.write(`<tr>${columns.map((column) => `<td>${cell(column, item)}</td>`).join('')}</tr>`);
      },
      end() {
        ps.write('</table>');
        ps.writeEach(ps.parameters.PostContent ?? []);
        if (!ps.parameters.Fragment) ps.write('</body></html>');
      },
    };
  },
});
