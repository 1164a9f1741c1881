/** Format files (.format.ps1xml). */
import { describe, expect, test } from '@jest/globals';
import { parseFormatFile } from '../../src/formatting/format-file.ts';
import { formatFileText, isExportable } from '../../src/formatting/format-file-writer.ts';
import { ViewRegistry } from '../../src/formatting/view-registry.ts';
import { builtInViews } from '../../src/generated/views.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { context, custom, shown } from './support.ts';

const noScripts = (): never => {
  throw new Error('No scripts in these files.');
};

const SERVER_TABLE = `<?xml version="1.0" encoding="utf-8"?>
<Configuration><ViewDefinitions><View>
  <Name>Servers</Name>
  <ViewSelectedBy><TypeName>Lab.Server</TypeName></ViewSelectedBy>
  <GroupBy><PropertyName>Site</PropertyName><Label>Place</Label></GroupBy>
  <TableControl>
    <TableHeaders>
      <TableColumnHeader><Label>Machine</Label><Width>10</Width></TableColumnHeader>
      <TableColumnHeader><Width>6</Width><Alignment>Right</Alignment></TableColumnHeader>
    </TableHeaders>
    <TableRowEntries><TableRowEntry><TableColumnItems>
      <TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem>
      <TableColumnItem><PropertyName>Port</PropertyName></TableColumnItem>
    </TableColumnItems></TableRowEntry></TableRowEntries>
  </TableControl>
</View></ViewDefinitions></Configuration>`;

function server(name: string, port: number, site: string): unknown {
  const object = custom({ Name: name, Port: port, Site: site });
  requireExtension(object).typeNames = ['Lab.Server', 'System.Object'];
  return object;
}

describe('format files', () => {
  test('a table with groups', () => {
    const views = new ViewRegistry(builtInViews());
    views.addFile(
      '/servers.format.ps1xml',
      parseFormatFile(SERVER_TABLE, '/servers.format.ps1xml', noScripts),
      'append',
    );
    expect(
      shown([server('fe01', 443, 'Redmond'), server('fe02', 5061, 'Paris')], { context: context({ views }) }),
    ).toBe(`
   Place: Redmond

Machine      Port
-------      ----
fe01          443

   Place: Paris

Machine      Port
-------      ----
fe02         5061

`);
  });

  test('what is written can be read', () => {
    const exportable = builtInViews().filter((view) => isExportable(view, false));
    const read = parseFormatFile(formatFileText(exportable), 'all', noScripts);
    expect(read.map((view) => [view.name, view.kind, view.types])).toEqual(
      exportable.map((view) => [view.name, view.kind, view.types]),
    );
  });

  test('errors name the file', () => {
    expect(() => parseFormatFile('<Configuration', 'bad.ps1xml', noScripts)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('bad.ps1xml') }),
    );
    expect(() => parseFormatFile('<Types/>', 'bad.ps1xml', noScripts)).toThrow(
      expect.objectContaining({ message: 'Error in bad.ps1xml: The root node must be Configuration.' }),
    );
  });
});
