// Recordings in the page: made of a console, played back with the picture in step, from a file and by a link.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, openPage, seriousFindings, serve, type, waitForScreen } from './lab-page.mjs';

let server;
let browser;
let page;
let complaints;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
  ({ page, complaints } = await openPage(browser, server.links.get('trainer'), { bypassCSP: true }));
  await waitForScreen(page, 'PS C:');
});

after(async () => {
  await browser?.close();
  await server?.end();
});

const button = (name) => page.getByRole('button', { name, exact: true });

async function seek(seconds) {
  await page.getByLabel('Position').fill(String(seconds));
}

describe('a session', { concurrency: false }, () => {
  let text;

  test('is recorded while it is worked in, and given as a file', async () => {
    await button('Record').click();
    await type(page, 'Stop-CsWindowsService REPLICA -ComputerName fe03.contoso.com; "stopped $?"', 'stopped True');
    await page.locator('.region-picture .machine-stopped').first().waitFor();
    const download = page.waitForEvent('download');
    await button('End the recording').click();
    text = readFileSync(await (await download).path(), 'utf8');
    assert.equal(JSON.parse(text.split('\n')[0]).version, 2);
  });

  test('plays back from a file, with its picture in step', async () => {
    await button('Recordings').click();
    await page
      .getByLabel('A file (.cast)')
      .setInputFiles({ name: 's.cast', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page.waitForFunction(() => Number(document.querySelector('.seek input')?.max) > 0);
    const end = Number(await page.getByLabel('Position').getAttribute('max'));
    await seek(0);
    assert.equal(await page.locator('.play .machine-stopped').count(), 0);
    await seek(end.toFixed(1));
    await page.locator('.play .machine-stopped').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.played-screen')?.textContent.includes('stopped True'));
    await seek(0);
    await page.waitForFunction(() => !document.querySelector('.played-screen')?.textContent.includes('stopped True'));
    assert.deepEqual(await seriousFindings(page, '.play'), []);
  });

  test('plays by a link, when the trainer has put it with the others', async () => {
    mkdirSync(join(server.home, 'recordings'));
    writeFileSync(join(server.home, 'recordings', 'by link.cast'), text);
    writeFileSync(join(server.home, 'recordings', 'broken.cast'), 'no recording');
    await button('Console').first().click();
    await page.evaluate(() => {
      location.hash = '#play=by%20link.cast';
    });
    await page.locator('.play .machine').first().waitFor();
    await page.evaluate(() => {
      location.hash = '#play=broken.cast';
    });
    await page.getByText(/That is no recording that can be played: line 1: it is no recording/).waitFor();
    await page.evaluate(() => {
      location.hash = '#play=..%2Fsettings.json';
    });
    await page.getByText(/That is no recording that can be played/).waitFor();
    assert.deepEqual(
      complaints.filter((one) => !one.includes('404')),
      [],
    );
  });
});
