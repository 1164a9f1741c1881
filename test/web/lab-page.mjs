// A server of its own with a lab of its own, and a browser on it, for the tests of the page.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = process.env.LYNCSHELL_BROWSER_TESTS;
const { chromium } = createRequire(join(folder, 'package.json'))('playwright-core');

/** The source of axe-core, to be put into a page. */
const axePath = createRequire(join(folder, 'package.json')).resolve('axe-core/axe.min.js');

/** Starts `lyncshell serve`. @returns its links by learner, and its end */
export async function serve(...args) {
  const home = mkdtempSync(join(tmpdir(), 'lyncshell-web-'));
  const child = spawn(process.execPath, ['dist/lyncshell.js', 'serve', '--port', '0', ...args], {
    env: { ...process.env, LYNCSHELL_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let text = '';
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      text += bytes;
      if (text.includes('#ticket=')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  const links = new Map([...text.matchAll(/^ {2}(\S+) \(lab .*\): (\S+)$/gm)].map(([, name, link]) => [name, link]));
  return {
    links,
    home,
    async end() {
      child.kill('SIGTERM');
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export function launch({ args = [], ...options } = {}) {
  return chromium.launch({
    executablePath: process.env.LYNCSHELL_CHROMIUM,
    args: [...args, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    ...options,
  });
}

/** Opens a page, and hears all that it complains of. */
export async function openPage(browser, link, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(link);
  await page.waitForSelector('.page');
  return { page, context, complaints };
}

/** The text of the console that is shown. */
export async function screenText(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('.xterm-rows > div')].map((row) => row.textContent).join('\n'),
  );
}

export async function waitForScreen(page, text, timeout = 30_000) {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('.xterm-rows > div')]
        .map((row) => row.textContent)
        .join('\n')
        .includes(wanted),
    text,
    { timeout },
  );
}

/** Types a command into the console, and waits for what it shows. */
export async function type(page, command, shown) {
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
  await waitForScreen(page, shown);
}

/** Violations that a person with another way of reading would stumble over; `part` is a selector of what is looked at. */
export async function seriousFindings(page, part = { exclude: ['.xterm'] }) {
  await page.addScriptTag({ path: axePath }).catch(() => undefined);
  return page.evaluate(async (looked) => {
    // What xterm draws is told by "Read output"; its rows have no roles.
    const { violations } = await window.axe.run(looked);
    return violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
  }, part);
}
