// `npm run picture`: types a session at the program in a pseudo-terminal, and writes what was seen: docs/pictures/prompt.cast
// (asciinema, version 2) and docs/pictures/prompt.svg, the screen at its end.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { spawn } from 'node-pty';
import { root } from './source-tree.mjs';

const COLUMNS = 100;
const ROWS = 30;
const KEY_MS = 35;

/** What is typed, and for how long it is looked at. */
const SESSION = [
  ['Get-CsPool | Where-Object Site -eq Site:Paris\r', 1500],
  ['Set-CsCertificate -Type OAuthTokenIssuer -Identity global -Thumbprin\t', 600],
  [' \t', 900],
  ['\r', 1500],
  ['Set-LabClock -Running -Rate 60\r', 1200],
  ['Get-CsManagementStoreRepl\t', 3500],
  [' | Where-Object UpToDate -eq $false\r', 1500],
  ['get-csuzer -Identity ken\r', 1500],
  ['Test-CsRegistration -TargetFqdn \u0000', 1500],
];

const PALETTE = [
  ...['#0c0c0c', '#c50f1f', '#13a10e', '#c19c00', '#0037da', '#881798', '#3a96dd', '#cccccc'],
  ...['#767676', '#e74856', '#16c60c', '#f9f1a5', '#3b78ff', '#b4009e', '#61d6d6', '#f2f2f2'],
];
const BACKGROUND = '#0c0c0c';
const FOREGROUND = '#cccccc';
const WIDTH = 8.4;
const HEIGHT = 18;
const MARGIN = 12;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Types the session; gives its events and the screen at its end. */
async function record(home) {
  const screen = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  const env = { ...process.env, TERM: 'xterm-256color', LYNCSHELL_HOME: home };
  const program = join(root, 'dist/lyncshell.js');
  const pty = spawn(process.execPath, [program, '-NoLogo', '-NoProfile'], { cols: COLUMNS, rows: ROWS, env });
  const events = [];
  let begun = Date.now();
  pty.onData((data) => {
    events.push([(Date.now() - begun) / 1000, 'o', data]);
    screen.write(data);
  });
  while (!/^PS .*>$/.test(lineAt(screen, screen.buffer.active.cursorY))) await pause(50);
  // Making the first lab is no part of the picture.
  const first = events.map(([, , data]) => data).join('');
  events.length = 0;
  begun = Date.now();
  events.push([0, 'o', first.slice(first.lastIndexOf('\u001b[?2026h'))]);
  for (const [text, rest] of SESSION) {
    for (const key of text) {
      pty.write(key);
      await pause(KEY_MS);
    }
    await pause(rest);
  }
  await new Promise((resolve) => screen.write('', resolve));
  pty.kill();
  return { events, screen };
}

function lineAt(screen, y) {
  return (
    screen.buffer.active
      .getLine(screen.buffer.active.baseY + y)
      ?.translateToString(true)
      .trimEnd() ?? ''
  );
}

/** The colour of a cell's text or background; null for the terminal's own. */
function colorOf(number, isPalette, isRgb) {
  if (isRgb) return `#${number.toString(16).padStart(6, '0')}`;
  if (!isPalette) return null;
  if (number < 16) return PALETTE[number];
  if (number >= 232) return grey(8 + (number - 232) * 10);
  const level = (index) => (index === 0 ? 0 : 55 + index * 40);
  const at = number - 16;
  return `rgb(${level(Math.floor(at / 36))},${level(Math.floor(at / 6) % 6)},${level(at % 6)})`;
}

const grey = (value) => `rgb(${value},${value},${value})`;

const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The runs of a row that look alike: text, where it begins, and its style. */
function runsOf(line) {
  const runs = [];
  for (let x = 0; x < COLUMNS; x++) {
    const cell = line.getCell(x);
    if (!cell || cell.getWidth() === 0) continue;
    let ink = colorOf(cell.getFgColor(), cell.isFgPalette(), cell.isFgRGB()) ?? FOREGROUND;
    let paper = colorOf(cell.getBgColor(), cell.isBgPalette(), cell.isBgRGB());
    if (cell.isInverse()) [ink, paper] = [paper ?? BACKGROUND, ink];
    const style = [
      `fill="${ink}"`,
      cell.isBold() ? 'font-weight="bold"' : '',
      cell.isItalic() ? 'font-style="italic"' : '',
      cell.isUnderline() ? 'text-decoration="underline"' : '',
      cell.isDim() ? 'opacity="0.6"' : '',
    ].join(' ');
    const last = runs.at(-1);
    const text = cell.getChars() || ' ';
    if (last && last.style === style && last.paper === paper && last.x + last.text.length === x) last.text += text;
    else runs.push({ x, text, style, paper });
  }
  return runs.filter(({ text, paper }) => paper !== null || text.trim() !== '');
}

function svgOf(screen) {
  const { active } = screen.buffer;
  const parts = [];
  for (let y = 0; y < ROWS; y++) {
    const top = MARGIN + y * HEIGHT;
    for (const { x, text, style, paper } of runsOf(active.getLine(active.baseY + y))) {
      const left = MARGIN + x * WIDTH;
      const width = text.length * WIDTH;
      if (paper !== null)
        parts.push(
          `<rect x="${left.toFixed(1)}" y="${top}" width="${width.toFixed(1)}" height="${HEIGHT}" fill="${paper}"/>`,
        );
      parts.push(
        `<text x="${left.toFixed(1)}" y="${top + 14}" textLength="${width.toFixed(1)}" xml:space="preserve" ${style.trim()}>${escapeText(text)}</text>`,
      );
    }
  }
  const width = Math.ceil(2 * MARGIN + COLUMNS * WIDTH);
  const height = 2 * MARGIN + ROWS * HEIGHT;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A session of lyncshell">
<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>
<g font-family="Cascadia Mono, Menlo, Consolas, monospace" font-size="14">
${parts.join('\n')}
</g>
</svg>
`;
}

const home = mkdtempSync(join(tmpdir(), 'lyncshell-picture-'));
try {
  const { events, screen } = await record(home);
  const folder = join(root, 'docs/pictures');
  mkdirSync(folder, { recursive: true });
  const head = { version: 2, width: COLUMNS, height: ROWS, title: 'lyncshell', env: { TERM: 'xterm-256color' } };
  writeFileSync(join(folder, 'prompt.cast'), `${[head, ...events].map((line) => JSON.stringify(line)).join('\n')}\n`);
  writeFileSync(join(folder, 'prompt.svg'), svgOf(screen));
  process.stdout.write(`picture: ${events.length} events, docs/pictures/prompt.cast and prompt.svg\n`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
