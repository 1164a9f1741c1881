/** `$PSVersionTable`. */
import { convertTo } from '../types/conversion/conversion.ts';
import { type Edition, isDesktop } from '../types/edition.ts';
import { typeNamed } from '../types/net-type.ts';
import { serverWindowsText } from '../types/session-system.ts';
import { Hashtable } from '../types/values/hashtable.ts';

/** Version of PowerShell whose behaviour is emulated. */
export const PS_VERSION = '7.6.9';

/** Of Windows Management Framework 5.1 on Windows Server 2012 R2. */
const DESKTOP_BUILD = '14409.1018';
const DESKTOP_VERSION = `5.1.${DESKTOP_BUILD}`;

/** The version as which the session shows itself. */
export function psVersion(): string {
  return isDesktop() ? DESKTOP_VERSION : PS_VERSION;
}

export function psVersionTable(edition: Edition): Hashtable {
  const version = (text: string): unknown => convertTo(text, typeNamed('System.Version'));
  const table = new Hashtable();
  if (edition === 'Desktop') {
    table.set('PSVersion', version(DESKTOP_VERSION));
    table.set('PSEdition', 'Desktop');
    table.set('PSCompatibleVersions', ['1.0', '2.0', '3.0', '4.0', '5.0', DESKTOP_VERSION].map(version));
    table.set('BuildVersion', version(`10.0.${DESKTOP_BUILD}`));
    table.set('CLRVersion', version('4.0.30319.42000'));
    table.set('WSManStackVersion', version('3.0'));
    table.set('PSRemotingProtocolVersion', version('2.3'));
    table.set('SerializationVersion', version('1.1.0.1'));
    return table;
  }
  table.set('PSVersion', convertTo(PS_VERSION, typeNamed('System.Management.Automation.SemanticVersion')));
  table.set('PSEdition', 'Core');
  table.set('GitCommitId', PS_VERSION);
  table.set('OS', serverWindowsText());
  table.set('Platform', 'Win32NT');
  table.set('PSCompatibleVersions', ['1.0', '2.0', '3.0', '4.0', '5.0', '5.1', '6.0', '7.0'].map(version));
  table.set('PSRemotingProtocolVersion', version('2.4'));
  table.set('SerializationVersion', version('1.1.0.1'));
  table.set('WSManStackVersion', version('3.0'));
  return table;
}
