/** The result of pages as one HTML file that needs nothing else: every command, what it showed, what was mapped. */
import type { LabPicture } from '../../pictures/lab-picture.ts';
import { labPictureSvg } from '../../pictures/lab-picture-svg.ts';
import { type CommandOutcome, countOf } from '../page-run.ts';
import { escapedXml } from './escaped-xml.ts';
import type { PageReport } from './page-report.ts';

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid #8884; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
pre { margin: .2rem 0; padding: .5rem .7rem; background: #8882; border-radius: 4px; overflow-x: auto; white-space: pre-wrap; }
section { border-top: 2px solid #8886; margin-top: 2rem; }
article { border-left: 4px solid #8886; padding-left: .8rem; margin: .8rem 0; }
article.succeeded { border-color: #2a8a3e; }
article.failed { border-color: #c62828; }
article.not-run { border-color: #b7791f; }
svg { max-width: 100%; height: auto; fill: currentColor; }
.note { font-size: .9em; opacity: .8; margin: 0; }
`;

export function htmlReport(reports: readonly PageReport[]): string {
  const rows = reports.map(row).join('');
  const pages = reports.map(section).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Pages run by lyncshell</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${reports.length === 1 ? '1 page' : `${reports.length} pages`}</h1>
<table>
<thead><tr><th>Page</th><th>Lab</th><th>Result</th><th>Succeeded</th><th>Failed</th><th>Not run</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
${pages}</body>
</html>
`;
}

function row({ path, result, lab, problem }: PageReport, index: number): string {
  const counts = result ? (['succeeded', 'failed', 'not run'] as const).map((status) => countOf(result, status)) : [];
  const cells = counts.map((count) => `<td class="number">${count}</td>`).join('');
  const name = escapedXml(path);
  return `<tr><td><a href="#page-${index}">${name}</a></td><td>${escapedXml(lab?.topology ?? '')}</td><td>${escapedXml(problem ?? wordFor(counts))}</td>${cells}</tr>\n`;
}

/** The result in a word, so that nobody has to see colours. */
function wordFor([succeeded = 0, failed = 0, notRun = 0]: readonly number[]): string {
  if (failed > 0) return 'failed';
  if (notRun > 0) return 'not run in full';
  return succeeded > 0 ? 'green' : 'no commands';
}

function section({ path, result, lab, problem, picture }: PageReport, index: number): string {
  const chosen = lab ? `<p class="note">Lab ${escapedXml(lab.topology)}: ${escapedXml(lab.reason)}.</p>\n` : '';
  const skipped = (result?.plan.skipped ?? [])
    .map(({ line, reason }) => `<p class="note">Line ${line} is no command: ${escapedXml(reason)}.</p>\n`)
    .join('');
  const body = problem === null ? (result?.outcomes ?? []).map(article).join('') : `<p>${escapedXml(problem)}</p>\n`;
  return `<section id="page-${index}">\n<h2>${escapedXml(path)}</h2>\n${chosen}${body}${skipped}${picture ? pictured(picture) : ''}</section>\n`;
}

/** What the page has made of the deployment; closed until somebody wants to see it. */
function pictured(picture: LabPicture): string {
  return `<details>\n<summary>The deployment behind the page</summary>\n${labPictureSvg(picture)}\n</details>\n`;
}

function article({ command, typed, status, message, output, mapped, prepared, machine }: CommandOutcome): string {
  const notes = [
    `Line ${command.line}: ${status}`,
    ...(machine === null ? [] : [`typed on ${machine}`]),
    ...prepared,
    ...mapped.map(({ kind, specimen, value }) => `${kind} ${specimen} is ${value}`),
  ];
  const shown = output === '' ? message : output.replace(/\n$/, '');
  const lines = notes.map((note) => `<p class="note">${escapedXml(note)}</p>\n`).join('');
  const below = shown === '' ? '' : `<pre>${shownText(shown)}</pre>\n`;
  return `<article class="${status.replace(' ', '-')}">\n${lines}<pre><code>${shownText(typed)}</code></pre>\n${below}</article>\n`;
}

/** Line ends stay line ends in preformatted text. */
function shownText(text: string): string {
  return escapedXml(text).replaceAll('&#10;', '\n');
}
