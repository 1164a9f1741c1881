/** Makes the cmdlets of the nouns in this folder; the generated index of commands asks for them by verb and noun. */
import {
  type CmdletBlocks,
  type CmdletContext,
  type CmdletDefinition,
  type CmdletExample,
  cmdlet,
  type ParameterDeclarations,
} from '../../../src/engine/cmdlet.ts';
import { getSetting } from './get-setting.ts';
import { newObject, newSetting } from './new-setting.ts';
import { settingNoun } from './nouns.ts';
import { removeSetting } from './remove-setting.ts';
import { setSetting, switchSetting } from './set-setting.ts';
import {
  kindInWords,
  oneInWords,
  type SettingNoun,
  type SettingVerb,
  type StoredItem,
  settingVerbs,
} from './setting-noun.ts';
import { freshSettings } from './setting-objects.ts';
import { settingParameters } from './setting-parameters.ts';
import { registerSettingType } from './setting-types.ts';

const runs: Readonly<Record<SettingVerb, (entry: SettingNoun, ps: CmdletContext) => CmdletBlocks>> = {
  Get: getSetting,
  New: newSetting,
  Set: setSetting,
  Remove: removeSetting,
  Enable: (entry, ps) => switchSetting(entry, ps, true),
  Disable: (entry, ps) => switchSetting(entry, ps, false),
};

const synopses: Readonly<Record<SettingVerb, (entry: SettingNoun) => string>> = {
  Get: (entry) => `Lists every ${kindInWords(entry)} that there is, or the one that is asked for.`,
  New: (entry) => `Makes ${oneInWords(entry)}.`,
  Set: (entry) => `Changes ${oneInWords(entry)}.`,
  Enable: (entry) => `Takes ${oneInWords(entry)} into use.`,
  Disable: (entry) => `Takes ${oneInWords(entry)} out of use.`,
  Remove: (entry) => `Removes ${oneInWords(entry)}. A global one gets back its defaults.`,
};

/** @throws Error for a noun that is in no family */
export default function settingCmdlet(verb: SettingVerb, noun: string): CmdletDefinition {
  const entry = settingNoun(noun);
  if (!entry.isDeclared) registerSettingType(entry);
  const sets = Object.keys(entry.cmdlets[verb] ?? {});
  const links = settingVerbs
    .filter((other) => other !== verb && entry.cmdlets[other])
    .map((other) => `${other}-${noun}`);
  return cmdlet<ParameterDeclarations>({
    verb,
    noun,
    className: `Microsoft.Rtc.Management.Internal.${verb}${noun.slice('Cs'.length)}Cmdlet`,
    ...(sets.includes('Identity') ? { defaultParameterSet: 'Identity' } : {}),
    ...(verb === 'Get' || entry.identity === 'none' ? {} : { supportsShouldProcess: true }),
    outputTypes: verb === 'Get' || verb === 'New' ? [entry.type] : [],
    help: {
      synopsis: synopses[verb](entry),
      examples: [exampleOf(entry, verb)],
      links,
    },
    parameters: settingParameters(entry, verb),
    run: (ps) => (entry.identity === 'none' ? newObject : runs[verb])(entry, ps),
  });
}

function exampleOf(entry: SettingNoun, verb: SettingVerb): CmdletExample {
  const { noun } = entry;
  if (entry.identity === 'none') {
    const title = 'It changes nothing, so there is nothing to rehearse';
    return { title, transcript: `PS> (Get-Command ${verb}-${noun}).Parameters.ContainsKey('WhatIf')\nFalse` };
  }
  const identities = freshIdentities(entry);
  if (verb === 'Get') {
    return identities.length === 0
      ? { title: 'A new deployment has none', transcript: `PS> @(Get-${noun}).Count\n0` }
      : {
          title: 'What a new deployment has',
          transcript: `PS> (Get-${noun}).Identity -join ' '\n${identities.join(' ')}`,
        };
  }
  const [identity] = identities;
  if (verb === 'New' || identity === undefined) {
    return {
      title: 'What can be given',
      transcript: `PS> (Get-Command ${verb}-${noun}).Parameters.ContainsKey('WhatIf')\nTrue`,
    };
  }
  return {
    title: 'Nothing but a rehearsal',
    transcript: `PS> ${verb}-${noun} -Identity "${identity}" -WhatIf\nWhat if: Performing the operation "${verb}-${noun}" on target "${identity}".`,
  };
}

/** The identities of what a new deployment has; parts are items of what it has. */
function freshIdentities(entry: SettingNoun): string[] {
  const { part } = entry;
  if (!part) return freshSettings(entry).map(({ identity }) => identity);
  const parent = settingNoun(part.of);
  const items = (parent.properties.find(({ name }) => name === part.property)?.default ?? []) as readonly StoredItem[];
  return freshSettings(parent).flatMap(({ identity }) =>
    items.map(({ values }) => `${identity}/${String(values[part.key])}`),
  );
}
