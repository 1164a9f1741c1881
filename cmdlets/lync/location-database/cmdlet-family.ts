/** Makes the cmdlets of the location database: Get-, Set- and Remove- of places, its publication, its file. */
import {
  type CmdletBlocks,
  type CmdletContext,
  type CmdletDefinition,
  cmdlet,
  type ParameterDeclaration,
  type ParameterDeclarations,
} from '../../../src/engine/cmdlet.ts';
import { asksBefore, defaultSetOf, parametersOf } from '../cmdlet-data.ts';
import { synopsisOf } from '../synopsis.ts';
import { exportDatabase, importDatabase, publishDatabase, showDatabase } from './database-file.ts';
import { type LocationNoun, locationNoun } from './nouns.ts';
import {
  getAddresses,
  getPlaces,
  getProvider,
  removeLocation,
  removePlace,
  removeProvider,
  setLocation,
  setPlace,
  setProvider,
  testAddress,
} from './place-cmdlets.ts';
import { ADDRESS } from './places.ts';

type Run = (noun: LocationNoun, ps: CmdletContext) => CmdletBlocks;

const runs: Readonly<Record<string, Run>> = {
  'Get-CsLisCivicAddress': getAddresses,
  'Test-CsLisCivicAddress': testAddress,
  'Set-CsLisLocation': setLocation,
  'Remove-CsLisLocation': removeLocation,
  'Get-CsLisServiceProvider': getProvider,
  'Set-CsLisServiceProvider': setProvider,
  'Remove-CsLisServiceProvider': removeProvider,
  'Export-CsLisConfiguration': exportDatabase,
  'Import-CsLisConfiguration': importDatabase,
  'Publish-CsLisConfiguration': (_, ps) => publishDatabase(ps, true),
  'Unpublish-CsLisConfiguration': (_, ps) => publishDatabase(ps, false),
  'Debug-CsLisConfiguration': showDatabase,
  Get: getPlaces,
  Set: setPlace,
  Remove: removePlace,
};

const notes = new Map<string, Partial<ParameterDeclaration>>([
  ...ADDRESS.map((name): [string, Partial<ParameterDeclaration>] => [
    name,
    { allowNull: true, allowEmptyString: true },
  ]),
  ['Password', { noEffect: 'nobody outside of a lab is asked, so the certificate of the provider is not opened' }],
  ['Force', { noEffect: 'nothing is asked that -Confirm does not ask for' }],
  ['LocalStore', { noEffect: 'the location database is the same everywhere in a lab' }],
]);

/** @throws Error for a noun that is in no file */
export default function locationCmdlet(verb: string, noun: string): CmdletDefinition {
  const entry = locationNoun(noun);
  const name = `${verb}-${noun}`;
  const run = runs[name] ?? runs[verb];
  if (!run) throw new Error(`Nothing does ${name}.`);
  const defaultSet = defaultSetOf(entry, verb);
  return cmdlet<ParameterDeclarations>({
    verb,
    noun,
    className: `Microsoft.Rtc.Management.Lis.Cmdlets.${verb}${noun.slice('Cs'.length)}Cmdlet`,
    ...(defaultSet === undefined ? {} : { defaultParameterSet: defaultSet }),
    ...(asksBefore(entry, verb) ? { supportsShouldProcess: true } : {}),
    outputTypes: verb === 'Get' ? ['System.Management.Automation.PSCustomObject'] : [],
    help: {
      synopsis: synopsisOf(verb, entry.words),
      examples: [exampleOf(name, verb)],
      links: Object.keys(entry.cmdlets)
        .filter((other) => other !== verb)
        .map((other) => `${other}-${noun}`),
    },
    parameters: parametersOf(entry, verb, notes),
    run: (ps) => run(entry, ps),
  });
}

const ROUND_TRIP =
  'PS> Set-CsLisSubnet -Subnet 192.168.0.0 -Location Lobby -City Redmond\nPS> Export-CsLisConfiguration -FileName C:\\Certificates\\lis.zip\nPS> Remove-CsLisSubnet -Subnet 192.168.0.0\nPS> Import-CsLisConfiguration -FileName C:\\Certificates\\lis.zip\nPS> (Get-CsLisSubnet).Location\nLobby\nPS> Get-CsLisSubnet | Remove-CsLisSubnet; Get-CsLisLocation | Remove-CsLisLocation';

const EXAMPLES: Readonly<Record<string, { readonly title: string; readonly transcript: string }>> = {
  'Debug-CsLisConfiguration': { title: 'What is counted', transcript: 'PS> @(Debug-CsLisConfiguration).Count\n7' },
  'Export-CsLisConfiguration': { title: 'There and back', transcript: ROUND_TRIP },
  'Import-CsLisConfiguration': { title: 'There and back', transcript: ROUND_TRIP },
  'Publish-CsLisConfiguration': {
    title: 'What was changed is for the clients',
    transcript: 'PS> Publish-CsLisConfiguration',
  },
  'Unpublish-CsLisConfiguration': {
    title: 'Nothing is for the clients',
    transcript: 'PS> Unpublish-CsLisConfiguration',
  },
  'Test-CsLisCivicAddress': {
    title: 'Without a provider',
    transcript:
      'PS> try { Test-CsLisCivicAddress -City Redmond -ErrorAction Stop } catch { $_.Exception.Message }\nNo service provider is configured that validates addresses.',
  },
  Get: { title: 'None yet', transcript: 'PS> @({cmdlet}).Count\n0' },
  Set: { title: 'Its parameters', transcript: "PS> (Get-Command {cmdlet}).Parameters.ContainsKey('WhatIf')\nTrue" },
  Remove: { title: 'Its parameters', transcript: "PS> (Get-Command {cmdlet}).Parameters.ContainsKey('WhatIf')\nTrue" },
};

function exampleOf(name: string, verb: string): { title: string; transcript: string } {
  const { title, transcript } = EXAMPLES[name] ?? EXAMPLES[verb] ?? { title: 'As it is', transcript: 'PS> {cmdlet}' };
  return { title, transcript: transcript.replaceAll('{cmdlet}', name) };
}
