// `npm run odd-values -- [--only PATTERN] [--limit SECONDS]`: every parameter of every cmdlet is given what nobody would give
// it on purpose, alone and beside what else is mandatory, in a lab and without the host. Cmdlets may refuse it in any words
// of theirs; what they may not is fail in a way that the program itself did not see coming (an incident), or take for ever.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './source-tree.mjs';

/** PowerShell texts of the values. */
const VALUES = ['$null', "''", "'[a'", "@('x', $null)", ', @($null)', '-1', '@{}', "[char]0 + 'x'", '{ throw 1 }'];

/** What would wait for somebody, or for a time that is given, is not asked. */
const PATIENT =
  /^(?:Wait-.*|Start-Sleep|Read-Host|Get-Credential|Enter-.*|Exit-.*|Start-LabExercise|Debug-.*|Set-PSBreakpoint)$/i;

/** What has no end by its nature. */
const ENDLESS = ['Continuous'];

/** For one cmdlet: each parameter of each set with each value, the other mandatory ones with a plain text. */
const probe = (name) => `
$ErrorActionPreference = 'SilentlyContinue'; $WarningPreference = 'SilentlyContinue'; $ConfirmPreference = 'None'
$command = Get-Command '${name}'
foreach ($set in $command.ParameterSets) {
  foreach ($parameter in $set.Parameters) {
    if ([System.Management.Automation.PSCmdlet]::CommonParameters -contains $parameter.Name) { continue }
    if (@(${ENDLESS.map((name) => `'${name}'`).join(', ')}) -contains $parameter.Name) { continue }
    $base = @{}
    foreach ($other in $set.Parameters) { if ($other.IsMandatory -and $other.Name -ne $parameter.Name) { $base[$other.Name] = 'x' } }
    if ($set.Parameters.Name -contains 'WhatIf') { $base.WhatIf = $true }
    foreach ($value in @(${VALUES.map((value) => `{ ${value} }`).join(', ')})) {
      $given = $base.Clone(); $given[$parameter.Name] = & $value
      $Error.Clear()
      try { $null = & $command @given 3>$null 6>$null } catch { }
      foreach ($one in $Error) {
        if ("$($one.FullyQualifiedErrorId)" -like 'InternalError*') { "$($command.Name) -$($parameter.Name) $value"; break }
      }
    }
  }
}`;

/** What one cmdlet did wrong, a line each. */
async function faultsOf(name, shell, limit) {
  try {
    return (await shell.run(probe(name))).objects.map(String);
  } catch (error) {
    if (error.code !== 'timeout') throw error;
    return [`${name}: took more than ${limit} s`];
  }
}

async function main() {
  const { only, limit } = parseArgs({
    options: { only: { type: 'string', default: '*' }, limit: { type: 'string', default: '60' } },
  }).values;
  const { openLab, openShell } = createRequire(import.meta.url)(join(root, 'dist/index.js'));
  const lab = openLab();
  const open = () =>
    openShell({ lab: lab.fork(), timeoutMs: Number(limit) * 1000, answers: ({ choices }) => choices[0] ?? '' });
  const listing = open();
  const names = (await listing.run(`(Get-Command '${only}' -CommandType Cmdlet).Name`)).objects;
  listing.dispose();
  let [count, faults] = [0, 0];
  for (const name of names.filter((one) => !PATIENT.test(one))) {
    const shell = open();
    const found = await faultsOf(name, shell, limit);
    for (const line of found) console.log(line);
    shell.dispose();
    count++;
    faults += found.length;
  }
  console.log(`${count} cmdlets asked, ${faults} faults`);
  process.exitCode = faults > 0 || count === 0 ? 1 : 0;
}

await main();
