// The page about the server-to-server certificate done by the Certificate Wizard and by the Certificates console, in a real
// browser. Run by `npm run test:web`.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, openPage, seriousFindings, serve, type, waitForScreen } from './lab-page.mjs';

let server;
let browser;
let page;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
  ({ page } = await openPage(browser, server.links.get('trainer'), { bypassCSP: true }));
  await waitForScreen(page, 'PS C:');
});

after(async () => {
  await browser?.close();
  await server?.end();
});

/** What was done is sent when the page is drawn next; the answer ends the waiting. */
async function settled() {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));
  await page.locator('.form[aria-busy="false"]').waitFor({ timeout: 60_000 });
}

/** Presses buttons of the form, one after the other. */
async function press(...labels) {
  for (const label of labels) {
    const button = page.locator('.form-buttons button', { hasText: label }).first();
    await button.click({ timeout: 15_000 }).catch(async (error) => {
      throw new Error(`${label} cannot be pressed on: ${await page.locator('.form').textContent()}`, { cause: error });
    });
    await settled();
  }
}

/** Closes the window of the form. */
async function closeForm() {
  await page.locator('.form-buttons button', { hasText: 'Close' }).click();
  await page.locator('.form').waitFor({ state: 'detached' });
}

async function fill(field, text) {
  await page.locator(`#${field}`).fill(text);
}

async function mark(field) {
  await page.locator(`#${field}`).click();
  await settled();
}

/** Chooses a row of a table, or one of several. */
async function choose(name) {
  await page.locator('.form label', { hasText: name }).first().click();
  await settled();
}

/** A picture for people, where somebody asks for pictures. */
async function picture(name) {
  const folder = process.env.LYNCSHELL_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function heading() {
  return page.locator('.form h2').textContent();
}

async function command() {
  return page.locator('.form .command code').textContent();
}

async function open(name) {
  await page.getByRole('button', { name, exact: true }).first().click();
  await settled();
}

describe('the certificate for server-to-server authentication', { concurrency: false }, () => {
  test('is imported and assigned by the wizard', async () => {
    await open('Wizard');
    assert.match(await heading(), /^1\. Certificate Wizard/);
    assert.deepEqual(await seriousFindings(page, '.form'), []);
    await press('Import Certificate');
    await fill('import-file', 'C:\\Certificates\\ServerToServerAuth.pfx');
    await mark('has-key');
    // A global token issuer goes to every Front End Server with its key.
    await mark('exportable');
    await fill('import-password', 'P@ssw0rd');
    await press('Next');
    assert.match(
      await command(),
      /^Import-CSCertificate -Path "C:\\Certificates\\ServerToServerAuth.pfx" -Password \$Password /,
    );
    await press('Next');
    await press('Finish');
    await choose('OAuthTokenIssuer');
    await press('Assign', 'Next');
    assert.match(await heading(), /^18\. Certificate Store/);
    await page
      .locator('.form tbody tr', { hasText: /^contoso\.com/ })
      .locator('input')
      .click();
    await settled();
    assert.deepEqual(await seriousFindings(page, '.form'), []);
    await press('Next');
    const shown = await command();
    await press('Next');
    assert.match(await heading(), /^20\. Executing Commands/);
    await picture('run');
    assert.equal((await page.locator('.form textarea').inputValue()).split('\n')[0], `> ${shown}`);
    await press('View Log');
    assert.equal(await page.locator('.form iframe').getAttribute('sandbox'), '');
    await press('Close');
    await press('Finish');
    assert.match(await heading(), /^21\. /);
    assert.match(
      await page.locator('.form tbody tr', { hasText: 'OAuthTokenIssuer' }).textContent(),
      /Global.*Assigned/,
    );
    await picture('wizard');
  });

  test('is taken away by the wizard, deleted and imported by the console, and assigned again', async () => {
    await choose('OAuthTokenIssuer');
    await press('Remove', 'Next', 'Finish');
    await closeForm();
    await open('Certificates');
    const row = page.locator('.form tbody tr', { hasText: /^contoso\.com/ });
    await row.locator('input').click();
    await settled();
    await press('Open');
    assert.match(await page.locator('.form').textContent(), /Certificate status: This certificate is OK\./);
    await press('Close');
    await press('Delete');
    assert.match(await command(), /^Remove-Item -Path "Cert:\\LocalMachine\\My\\[0-9A-F]{40}"$/);
    await press('Next', 'Finish');
    assert.equal(await row.count(), 0);
    await press('Import');
    await press('Next');
    await fill('file', 'C:\\Certificates\\ServerToServerAuth.pfx');
    await press('Next');
    await fill('password', 'P@ssw0rd');
    await mark('exportable');
    await press('Next', 'Next', 'Next', 'Finish');
    assert.equal(await row.count(), 1);
    assert.deepEqual(await seriousFindings(page, '.form'), []);
    await picture('console');
    await closeForm();
    await open('Wizard');
    await choose('OAuthTokenIssuer');
    await press('Assign', 'Next');
    await page
      .locator('.form tbody tr', { hasText: /^contoso\.com/ })
      .locator('input')
      .click();
    await settled();
    await press('Next', 'Next', 'Finish');
    await closeForm();
    await page.getByRole('button', { name: 'Console', exact: true }).first().click();
    await type(page, "'issuer ' + @(Get-CsCertificate -Type OAuthTokenIssuer).Count", 'issuer 1');
  });
});
