/** The files of a project that tests a folder of scripts. */

/** What the files are made for. */
export interface ProjectFacts {
  /** The version of this program. */
  readonly version: string;
  /** A name for npm. */
  readonly name: string;
  /** A script of the folder, as a path from there; null where there is none. */
  readonly script: string | null;
  /** Whether `.js` is an ES module there: what jest reads is CommonJS, and says so by its name. */
  readonly hasModules: boolean;
}

/** What the tests need of npm, but for their versions. */
export const testPackages = ['jest', '@jest/globals', 'lyncshell'] as const;

/** Where continuous integration runs. */
export const ciKinds = ['github', 'azure', 'both', 'none'] as const;
export type CiKind = (typeof ciKinds)[number];

/** The texts, by path. */
export function projectFiles(facts: ProjectFacts, ci: CiKind): ReadonlyMap<string, string> {
  const extension = facts.hasModules ? 'cjs' : 'js';
  return new Map([
    ['package.json', packageFile(facts)],
    [`jest.config.${extension}`, "module.exports = { preset: 'lyncshell', testTimeout: 60_000 };\n"],
    [`tests/scripts.test.${extension}`, scriptTest(facts)],
    ['tests/lab.Tests.ps1', PESTER_TEST],
    ['tests/lab.transcript', TRANSCRIPT],
    ...(ci === 'github' || ci === 'both' ? ([['.github/workflows/scripts.yml', GITHUB_WORKFLOW]] as const) : []),
    ...(ci === 'azure' || ci === 'both' ? ([['azure-pipelines.yml', AZURE_PIPELINE]] as const) : []),
  ]);
}

function packageFile({ name, version, script }: ProjectFacts): string {
  const analyze = script === null ? {} : { analyze: `lyncshell analyze ${JSON.stringify(script)}` };
  const project = {
    name,
    private: true,
    scripts: { test: 'jest', ...analyze },
    devDependencies: { '@jest/globals': '^30.0.0', jest: '^30.0.0', lyncshell: `^${version}` },
  };
  return `${JSON.stringify(project, null, 2)}\n`;
}

/** A test that passes as it stands, also where the script is no part of it yet. */
function scriptTest({ script }: ProjectFacts): string {
  const run =
    script === null
      ? `  const result = await shell.run('Get-CsPool');`
      : `  const result = await shell.runFile(${JSON.stringify(script)}, { WhatIf: true });`;
  const lead =
    script === null
      ? '// With a script: await shell.runFile("roll.ps1", { Use: "Default" })'
      : '// Arguments by name; leave out those that the script does not have. What it asks is answered by `answers`.';
  return `const { openLab, openShell } = require('lyncshell');

// Each test has a lab of its own: a deployment of Lync Server that is simulated, and gone afterwards.
async function inLab(work) {
  const lab = openLab();
  try {
    await work(lab, openShell({ lab, answers: [] }));
  } finally {
    lab.dispose();
  }
}

test${script === null ? '' : '.skip'}('the script does what it is to do', () =>
  inLab(async (_lab, shell) => {
    ${lead}
  ${run}
    expect(result).toSucceed();
  }));

test('a change reaches the servers', () =>
  inLab(async (lab, shell) => {
    expect(await shell.run('Set-CsVoicePolicy -Identity Global -AllowCallForwarding $false')).toSucceed();
    lab.settle();
    expect(lab).toBeReplicated();
  }));
`;
}

const PESTER_TEST = `BeforeAll {
    # . $PSScriptRoot/../MyFunctions.ps1
}

Describe 'The lab' {
    It 'has a pool' {
        (Get-CsPool).Identity | Should -Contain 'pool01.contoso.com'
    }
}
`;

const TRANSCRIPT = `session: lab

## what the console shows
PS> (Get-CsPool)[0].Identity
pool01.contoso.com
`;

const GITHUB_WORKFLOW = `name: scripts
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm install
      # Pester comes with the image, in the folder of all users' modules.
      - run: npm test -- --ci
        env:
          PSModulePath: /usr/local/share/powershell/Modules
`;

const AZURE_PIPELINE = `trigger:
  - '*'
pool:
  vmImage: ubuntu-latest
steps:
  - task: UseNode@1
    inputs:
      version: 22.x
  - script: npm install
  # Pester comes with the image, in the folder of all users' modules.
  - script: npm test -- --ci
    env:
      PSModulePath: /usr/local/share/powershell/Modules
`;
