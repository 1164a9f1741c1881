/**
 * What scripts of an exercise can say besides the cmdlets: functions of theirs, in PowerShell. They are run in the session of
 * the script before it. Those of checks give marked objects, which `check-run.ts` reads.
 */

/** For all scripts: on which machines something is done. */
const EVERYWHERE = `
function On {
  # Runs a block on each machine: names, or a role as in EveryFrontEnd. $Machine is the name.
  param([Parameter(Mandatory)] [string[]] $Machines, [Parameter(Mandatory)] [scriptblock] $Block)
  foreach ($Machine in $Machines) {
    Enter-LabMachine $Machine
    try { & $Block $Machine } finally { Exit-LabMachine }
  }
}
function Machines {
  # The names of the machines; of those with a role, or of a pool, where one is named.
  param([string] $Role = '*', [string] $Pool = '*')
  (Get-LabMachine | Where-Object { $_.Role -like $Role -and $_.Pool -like $Pool }).Name
}
function FrontEnds { @(Machines EnterpriseFrontEnd) + @(Machines StandardEdition) }
`;

/** For checks: claims, and what they ask of states, of time, of the way and of how it was before. */
const OF_CHECKS = `
function Unmet {
  # Says why a claim does not hold: the name of a reason, and what the check saw.
  param([Parameter(Mandatory)] [string] $Reason, [Parameter(ValueFromRemainingArguments)] $Seen)
  [pscustomobject]@{ PSTypeName = 'LyncShell.Unmet'; Reason = $Reason; Seen = @($Seen | ForEach-Object { "$_" }) }
}
function Claim {
  # A claim holds when its block gives no Unmet. The first one is its reason.
  param([Parameter(Mandatory)] [string] $Id, [Parameter(Mandatory)] [scriptblock] $Test)
  $unmet = @(& $Test | Where-Object { $_.PSTypeNames -contains 'LyncShell.Unmet' }) | Select-Object -First 1
  [pscustomobject]@{ PSTypeName = 'LyncShell.ClaimResult'; Id = $Id; Reason = $unmet.Reason; Seen = @($unmet.Seen) }
}
function Within {
  # Whether a block gives true now, or at some time until the clock of the lab has gone on by so long.
  param([Parameter(Mandatory)] [timespan] $Time, [Parameter(Mandatory)] [scriptblock] $Block)
  $until = (Get-Date) + $Time
  while (-not (& $Block)) {
    $left = $until - (Get-Date)
    if ($left -le [timespan]::Zero) { return $false }
    Step-LabClock -By ([timespan]::FromTicks([Math]::Min($left.Ticks, [Math]::Max($Time.Ticks / 20, [timespan]::FromSeconds(30).Ticks)))) | Out-Null
  }
  $true
}
function AtStart {
  # What a block gave when the exercise began.
  param([Parameter(Mandatory)] [scriptblock] $Block)
  Invoke-LabExerciseStart $Block
}
function Answer {
  # What the learner has written into C:\\answer.txt of the machine.
  if (Test-Path C:\\answer.txt) { "$(Get-Content C:\\answer.txt -Raw)".Trim() }
}
function ChainFaults {
  # What is wrong with the chain of a certificate in the machine's Personal store, in the words of the chain engine.
  param([Parameter(Mandatory)] [string] $Thumbprint)
  $chain = [System.Security.Cryptography.X509Certificates.X509Chain]::new()
  $chain.ChainPolicy.RevocationMode = 'NoCheck'
  if (-not $chain.Build((Get-Item "Cert:\\LocalMachine\\My\\$Thumbprint"))) { $chain.ChainStatus | ForEach-Object { "$($_.Status)" } }
}
function Behind {
  # The short names of the machines whose replicas are not up to date.
  Get-CsManagementStoreReplicationStatus | Where-Object { -not $_.UpToDate } | ForEach-Object { $_.ReplicaFqdn.Split('.')[0] }
}
function Used {
  # Whether a command was typed: its name, wildcards allowed; -Where looks at the whole text as $_.
  param([Parameter(Mandatory)] [string] $Command, [scriptblock] $Where = { $true })
  [bool]($Journal | Where-Object { $_.Commands -like $Command } | ForEach-Object Text | Where-Object $Where)
}
`;

/** The functions of setups, solutions and ways. */
export const SCRIPT_VOCABULARY = EVERYWHERE;

/** Those of checks. */
export const CHECK_VOCABULARY = EVERYWHERE + OF_CHECKS;
