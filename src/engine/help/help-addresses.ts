/**
 * The addresses of their pages that PowerShell's own cmdlets name ([Cmdlet(HelpUri)]), by the cmdlets' names, as
 * `Get-Command` of the real one shows them. Apart from the declarations, because nothing but `HelpUri` asks for them.
 */
import addresses from './help-addresses.json' with { type: 'json' };

export function helpAddressOf(cmdlet: string): string {
  const byName: Readonly<Record<string, string>> = addresses;
  return Object.hasOwn(byName, cmdlet) ? (byName[cmdlet] ?? '') : '';
}
