/** What Tab proposes, by the text before the cursor. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CaptureUI } from '../../src/docs/capture-ui.ts';
import { type CompletionResult, resultList } from '../../src/engine/command-completion.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { completeInput } from '../../src/host/completion/complete-input.ts';
import { transcriptSession } from '../../src/host/transcript-session.ts';

describe('completion', () => {
  let directory = '';
  let runspace: Runspace;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'lyncshell-completion-'));
    mkdirSync(join(directory, 'Reports'));
    writeFileSync(join(directory, 'read me.txt'), '');
    writeFileSync(join(directory, 'result.csv'), '');
    runspace = transcriptSession(new CaptureUI(), directory);
    runspace.run(`
      $certificate = [pscustomobject]@{ Thumbprint = 'AB'; Subject = 'CN=x'; Inner = @{ Key = 1 } }
      function Get-Fruit { param([string]$Kind) }
      Register-ArgumentCompleter -CommandName Get-Fruit -ParameterName Kind -ScriptBlock {
        param($command, $parameter, $word)
        'apple', 'apricot', 'Adam apple', 'pear' | Where-Object { $_ -like "$word*" }
      }
      function Get-Colour { param([ValidateSet('Red', 'Green', 'Dark Blue')] [string]$Shade, [switch]$Bright, [int]$Number) }
    `);
  });

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  /** The input with each proposal put in its place. */
  function completed(input: string): string[] {
    const { replacementIndex, replacementLength, matches } = completeInput(runspace, input, input.length);
    return matches.map(
      ({ completionText }) =>
        input.slice(0, replacementIndex) + completionText + input.slice(replacementIndex + replacementLength),
    );
  }

  test('what a proposal says of itself is asked when somebody reads it', () => {
    let asked = 0;
    const proposal = {
      completionText: 'a',
      listItemText: 'a',
      resultType: 'Text',
      get toolTip() {
        asked++;
        return 'tip';
      },
    };
    const [result] = runspace.enter(() => resultList([proposal])).items;
    expect(asked).toBe(0);
    expect((result as CompletionResult).proposal.toolTip).toBe('tip');
  });

  test.each<[string, string[]]>([
    ['get-colo', ['Get-Colour']],
    ['1..3 | where-o', ['1..3 | Where-Object']],
    ['$x = get-colo', ['$x = Get-Colour']],
    ['Get-Colour -s', ['Get-Colour -Shade']],
    ['Get-Colour -Shade ', ["Get-Colour -Shade 'Dark Blue'", 'Get-Colour -Shade Green', 'Get-Colour -Shade Red']],
    ['Get-Colour g', ['Get-Colour Green']],
    ['Get-Colour -Bright r', ['Get-Colour -Bright Red']],
    ["Get-Colour 'd", ["Get-Colour 'Dark Blue'"]],
    ['Get-Fruit -Kind a', ["Get-Fruit -Kind 'Adam apple'", 'Get-Fruit -Kind apple', 'Get-Fruit -Kind apricot']],
    ['Get-CsCertificate -Type oau', ['Get-CsCertificate -Type OAuthTokenIssuer']],
    ['[pscu', ['[pscustomobject']],
    ['[system.manage', ['[System.Management']],
    ['Get-Date | Select-Object -ExpandProperty Le', ['Get-Date | Select-Object -ExpandProperty Length']],
    ['$certif', ['$certificate']],
    ['"now $certif', ['"now $certificate']],
    ['$env:CONFT', ['$env:CONFTMP']],
    ['$certificate.th', ['$certificate.Thumbprint']],
    ['$certificate.Inner.k', ['$certificate.Inner.Key', '$certificate.Inner.Keys']],
    ["'abc'.toup", ["'abc'.ToUpper(", "'abc'.ToUpperInvariant("]],
    ['[math]::sq', ['[math]::Sqrt(']],
    ['[System.Collections.ArrayL', ['[System.Collections.ArrayList']],
    ['Format-List ./Rep', ['Format-List ./Reports']],
    ['Format-List rea', ["Format-List './read me.txt'"]],
    ['./res', ['./result.csv']],
    ['no-such-th', []],
  ])('%s', (input, expected) => {
    expect([...completed(input)].sort()).toEqual([...expected].sort());
  });
});
