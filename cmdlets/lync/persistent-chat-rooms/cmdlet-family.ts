/** Makes the cmdlets of Persistent Chat's categories, rooms and add-ins from the data of this folder. */
import {
  type CmdletBlocks,
  type CmdletContext,
  type CmdletDefinition,
  cmdlet,
  type ParameterDeclaration,
} from '../../../src/engine/cmdlet.ts';
import { asksBefore, defaultSetOf, parametersOf } from '../cmdlet-data.ts';
import { synopsisOf } from '../synopsis.ts';
import { clearRoom, getChat, newChat, removeChat, setChat } from './chat-cmdlets.ts';
import { registerChatType } from './chat-store.ts';
import { type ChatNoun, chatNoun } from './nouns.ts';

type Run = (noun: ChatNoun, ps: CmdletContext) => CmdletBlocks;

const runs: Readonly<Record<string, Run>> = {
  Get: getChat,
  New: newChat,
  Set: setChat,
  Remove: removeChat,
  Clear: clearRoom,
};

const notes = new Map<string, Partial<ParameterDeclaration>>([
  ['AsObject', { noEffect: 'who is a member is told by the address in any case' }],
  ['Force', { noEffect: 'nothing is asked that -Confirm does not ask for' }],
  ['EndDate', { noEffect: 'nobody talks in the rooms of a lab, so there is nothing to take away' }],
  ['ChatContentExceedsMB', { noEffect: 'nobody talks in the rooms of a lab' }],
]);

/** @throws Error for a noun that is not there */
export default function chatCmdlet(verb: string, noun: string): CmdletDefinition {
  const entry = chatNoun(noun);
  const run = runs[verb];
  if (!run) throw new Error(`Nothing does ${verb}-${noun}.`);
  registerChatType(entry);
  const defaultSet = defaultSetOf(entry, verb);
  return cmdlet({
    verb,
    noun,
    className: `Microsoft.Rtc.Management.PersistentChat.Cmdlets.${verb}${noun.slice('Cs'.length)}Cmdlet`,
    ...(defaultSet === undefined ? {} : { defaultParameterSet: defaultSet }),
    ...(asksBefore(entry, verb) ? { supportsShouldProcess: true } : {}),
    outputTypes: verb === 'Get' || verb === 'New' ? [entry.type] : [],
    help: {
      synopsis: synopsisOf(verb, entry.words),
      examples: [
        {
          title: 'Its parameter sets',
          transcript: `PS> (Get-Command ${verb}-${noun}).ParameterSets.Name\n${Object.keys(entry.cmdlets[verb] ?? {})
            .map((set) => set || '__AllParameterSets')
            .join('\n')}`,
        },
      ],
      links: Object.keys(entry.cmdlets)
        .filter((other) => other !== verb)
        .map((other) => `${other}-${noun}`),
    },
    parameters: parametersOf(entry, verb, notes),
    run: (ps) => run(entry, ps as unknown as CmdletContext),
  });
}
