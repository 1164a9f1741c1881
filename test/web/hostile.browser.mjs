// Two hundred hostile texts as friendly names, subjects, names of files and policies, and texts of records: they are shown as
// text in every part of the page, and do nothing. And a window that comes to a console which has printed more than is kept.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { hostileStrings } from './hostile-strings.mjs';
import { launch, openPage, screenText, serve, type, waitForScreen } from './lab-page.mjs';

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.end();
});

/** Puts the texts into the lab, wherever it takes them. */
const SPREAD = `
$texts = Get-Content -Raw $args[0] | ConvertFrom-Json
$store = 'Cert:\\LocalMachine\\My'
$made = New-SelfSignedCertificate -DnsName fe01.contoso.com -CertStoreLocation $store -KeyAlgorithm ECDSA_nistP256
$n = 0
foreach ($text in $texts) {
  $n++
  if ($n % 4 -eq 0) { $one = New-SelfSignedCertificate -Subject ('CN="' + ($text -replace '["\\\\]', '\\$0') + '"') -CertStoreLocation $store -KeyAlgorithm ECDSA_nistP256 -ErrorAction SilentlyContinue }
  elseif ($n % 4 -eq 1) { $one = New-SelfSignedCertificate -DnsName "h$n.contoso.com" -CertStoreLocation $store -KeyAlgorithm ECDSA_nistP256 }
  if ($one) { $one.FriendlyName = $text }
  $null = New-CsVoicePolicy -Identity "h$n" -Description $text
  Write-EventLog -LogName Application -Source 'LS User Services' -EventId 1 -Message $text -ErrorAction SilentlyContinue
  $null = New-Item "C:\\$($text -replace '[\\\\/:*?"<>|\\x00-\\x1f]', '_').txt" -ErrorAction SilentlyContinue
}
"spread $n"`;

/** What would be there if a text had been more than a text. */
async function harm(page) {
  return page.evaluate(() => ({
    harmed: window.harmed ?? null,
    title: document.title,
    planted: document.querySelectorAll(
      'script:not([src]), iframe:not([sandbox]), .planted, base, meta[http-equiv=refresh], img[src=x], form[action*="evil"], details[ontoggle]',
    ).length,
    hidden: getComputedStyle(document.body).display === 'none',
    elsewhere: location.host !== new URL(document.baseURI).host,
  }));
}

describe('hostile texts', { concurrency: false }, () => {
  let page;
  let complaints;
  let before;
  let dialogs = 0;

  test('are taken by the lab', async () => {
    assert.equal(hostileStrings.length, 200);
    ({ page, complaints } = await openPage(browser, server.links.get('trainer'), { permissions: ['clipboard-read'] }));
    page.on('dialog', (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    await waitForScreen(page, 'PS C:');
    before = await harm(page);
    const [texts, script] = [join(server.home, 'texts.json'), join(server.home, 'spread.ps1')];
    writeFileSync(texts, JSON.stringify(hostileStrings));
    writeFileSync(script, SPREAD);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['dist/lyncshell.js', '-NoProfile', '-File', script, texts],
      {
        env: { ...process.env, LYNCSHELL_HOME: server.home },
        encoding: 'utf8',
        timeout: 240_000,
      },
    );
    assert.match(stdout, /spread 200/, stderr);
  });

  test('do nothing in the console', async () => {
    await type(
      page,
      "(Get-ChildItem Cert:\\LocalMachine\\My).FriendlyName; (Get-CsVoicePolicy).Description; Get-ChildItem C:\\ -Name; Start-Sleep -Milliseconds 500; 'all ' + 'printed'",
      'all printed',
    );
    await type(page, "'after' + 'wards'", 'afterwards');
    const lines = (await screenText(page)).split('\n').map((line) => line.trim());
    assert.ok(lines.includes("PS C:\\Users\\Administrator> 'after' + 'wards'"), lines.join('\n'));
    assert.deepEqual(await harm(page), before);
  });

  test('are shown as text by a machine, in its stores and its log, and in the picture', async () => {
    await page.locator('.machine', { hasText: 'fe01' }).first().click();
    for (const part of ['Why', 'Uses', 'Stores', 'Services', 'Tasks', 'Log']) {
      await page.locator('.machine-panel .tabs button', { hasText: part }).click();
      await page.waitForTimeout(300);
      assert.deepEqual(await harm(page), before, part);
      if (part === 'Stores') {
        const shown = await page.locator('.machine-panel').textContent();
        assert.ok(shown.includes(`<script>window.harmed=1</script>`), 'the texts are there');
      }
    }
    await page.getByRole('button', { name: 'As table' }).click();
    assert.deepEqual(await harm(page), before, 'table');
    await page.getByRole('button', { name: 'As table' }).click();
    await page.locator('.machine-panel').getByRole('button', { name: 'Close' }).click();
  });

  test('are shown as text by the console of certificates and by the wizard', async () => {
    for (const name of ['Certificates', 'Wizard']) {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.locator('.form[aria-busy="false"]').waitFor({ timeout: 60_000 });
      if (name === 'Certificates') {
        const shown = await page.locator('.form').textContent();
        assert.ok(shown.includes('onerror=window.harmed=1'), 'the texts are there');
        const row = page.locator('.form tbody tr', { hasText: 'onerror' }).first();
        await row.locator('input').click();
        await page.locator('.form-buttons button', { hasText: 'Open' }).first().click();
        await page.locator('.form[aria-busy="false"]').waitFor({ timeout: 60_000 });
        assert.deepEqual(await harm(page), before, 'opened certificate');
        await page.locator('.form-buttons button', { hasText: 'Close' }).click();
        await page.locator('.form[aria-busy="false"]').waitFor({ timeout: 60_000 });
      }
      assert.deepEqual(await harm(page), before, name);
      await page.locator('.form-buttons button', { hasText: 'Close' }).click();
      await page.locator('.form').waitFor({ state: 'detached' });
    }
  });

  test('opened no dialog, and nothing was complained of', () => {
    assert.equal(dialogs, 0);
    assert.deepEqual(complaints, []);
  });

  test('a fresh window sees the end of what was printed, and the line that is being typed', async () => {
    await page.getByRole('button', { name: 'Console', exact: true }).first().click();
    await type(page, "1..9000 | ForEach-Object { \"line $_ \" + ('x' * 60) }; 'flood ' + 'over'", 'flood over');
    await page.locator('.xterm-helper-textarea').focus();
    await page.keyboard.type('Get-Half');
    await waitForScreen(page, 'Get-Half');
    const link = await page.evaluate(async () => {
      const headers = {
        'content-type': 'application/json',
        'x-lyncshell-key': sessionStorage.getItem('lyncshell-key'),
      };
      return (await (await fetch('window', { method: 'POST', headers, body: '{}' })).json()).link;
    });
    const second = await openPage(browser, link);
    await waitForScreen(second.page, 'Get-Half');
    const lines = (await screenText(second.page)).split('\n').map((line) => line.trimEnd());
    const last = lines.filter((line) => line !== '').at(-1) ?? '';
    assert.match(last, /PS C:.*> Get-Half/, lines.join('\n'));
    assert.equal(lines.filter((line) => line.includes('Get-Half')).length, 1);
    assert.ok(
      lines.some((line) => line.startsWith('line 9000 x')),
      lines.join('\n'),
    );
    await second.page.locator('.xterm-helper-textarea').focus();
    await second.page.keyboard.press('Escape');
    // What is typed right behind an Escape is one key with it, as in every terminal.
    await second.page.waitForFunction(
      () => ![...document.querySelectorAll('.xterm-rows > div')].some((row) => row.textContent.includes('Get-Half')),
    );
    await type(second.page, "'goes ' + 'on'", 'goes on');
    assert.deepEqual(second.complaints, []);
    await second.context.close();
  });
});
