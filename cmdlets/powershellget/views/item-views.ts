/** How modules, scripts and their repositories are drawn (PSGet.Format.ps1xml of the module). */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';

const COMMANDS = 'Microsoft.PowerShell.Commands';

const views: readonly View[] = [
  table(
    'PSRepositoryItemInfo',
    [`${COMMANDS}.PSRepositoryItemInfo`],
    [
      column('Version', { width: 20 }),
      column('Name', { width: 35 }),
      column('Repository', { width: 20 }),
      'Description',
    ],
  ),
  table(
    'PSRepository',
    [`${COMMANDS}.PSRepository`],
    [column('Name', { width: 25 }), column('InstallationPolicy', { width: 20 }), 'SourceLocation'],
  ),
  table(
    'PSScriptInfo',
    [`${COMMANDS}.PSScriptInfo`],
    [column('Version', { width: 20 }), column('Name', { width: 25 }), column('Author', { width: 20 }), 'Description'],
  ),
  table(
    'PSGetDscResourceInfo',
    [`${COMMANDS}.PSGetCommandInfo`, `${COMMANDS}.PSGetDscResourceInfo`],
    [
      column('Name', { width: 35 }),
      column('Version', { width: 10 }),
      column('ModuleName', { width: 35 }),
      'Repository',
    ],
  ),
];

export default views;
