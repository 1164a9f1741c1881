/** Views of certificates and their stores. */
import { column, item, list, table, type View, wide } from '../../../src/formatting/view-definition.ts';
import { valueAt } from '../../../src/formatting/view-values.ts';

/** `$_.EnhancedKeyUsageList.FriendlyName`: none as nothing, one name as itself, several as a list. */
function keyUsageNames(cert: unknown): unknown {
  const usages = valueAt(cert, 'EnhancedKeyUsageList');
  const names = Array.isArray(usages) ? usages.map((usage) => valueAt(usage, 'FriendlyName')) : [];
  return names.length > 1 ? names : (names[0] ?? null);
}

const views: readonly View[] = [
  table(
    'ThumbprintTable',
    ['System.Security.Cryptography.X509Certificates.X509Certificate2'],
    [column('Thumbprint', { width: 41 }), 'Subject'],
    { groupBy: { by: 'PSParentPath' }, edition: 'Desktop' },
  ),
  table(
    'ThumbprintTable',
    ['System.Security.Cryptography.X509Certificates.X509Certificate2'],
    [
      column('Thumbprint', { width: 41 }),
      column('Subject', { width: 20 }),
      column(keyUsageNames, { label: 'EnhancedKeyUsageList' }),
    ],
    { groupBy: { by: 'PSParentPath' }, edition: 'Core' },
  ),
  list(
    'ThumbprintList',
    [
      'Microsoft.PowerShell.Commands.X509StoreLocation',
      'System.Security.Cryptography.X509Certificates.X509Certificate2',
      'System.Security.Cryptography.X509Certificates.X509Store',
    ],
    [
      item('Subject', (cert) => valueAt(cert, 'SubjectName.Name')),
      item('Issuer', (cert) => valueAt(cert, 'IssuerName.Name')),
      'Thumbprint',
      'FriendlyName',
      'NotBefore',
      'NotAfter',
      'Extensions',
    ],
    {
      byType: [
        { types: ['Microsoft.PowerShell.Commands.X509StoreLocation'], items: ['Location', 'StoreNames'] },
        { types: ['System.Security.Cryptography.X509Certificates.X509Store'], items: ['Name'] },
      ],
    },
  ),
  wide(
    'ThumbprintWide',
    [
      'Microsoft.PowerShell.Commands.X509StoreLocation',
      'System.Security.Cryptography.X509Certificates.X509Certificate2',
      'System.Security.Cryptography.X509Certificates.X509Store',
    ],
    'Thumbprint',
    { groupBy: { by: 'PSParentPath' } },
  ),
  list(
    'PathOnly',
    [
      'Microsoft.PowerShell.Commands.X509StoreLocation',
      'System.Security.Cryptography.X509Certificates.X509Certificate2',
      'System.Security.Cryptography.X509Certificates.X509Store',
    ],
    ['PSPath'],
  ),
  table(
    'System.Security.Cryptography.X509Certificates.X509CertificateEx',
    ['System.Security.Cryptography.X509Certificates.X509CertificateEx'],
    [column('Thumbprint', { width: 41 }), 'Subject'],
    { groupBy: { by: 'PSParentPath' } },
  ),
];

export default views;
