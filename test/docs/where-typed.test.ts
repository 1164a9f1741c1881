/** Where a page says that its commands are typed. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { planPage } from '../../src/docs/page-run.ts';
import { PlaceholderValues } from '../../src/docs/placeholders.ts';
import { PageWorld } from '../../src/docs/specimens/page-world.ts';
import { whereTyped } from '../../src/docs/where-typed.ts';
import { deleteFreshLabs, freshLab } from '../deployment/test-lab.ts';

afterAll(deleteFreshLabs);

test.each([
  ['Log on to the Edge Server as a member of the local Administrators group.', 'Edge'],
  ['From an account of that group, log on to a Front End Server.', 'EnterpriseFrontEnd'],
  ['Log on to the Lync Server 2013 Front End server.', 'EnterpriseFrontEnd'],
  ['Log on to the Standard Edition server.', 'StandardEdition'],
  ['Log on to each Director, and open the shell.', 'Director'],
  ['Ouvrez une session sur le serveur frontal avec un compte membre du groupe.', 'EnterpriseFrontEnd'],
  ['Ouvrez une session sur le serveur Edge.', 'Edge'],
  ['Melden Sie sich am Edgeserver an.', 'Edge'],
  ['Inicie sesión en el servidor perimetral.', 'Edge'],
  ['Log on to the Edge Server. Then log on to the computer where the Management Shell is installed.', 'any'],
  ['Log on to the computer on which you want to install your Edge Server.', 'any'],
  ['Users log on to Lync with the Edge Server.', null],
  ['The Edge Server has a certificate.', null],
])('%s', (text, where) => {
  expect(whereTyped(text)).toBe(where);
});

describe('on a page', () => {
  const page = `# Procedure

1. Log on to the Edge Server.
2. Start the **Management Shell** and type:

       Get-CsCertificate

   Look at it, and type:

       Get-CsCertificate -Type Internal

3. Log on to the computer where the tools are.

       Get-CsPool
`;
  const { commands } = planPage('page.md', page, () => true, new PlaceholderValues([]));

  test('the first command behind the sentence knows it', () => {
    expect(commands.map(({ where }) => where)).toEqual(['Edge', null, 'any']);
  });

  test('they are typed there', () => {
    const world = new PageWorld(freshLab(), String, () => null, {
      parametersOf: () => null,
      lyncCmdlets: () => [],
      knows: () => false,
      run: () => false,
      lines: () => [],
    });
    expect(commands.map(({ text, where }) => world.prepare(text, where).machine)).toEqual([
      'edge01.contoso.com',
      null,
      'fe01.contoso.com',
    ]);
    expect(world.prepare('Get-CsPool', 'EnterpriseFrontEnd').machine).toBeNull();
  });
});
