/** What a draft of an exercise asks of a lab, before a recorded session and after it, to find out what the session has changed. */

/** A question: PowerShell that gives lines of text, and the words in which its claim is told. */
export interface Probe {
  /** What claims and reasons of it are called. */
  readonly id: string;
  /** Whether it is asked on each machine, or once. */
  readonly isOfMachine: boolean;
  readonly script: string;
  /** The cmdlet that it asks with, where no words of ours say what it is about. */
  readonly cmdlet: string | null;
  /** Whether lines that have come say nothing: what is behind after the session is not meant to be. */
  readonly isOnlyOfGone: boolean;
}

/** On every machine. */
const OF_MACHINES: readonly (readonly [id: string, script: string])[] = [
  ['uses', 'Get-CsCertificate | ForEach-Object { "$($_.Use): $($_.Thumbprint)" } | Sort-Object'],
  ['roots', '(Get-ChildItem Cert:\\LocalMachine\\Root).Subject | Sort-Object'],
  ['intermediates', '(Get-ChildItem Cert:\\LocalMachine\\CA).Subject | Sort-Object'],
  [
    'personal',
    'Get-ChildItem Cert:\\LocalMachine\\My | ForEach-Object { "$($_.Subject), key: $($_.HasPrivateKey)" } | Sort-Object',
  ],
  ['stopped', '(Get-Service | Where-Object Status -eq Stopped).Name'],
  ['files', 'Get-ChildItem C:\\ -File | ForEach-Object { "$($_.Name): $(Get-Content $_.FullName -TotalCount 3)" }'],
];

/** Commands that change what a Get- of their noun shows. */
const CHANGING = /^(?:Set|New|Remove|Grant|Enable|Disable)-(Cs\w+)$/i;

/** What has a question of its own among those above. */
const ASKED_ALREADY: ReadonlySet<string> = new Set(['cscertificate', 'csreplica']);

/** The questions for a session that has used these commands. */
export function probesFor(commands: readonly string[]): Probe[] {
  const nouns = new Map<string, string>();
  for (const command of commands) {
    const [, noun] = CHANGING.exec(command) ?? [];
    if (noun !== undefined && !ASKED_ALREADY.has(noun.toLowerCase())) nouns.set(noun.toLowerCase(), noun);
  }
  return [
    ...[...nouns].map(([id, noun]) => ({
      id,
      isOfMachine: false,
      cmdlet: `Get-${noun}`,
      isOnlyOfGone: false,
      script: `Get-${noun} | Format-List * | Out-String -Stream | Where-Object { $_.Trim() } | ForEach-Object { $_ -replace ' +:', ':' }`,
    })),
    ...OF_MACHINES.map(([id, script]) => ({ id, isOfMachine: true, script, cmdlet: null, isOnlyOfGone: false })),
    { id: 'behind', isOfMachine: false, script: 'Behind', cmdlet: null, isOnlyOfGone: true },
  ];
}

/** Asks them all: an object for each question and machine, with its lines. One that fails has none. */
export function probingScript(probes: readonly Probe[]): string {
  const asks = probes.map(({ id, isOfMachine, script }) => {
    const places = isOfMachine ? 'Machines' : "''";
    const ask = isOfMachine ? `On $place { ${script} }` : `& { ${script} }`;
    return `foreach ($place in ${places}) {
    try { $lines = @(${ask} | ForEach-Object { "$_" }) } catch { continue }
    [pscustomobject]@{ PSTypeName = 'LyncShell.ProbeAnswer'; Probe = '${id}'; Machine = "$place"; Lines = $lines }
}`;
  });
  return asks.join('\n');
}
