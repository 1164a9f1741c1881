// Exercises in the page: opened at the side, worked at in a console, checked, helped with, left. Run by `npm run test:web`.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, openPage, seriousFindings, serve, type, waitForScreen } from './lab-page.mjs';

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([serve('--learner', 'ann'), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.end();
});

const button = (page, name) => page.getByRole('button', { name, exact: true });

describe('an exercise', { concurrency: false }, () => {
  let page;
  let complaints;

  before(async () => {
    ({ page, complaints } = await openPage(browser, server.links.get('ann'), { bypassCSP: true }));
    await waitForScreen(page, 'PS C:');
  });

  test('is opened from the list: the page goes over to its lab', async () => {
    await button(page, 'Learn').click();
    await button(page, 'The root that one server lost').click();
    await page.getByRole('heading', { name: 'The root that one server lost' }).waitFor();
    assert.equal(await page.locator('h1').textContent(), 'missing-root');
    await waitForScreen(page, 'PS C:');
    await type(
      page,
      '"on $env:COMPUTERNAME, roots $(@(Get-ChildItem Cert:\\LocalMachine\\Root).Count)"',
      'on FE02, roots 0',
    );
    assert.deepEqual(await seriousFindings(page), []);
  });

  test('its check says what holds, and explains the first thing that does not', async () => {
    await button(page, 'Check').click();
    await page.getByText(/Not yet: \d of 5 hold/).waitFor();
    await page.getByText('fe02 trusts 0 roots').waitFor();
  });

  test('hints go from where to look to the solution', async () => {
    await button(page, 'Hint').click();
    await page.getByText('Hint 1 of 4:').waitFor();
    await button(page, 'Hint').click();
    await page.getByText('Hint 2 of 4:').waitFor();
  });

  test('the cmdlets know it too, and open no other', async () => {
    await type(page, '"current: $((Get-LabExercise -Current).Name)"', 'current: missing-root');
    await type(page, 'Start-LabExercise first-look', 'opened, begun again and left in its');
    await type(page, 'Start-LabExercise /etc', 'opened, begun again and left in its');
  });

  test('is passed', async () => {
    await type(
      page,
      'Import-Certificate -FilePath \\\\fe01\\c$\\Certificates\\contoso-root.cer -CertStoreLocation Cert:\\LocalMachine\\Root; "done $?"',
      'done True',
    );
    await button(page, 'Check').click();
    await page.getByText(/All of it holds: the exercise is passed, with \d+ points of 100/).waitFor();
    await page.getByText(/\d+ commands, \d+ of them failed/).waitFor();
  });

  test('its trainer sees where the learner is', async () => {
    const { page: trainer } = await openPage(browser, server.links.get('trainer'));
    await button(trainer, 'Class').click();
    await trainer.getByText(/1 passed, missing-root: 5 of 5/).waitFor();
    await trainer.context().close();
  });

  test('is left: the page goes back to the lab', async () => {
    await button(page, 'Leave').click();
    await page.getByRole('heading', { name: 'Learn' }).waitFor();
    assert.match(await page.locator('h1').textContent(), /\.ann$/);
    await page.getByText('passed').first().waitFor();
    await waitForScreen(page, 'PS C:');
  });

  test('a drill is begun by its level and number, in French too', async () => {
    await page.locator('button.language').click();
    await page.getByLabel('Numéro').fill('7');
    await button(page, 'Commencer l’entraînement').click();
    await page.getByRole('heading', { name: 'Entraînement 7' }).waitFor();
    await button(page, 'Vérifier').click();
    await page.getByText("fe01 n'a pas de fichier C:\\answer.txt.").first().waitFor();
    await button(page, 'Quitter').click();
    await page.getByRole('heading', { name: 'Apprendre' }).waitFor();
    assert.deepEqual(complaints, []);
  });
});
