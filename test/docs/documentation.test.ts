/** The documentation is true: sessions that it shows run as shown, command lines are understood, files that it names exist. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { assignTokenIssuer } from '../../examples/assign-token-issuer.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { frontMatter } from '../../src/docs/front-matter.ts';
import { parseTranscript } from '../../src/docs/transcript.ts';
import { runCase } from '../../src/docs/transcript-run.ts';
import { aboutTopics } from '../../src/generated/about-topics.ts';
import { factsOf } from '../../src/host/analysis/script-facts.ts';
import { parseCommandLine } from '../../src/host/command-line.ts';
import { labSessionsFor } from '../../src/host/lab-transcript-session.ts';
import { parseSubcommand } from '../../src/host/subcommands.ts';
import { transcriptSession } from '../../src/host/transcript-session.ts';
import { parse } from '../../src/language/parser.ts';
import { readProperties } from '../../src/learn/exercise-properties.ts';
import { inProcessSession } from '../in-process-session.ts';
import { expectAsTold } from './expect-steps.ts';

const labTranscriptSession = labSessionsFor(['session: lab'])!;

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
/** Those of the library are programs, which run in test/library/pages.test.ts; docs/reference is tested where it is made. */
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(new URL('docs', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const blocks: Block[] = pages.flatMap((page) =>
  [...read(page).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
    page,
    language: language!,
    text: text!,
  })),
);
/** What is done with the blocks of each language, below. */
const TESTED = new Set(['text', 'sh', 'ts', 'powershell', 'yaml', 'json', 'mermaid']);
const inLanguage = (language: string): Block[] => blocks.filter((block) => block.language === language);

test('each block is of a kind that is tested here, and says which', () => {
  expect(blocks.filter(({ language }) => !TESTED.has(language))).toEqual([]);
  const fences = pages.flatMap((page) => [...read(page).matchAll(/^```/gm)]);
  expect(fences).toHaveLength(2 * blocks.length);
  expect(pages.filter((page) => /\n\n {4}[\w$].*\n(?:\n| {4})/.test(read(page)))).toEqual([]);
});

describe('blocks of PowerShell parse, and all that they call is there', () => {
  /** What a check of an exercise has besides. */
  const ofChecks = ['Claim', 'Unmet'];
  const scripts = inLanguage('powershell');
  test.each(scripts.map(({ page, text }) => [page, text] as const))('%s', (_page, text) => {
    const { ast, errors } = parse(text);
    expect(errors).toEqual([]);
    const { commands, types } = factsOf(ast, () => true);
    const names = commands.map(({ name }) => name).filter((name) => !ofChecks.includes(name));
    const asked = [...names.map((name) => `Get-Command ${name}`), ...types.map(({ name }) => `[${name}]`)].join('; ');
    expect(inProcessSession({ access: 'none' }).run(asked).errors).toEqual([]);
  });
});

describe('blocks of properties are read by what reads such files', () => {
  const ofPage = (page: string) => inLanguage('yaml').filter((block) => block.page === page);

  test('of a page', () => {
    const [only] = ofPage('docs/pages.md');
    expect(Object.fromEntries(frontMatter(only?.text ?? ''))).toEqual({
      lab: 'litwareinc',
      machine: 'edge01.contoso.com',
      culture: 'de-DE',
    });
  });

  test('of an exercise', () => {
    for (const { text, page } of ofPage('docs/exercises.md'))
      expect(readProperties(page, `${text}\nThe story.\n`)).toMatchObject({ body: expect.anything() });
  });

  test('there are no others, and what is JSON can be read', () => {
    expect(new Set(inLanguage('yaml').map(({ page }) => page))).toEqual(
      new Set(['docs/pages.md', 'docs/exercises.md']),
    );
    for (const { text } of inLanguage('json')) JSON.parse(text);
  });
});

describe('sessions run as shown', () => {
  const sessions = inLanguage('text').filter(({ text }) => text.startsWith('PS> '));
  test.each(sessions.map(({ page, text }) => [page, text] as const))('%s', (_page, text) => {
    const [only] = parseTranscript(`## shown\n${text}`).cases;
    const { steps } = runCase(only!, labTranscriptSession);
    expectAsTold(steps);
  });
});

/** The lines below EXAMPLES, to the next heading. */
function examplesOf(topic: string): string {
  const [, section = ''] = /^EXAMPLES\n((?: {4}.*\n|\n)+)/m.exec(topic) ?? [];
  return section.replace(/^ {4}/gm, '').trim();
}

describe('examples of about topics run as shown', () => {
  const topics = [...aboutTopics].map(([name, text]) => [name, examplesOf(text)] as const);
  test.each(topics.filter(([, examples]) => examples !== ''))('%s', (_name, examples) => {
    const [only] = parseTranscript(`## shown\n${examples}\n`).cases;
    const { steps } = runCase(only!, transcriptSession);
    expectAsTold(steps);
  });
});

/** The words of a shell's command line without variables; what stands behind a `#` is a comment. */
function words(line: string): string[] {
  return [...line.replace(/\s#\s.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

describe('command lines are understood', () => {
  const lines = inLanguage('sh').flatMap(({ page, text }) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => [page, line] as const),
  );

  test.each(lines)('%s: %s', (_page, line) => {
    const [program, ...rest] = words(line);
    if (program === 'npm' && rest[0] !== 'start') expect(isNpmCommand(rest)).toBe(true);
    else if (program !== 'node') expect(isUnderstood(program === 'npm' ? rest.slice(2) : rest)).toBe(true);
    for (const word of rest.filter((one) => /^(?:examples|test|scripts|docs)\//.test(one)))
      expect(existsSync(new URL(word, root))).toBe(true);
  });

  function isNpmCommand([command, script, ...more]: readonly string[]): boolean {
    const isOfUser =
      ['i', 'install'].includes(command!) &&
      [script, ...more].every((word) => ['-g', packageFile.name].includes(word!));
    return command === 'test' || isOfUser || (command === 'run' && script! in packageFile.scripts);
  }

  function isUnderstood(args: readonly string[]): boolean {
    const line = parseCommandLine(args, { inputIsTerminal: false, fileExists: (path) => path.endsWith('.ps1') });
    if (line.kind === 'subcommand') return parseSubcommand(line.args).kind === 'work';
    return line.kind !== 'usage-error';
  }
});

describe('names', () => {
  test.each(pages)('links of %s lead to files', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(new URL(link, new URL(page, root))))).toEqual([]);
  });

  test('npm scripts that CONTRIBUTING.md names exist', () => {
    const named = [...read('CONTRIBUTING.md').matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in packageFile.scripts))).toEqual([]);
  });
});

describe('the example in TypeScript', () => {
  test('README.md shows the file', () => {
    expect(inLanguage('ts').map(({ text }) => text)).toContain(read('examples/assign-token-issuer.ts'));
  });

  test('it does what it says', () => {
    const labs = mkdtempSync(join(tmpdir(), 'lyncshell-example-'));
    try {
      expect(assignTokenIssuer(labs)).toContain('fe05.contoso.com');
    } finally {
      rmSync(labs, { recursive: true, force: true });
    }
  });
});
