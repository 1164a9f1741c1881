/** What a page takes for granted of Lync Online: the provider to which users are moved. */
import { singleQuoted } from '../../language/quoted-text.ts';
import type { CommandValue } from './command-values.ts';
import type { HelperSession } from './page-objects.ts';
import { isOnline } from './specimen-kinds.ts';

/** Sets the provider up where a command moves somebody to it. */
export function requireHosting(
  values: readonly CommandValue[],
  helper: HelperSession,
  tell: (what: string) => void,
): void {
  for (const { command, value } of values) {
    if (!/^Move-Cs/i.test(command) || !isOnline(value)) continue;
    const name = singleQuoted(value);
    const make = `if (Get-CsHostingProvider | Where-Object ProxyFqdn -eq ${name}) { throw 'there' }; $null = New-CsHostingProvider -Identity LyncOnline -ProxyFqdn ${name} -Enabled $true -EnabledSharedAddressSpace $true -HostsOCSUsers $true -VerificationLevel UseSourceVerification -IsLocal $false -ErrorAction Stop`;
    if (helper.run(make)) tell(`the hosting provider ${value} was made, which the page takes for granted`);
  }
}
