/** `$PSVersionTable`. */
import { convertTo } from '../types/conversion/conversion.ts';
import { typeNamed } from '../types/net-type.ts';
import { serverWindowsText } from '../types/session-system.ts';
import { Hashtable } from '../types/values/hashtable.ts';

/** Version of PowerShell whose behaviour is emulated. */
export const PS_VERSION = '7.6.9';

export function psVersionTable(): Hashtable {
  const version = (text: string): unknown => convertTo(text, typeNamed('System.Version'));
  const table = new Hashtable();
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
