/** In which lab a page lives. */
import { expect, test } from '@jest/globals';
import { labOfPage } from '../../src/docs/lab-of-page.ts';

test.each<[string, string, string]>([
  ['Get-CsPool atl-cs-001.litwareinc.com', 'litwareinc', 'the page speaks of atl-cs-001.litwareinc.com'],
  [
    'Request-CsCertificate -CA "atl-ca-001.litwareinc.com\\myca"',
    'litwareinc',
    'the page speaks of atl-ca-001.litwareinc.com\\myca',
  ],
  ['Get-CsUser sip:kenmyer@litwareinc.com', 'litwareinc', 'the page speaks of litwareinc.com'],
  ['Move-CsUser -Target pool02.contoso.net', 'contoso.net', 'the page speaks of pool02.contoso.net'],
  ['Get-CsPool pool01.contoso.com; Get-CsSipDomain fabrikam.com', 'contoso', 'the page speaks of pool01.contoso.com'],
  ['Get-CsUser -OU "ou=Finance,dc=litwareinc,dc=com"', 'litwareinc', 'the page speaks of litwareinc.com'],
  ['$c = Get-Credential "LITWAREINC\\kenmyer"', 'litwareinc', 'the page speaks of litwareinc.com'],
  ['New-CsPersistentChatRoom -Name Foo -Category Bar', 'litwareinc', 'it has the servers that the page needs'],
  [
    '$id = "service:" + (Get-CsService | ?{$_.Applications -like "*RGS*"}).ServiceId',
    'fabrikam',
    'it has the servers that the page needs',
  ],
  ['Get-CsPool', 'contoso', 'no name on the page speaks of another'],
  ['Get-CsPool x.contoso.net.example', 'contoso', 'no name on the page speaks of another'],
])('%s', (command, topology, reason) => {
  expect(labOfPage('', [command])).toEqual({ topology, reason });
});

test('a page may ask for one', () => {
  const page = '---\ntitle: "A: b"\nlab: "fabrikam"\n---\n# Page\n';
  expect(labOfPage(page, ['Get-CsPool atl-cs-001.litwareinc.com']).topology).toBe('fabrikam');
  expect(() => labOfPage(page.replace('fabrikam', '/etc/lab.json'), [])).toThrow('/etc/lab.json');
});
