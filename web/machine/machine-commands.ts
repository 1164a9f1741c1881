/** The commands behind a machine's panel. Names of the lab are quoted: they are data, whatever is in them. */

/** A text as one word of PowerShell; all of its quotation marks end a string (‘ ’ ‚ ‛ too). */
export function quoted(text: string): string {
  return /^[A-Za-z][\w.-]*$/.test(text) ? text : `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}

export const machineCommands = {
  why: (fqdn: string): string => `Get-LabCause ${quoted(fqdn)}`,
  uses: (_fqdn: string): string => 'Get-CsCertificate',
  stores: (_fqdn: string): string =>
    'Get-ChildItem Cert:\\LocalMachine\\My, Cert:\\LocalMachine\\Root, Cert:\\LocalMachine\\CA',
  services: (fqdn: string): string => `Get-CsWindowsService -ComputerName ${quoted(fqdn)}`,
  tasks: (_fqdn: string): string => 'Get-ScheduledTask',
  log: (_fqdn: string): string => "Get-EventLog 'Lync Server' -Newest 50",
  switchService: (name: string, fqdn: string, starts: boolean): string =>
    `${starts ? 'Start' : 'Stop'}-CsWindowsService ${quoted(name)} -ComputerName ${quoted(fqdn)}`,
  startTask: (name: string): string => `Start-ScheduledTask ${quoted(name)}`,
} as const;
