/** Views of signatures. */
import { column, table, type View, wide } from '../../../src/formatting/view-definition.ts';
import { bySignaturePath, leafOf, valueAt } from '../../../src/formatting/view-values.ts';

const views: readonly View[] = [
  table(
    'PSThumbprintTable',
    ['System.Management.Automation.Signature'],
    [
      column((signature) => valueAt(signature, 'SignerCertificate.Thumbprint'), {
        label: 'SignerCertificate',
        width: 41,
      }),
      'Status',
      'StatusMessage',
      column((signature) => leafOf(valueAt(signature, 'Path')), { label: 'Path' }),
    ],
    { groupBy: bySignaturePath },
  ),
  wide(
    'PSThumbprintWide',
    ['System.Management.Automation.Signature'],
    (signature) => valueAt(signature, 'SignerCertificate.Thumbprint'),
    { groupBy: bySignaturePath },
  ),
];

export default views;
