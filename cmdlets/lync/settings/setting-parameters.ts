/** The parameters of a noun's cmdlet, made of the sets that the data have for its verb. */
import type { ParameterDeclaration } from '../../../src/engine/cmdlet.ts';
import type { Runspace } from '../../../src/engine/runspace.ts';
import { deploymentKey } from '../../deployment/deployment-service.ts';
import { placesInSets, setsOf } from '../parameter-sets.ts';
import { kindInWords, type SettingNoun, type SettingProperty, type SettingVerb } from './setting-noun.ts';
import { storeOf } from './setting-store.ts';

const XDS = 'Microsoft.Rtc.Management.Xds';

/** The parameter sets of a verb; the one without a name stands for all. */
export function settingParameters(entry: SettingNoun, verb: SettingVerb): Record<string, ParameterDeclaration> {
  const places = placesInSets(entry.cmdlets[verb] ?? {});
  const properties = new Map(entry.properties.map((property) => [property.name.toLowerCase(), property]));
  const parameters: Record<string, ParameterDeclaration> = {};
  for (const [name, sets] of places) {
    // -Filter of Get- is a pattern, whatever the settings have of that name.
    const property = verb === 'Get' && name === 'Filter' ? undefined : properties.get(name.toLowerCase());
    const declaration = property ? ofProperty(property, verb) : ofAll(entry, verb, name);
    parameters[name] = { ...declaration, ...setsOf(sets, declaration.pipeline) };
  }
  return parameters;
}

function ofProperty(property: SettingProperty, verb: SettingVerb): ParameterDeclaration {
  const { name, type, values, enum: typeName } = property;
  const help = verb === 'Get' ? `Only those with this ${name}.` : `What ${name} is to be.${rangeInWords(property)}`;
  if (type === 'enum') return { type: 'enum', values: values ?? [], ...(typeName ? { typeName } : {}), help };
  if (property.switch) return { type: 'switch', help };
  if (type === 'bytes') return { type: 'byte[]', help };
  if (type === 'object')
    return {
      type: 'other',
      allowNull: true,
      help: `${help} An object of ${(property.items ?? []).map((noun) => `New-${noun}`).join(', ')}.`,
    };
  if (type === 'list' || type === 'objects')
    return { type: 'other', allowNull: true, help: `${help} A list, or @{Add=…}, @{Remove=…}, @{Replace=…}.` };
  if (type.startsWith('System.')) return { type: 'other', typeName: type, help };
  const plain = type as 'bool' | 'string' | 'byte' | 'int' | 'uint' | 'long' | 'timespan' | 'datetime';
  return { type: plain, ...(plain === 'string' ? { allowNull: true, allowEmptyString: true } : {}), help };
}

function rangeInWords({ range, maxLength }: SettingProperty): string {
  if (range) return ` From ${range[0]} to ${range[1]}.`;
  return maxLength === undefined ? '' : ` At most ${maxLength} characters.`;
}

/** Parameters that are no properties: those that most of the cmdlets have, and those of later versions. */
function ofAll(entry: SettingNoun, verb: SettingVerb, name: string): ParameterDeclaration {
  const kind = kindInWords(entry);
  switch (name) {
    case 'Identity':
      return {
        type: 'other',
        typeName: `${XDS}.${entry.identity === 'name' ? 'XdsGlobalRelativeIdentity' : 'XdsIdentity'}`,
        ...(verb === 'Remove' ? { pipeline: 'name' as const } : {}),
        complete: (word, runspace) => knownIdentities(entry, word, runspace),
        help: `Which ${kind}${entry.identity === 'name' ? '' : `: ${(entry.scopes ?? []).join(', ')}; the global one when omitted`}.`,
      };
    case 'Parent':
      return { type: 'string', help: `In which setting the ${kind} is to be: ${(entry.scopes ?? []).join(', ')}.` };
    case 'Filter':
      return { type: 'string', wildcards: true, help: 'Only those whose identity fits this pattern.' };
    case 'LocalStore':
      return {
        type: 'switch',
        help: 'As the replica of this computer has them, instead of the Central Management store.',
      };
    case 'Instance':
      return { type: 'psobject', pipeline: 'value', help: 'An object of such settings, whose values are taken over.' };
    case 'InMemory':
      return { type: 'switch', help: 'Gives the object without keeping it; Set- with -Instance can keep it later.' };
    case 'Force':
      return {
        type: 'switch',
        help: 'Asks nothing.',
        noEffect: 'nothing is asked that -Confirm does not ask for',
      };
    case 'Owner':
      return {
        type: 'string',
        help: 'The pool that owns it: by default the one in which it is.',
      };
    case 'ShowAll':
      return {
        type: 'switch',
        help: 'Also those that another pool owns, as after a disaster.',
      };
    case 'Tenant':
      return {
        type: 'guid',
        help: 'The tenant of a hosted deployment.',
        refused: 'a deployment of one’s own has no tenants',
      };
    default:
      if (entry.inputs?.[name] !== undefined) return { type: 'string', help: entry.inputs[name] };
      if (entry.switches?.[name]) return { type: 'switch', help: switchInWords(entry.switches[name]) };
      return {
        type: entry.later?.[name] === 'bool' ? 'bool' : entry.later?.[name] === 'switch' ? 'switch' : 'other',
        help: 'Of later versions of the server.',
        refused: 'Lync Server 2013 does not have it, only later versions do',
      };
  }
}

function switchInWords(sets: Readonly<Record<string, unknown>>): string {
  return Object.entries(sets)
    .map(([property, value]) => `Makes ${property} ${String(value)}.`)
    .join(' ');
}

/** What is there, for completion; a lab that is not open is not opened for it. */
function knownIdentities(entry: SettingNoun, word: string, { services }: Runspace): string[] {
  const deployment = services.find(deploymentKey);
  const settings = deployment ? storeOf(entry, deployment).list() : [];
  return settings.map(({ identity }) => identity).filter((one) => one.toLowerCase().startsWith(word.toLowerCase()));
}
