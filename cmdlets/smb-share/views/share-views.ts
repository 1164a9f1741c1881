/** How shares are drawn, and the lists that say who may use them. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';
import { SMB_ACCESS, SMB_SHARE } from '../share-objects.ts';

const views: readonly View[] = [
  table(
    SMB_SHARE,
    [SMB_SHARE],
    ['Name', 'ScopeName', 'Path', 'Description'].map((name) => column(name)),
  ),
  table(
    SMB_ACCESS,
    [SMB_ACCESS],
    ['Name', 'ScopeName', 'AccountName', 'AccessControlType', 'AccessRight'].map((name) => column(name)),
  ),
];

export default views;
