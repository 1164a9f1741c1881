// The page in a real browser: what a person sees, types and clicks. Run by `npm run test:web`.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, openPage, screenText, seriousFindings, serve, type, waitForScreen } from './lab-page.mjs';

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.end();
});

/** Another link for the one who has a page. */
async function newLink(page) {
  return page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-lyncshell-key': sessionStorage.getItem('lyncshell-key') };
    const answer = await fetch('window', { method: 'POST', headers, body: '{}' });
    return (await answer.json()).link;
  });
}

describe('a page', { concurrency: false }, () => {
  let page;
  let complaints;

  before(async () => {
    ({ page, complaints } = await openPage(browser, server.links.get('trainer'), { bypassCSP: false }));
    await waitForScreen(page, 'PS C:');
  });

  test('keeps no ticket in its address', async () => {
    assert.equal(new URL(page.url()).hash, '');
  });

  test('server-to-server authentication is set up by typing', async () => {
    // On a computer that has much else to do all would be over before anybody looked.
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await type(page, "Get-CsCertificate -Type OAuthTokenIssuer; 'none ' + 'yet'", 'none yet');
    await type(
      page,
      'Import-CsCertificate -Identity global -Type OAuthTokenIssuer -Path C:\\Certificates\\ServerToServerAuth.pfx -Password "P@ssw0rd"; "imported $?"',
      'imported True',
    );
    await type(page, "'assigned ' + @(Get-CsCertificate -Type OAuthTokenIssuer).Count", 'assigned 1');
    await page.getByRole('button', { name: /^Next:/ }).waitFor();
    await page.locator('.machine-behind').first().waitFor();
  });

  test('the clock jumps to what comes next, and the command is shown', async () => {
    for (let jumps = 0; jumps < 40 && (await page.locator('.machine-behind').count()) > 0; jumps++) {
      const next = page.getByRole('button', { name: /^Next:/ });
      if ((await next.count()) === 0) break;
      await next.click();
      await page.waitForFunction(() => /well|failed/.test(document.querySelector('.ran-result')?.textContent ?? ''));
      await page.waitForTimeout(300);
    }
    assert.match(await page.locator('.ran-line code').textContent(), /^Step-LabClock -To \d{4}-/);
    assert.equal(await page.locator('.machine-behind').count(), 0);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
  });

  test('a service is stopped by a click, which shows its command, and the picture tells', async () => {
    await page.locator('.machine', { hasText: 'fe02' }).click();
    await page.locator('.machine-panel .tabs button', { hasText: 'Services' }).click();
    await page.getByRole('button', { name: 'Stop REPLICA' }).click();
    await page.locator('.machine-stopped', { hasText: 'fe02' }).waitFor({ timeout: 30_000 });
    assert.equal(
      await page.locator('.ran-line code').textContent(),
      'Stop-CsWindowsService REPLICA -ComputerName fe02.contoso.com',
    );
    for (const part of ['Why', 'Uses', 'Stores', 'Tasks', 'Log'])
      await page.locator('.machine-panel .tabs button', { hasText: part }).click();
  });

  test('F6 leads out of the console and round', async () => {
    await page.locator('.xterm-helper-textarea').focus();
    const seen = [];
    for (let presses = 0; presses < 7; presses++) {
      await page.keyboard.press('F6');
      seen.push(await page.evaluate(() => document.activeElement?.closest('[data-region]')?.dataset.region));
    }
    for (const region of ['head', 'picture', 'machine', 'timeline', 'console'])
      assert.ok(seen.includes(region), seen.join());
    await page.keyboard.press('Shift+F6');
  });

  test('speaks French, is dark and light', async () => {
    await page.getByRole('button', { name: 'FR', exact: true }).click();
    await page.getByRole('button', { name: 'Schéma' }).first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr');
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    const back = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.locator('button.theme').click();
    // The page draws itself a moment after the click.
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    const before = await back();
    await page.locator('button.theme').click();
    await page.waitForFunction((was) => getComputedStyle(document.body).backgroundColor !== was, before);
  });

  test('the picture has its twin as a table', async () => {
    await page.getByRole('button', { name: 'As table' }).click();
    assert.equal(await page.locator('.picture tbody tr').count(), 9);
    await page.getByRole('button', { name: 'As table' }).click();
  });

  test('what a program prints asks the terminal nothing and sets nothing', async () => {
    const title = await page.title();
    const sequences = [
      '[c',
      '[>c',
      '[=c',
      '[5n',
      '[6n',
      '[?6n',
      '[>q',
      '[?u',
      '[?1$p',
      '[4$p',
      'P$qm$([char]27)\\',
      'P+q544e$([char]27)\\',
      ']4;1;?$([char]7)',
      ']10;?$([char]7)',
      ']11;?$([char]7)',
      ']52;c;?$([char]7)',
      ']52;c;aGk=$([char]7)',
      ']0;stolen$([char]7)',
      ']2;stolen$([char]7)',
      '[8;5;20t',
      '[18t',
      '[21t',
      '[?1000h',
      '[?1003h',
      '[?1004h',
      '[?1006h',
      '[5i',
    ];
    const text = sequences.map((sequence) => `$([char]27)${sequence}`).join('');
    await type(page, `"${text}quiet"; Start-Sleep -Milliseconds 300; 'told ' + 'nothing'`, 'told nothing');
    await page.mouse.move(200, 300);
    await page.mouse.down();
    await page.mouse.up();
    await type(page, "'after' + 'wards'", 'afterwards');
    const lines = (await screenText(page)).split('\n').map((line) => line.trim());
    assert.ok(lines.includes("PS C:\\Users\\Administrator> 'after' + 'wards'"), lines.join('\n'));
    assert.equal(await page.title(), title);
  });

  test('a link of a program is shown whole before it opens', async () => {
    const link = (address) => `$([char]27)]8;;${address}$([char]27)\\press-here$([char]27)]8;;$([char]27)\\`;
    await type(page, `Clear-Host; "${link('https://example.com/a?b=c')} $(1 + 1) links"`, '2 links');
    const row = page.locator('.xterm-rows > div', { hasText: '2 links' }).last();
    const box = await row.boundingBox();
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await page.mouse.click(box.x + 24, box.y + box.height / 2);
    await page.locator('.address').waitFor();
    assert.equal(await page.locator('.address').textContent(), 'https://example.com/a?b=c');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await type(page, `Clear-Host; "${link('javascript:alert(1)')} $(1 + 2) links"`, '3 links');
    await page.mouse.click(box.x + 24, box.y + box.height / 2);
    assert.equal(await page.locator('.address').count(), 0);
  });

  test('names of the lab are text, whatever is in them', async () => {
    const hostile = '<img src=x onerror=alert(1)>{{7*7}}"\'`';
    await type(
      page,
      `$c = @(Get-ChildItem Cert:\\LocalMachine\\My)[0]; $c.FriendlyName = '${hostile.replaceAll("'", "''")}'; 'named ' + 'it'`,
      'named it',
    );
    await page.locator('.machine', { hasText: 'fe01' }).first().click();
    await page.locator('.machine-panel .tabs button', { hasText: 'Stores' }).click();
    await page.locator('.machine-panel td', { hasText: '<img src=x' }).waitFor();
    assert.equal(await page.locator('.machine-panel img').count(), 0);
    await page.locator('.machine-panel').getByRole('button', { name: 'Close' }).click();
  });

  test('a paste of several lines waits for Enter', async () => {
    await page.locator('.xterm-helper-textarea').focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', "'first ' + 'pasted'\n'second ' + 'pasted' #\u001b[201~\n");
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('.xterm-helper-textarea').dispatchEvent(event);
    });
    await waitForScreen(page, "'second ' + 'pasted' #");
    assert.ok(!(await screenText(page)).includes('first pasted'));
    await page.keyboard.press('Enter');
    await waitForScreen(page, 'second pasted');
  });

  test('at 360 pixels nothing is wider than the window', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const name of ['Picture', 'Class', 'Certificates', 'Wizard', 'Console']) {
      await page.locator('header nav button', { hasText: name }).click();
      if (['Certificates', 'Wizard'].includes(name)) await page.locator('.form h2').waitFor();
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, name);
    }
    await page.locator('.key-bar').waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('a second window takes over, and the first says so', async () => {
    const second = await openPage(browser, await newLink(page));
    await second.page.waitForFunction(() => document.querySelectorAll('.tab').length > 0);
    await page.locator('.banner', { hasText: 'Another window' }).waitFor();
    await waitForScreen(second.page, 'PS C:');
    assert.deepEqual(second.complaints, []);
    await second.context.close();
  });

  test('nothing was complained of on the way', () => {
    assert.deepEqual(complaints, []);
  });
});

test('axe has no serious findings, in both themes and on a phone', async () => {
  const other = await serve();
  try {
    const { page } = await openPage(browser, other.links.get('trainer'), { bypassCSP: true });
    await waitForScreen(page, 'PS C:');
    await page.locator('.machine').first().click();
    for (const part of ['Why', 'Stores', 'Services']) {
      await page.locator('.machine-panel .tabs button', { hasText: part }).click();
      assert.deepEqual(await seriousFindings(page), [], part);
    }
    await page.locator('button.theme').click();
    assert.deepEqual(await seriousFindings(page), [], 'dark');
    await page.getByRole('button', { name: 'As table' }).click();
    assert.deepEqual(await seriousFindings(page), [], 'table');
    await page.setViewportSize({ width: 360, height: 740 });
    assert.deepEqual(await seriousFindings(page), [], 'phone');
  } finally {
    await other.end();
  }
});

test('a used link lets nobody in, and says what to do', async () => {
  const other = await serve();
  try {
    const link = other.links.get('trainer');
    const { context } = await openPage(browser, link);
    await context.close();
    const fresh = await browser.newContext();
    const page = await fresh.newPage();
    await page.goto(link);
    await page.getByText('Ask for a new link').waitFor();
    await fresh.close();
  } finally {
    await other.end();
  }
});
