/** Get-CsPersistentChatEligiblePrincipal: who may be a member of a category or room, with groups and units opened. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { Setting } from '../../../src/deployment/settings.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { WildcardPattern } from '../../../src/types/wildcard.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { onDeployment } from '../item-fault.ts';
import { chatPool, itemMeant } from '../persistent-chat-rooms/chat-store.ts';
import { chatNoun } from '../persistent-chat-rooms/nouns.ts';

const PRINCIPAL = 'Microsoft.Rtc.Management.GroupChat.Cmdlets.ADPersistentChatPrincipal';

export const getEligiblePrincipals: CmdletAction = {
  synopsis: 'Shows who may be a member, or a presenter, of a category or room of Persistent Chat.',
  description: 'Units and the domain stand for the users in them.',
  outputs: [PRINCIPAL],
  run: (ps) => {
    declareType(PRINCIPAL, () =>
      dataType(
        PRINCIPAL,
        [
          'string DisplayName {get;}',
          'string SipUri {get;}',
          'string DistinguishedName {get;}',
          'string PersistentChatPrincipalType {get;}',
        ],
        { listed: true },
      ),
    );
    return {
      process() {
        const { Presenters: ofPresenters, ResultSize: most } = ps.parameters as {
          readonly Presenters?: boolean;
          readonly ResultSize?: number;
        };
        const [category, room, filter] = ['Category', 'Room', 'Filter'].map((name) => textOf(ps, name));
        onDeployment(ps, category ?? room, (deployment) => {
          if (textOf(ps, 'PersistentChatPoolFqdn') !== undefined)
            chatPool(deployment, textOf(ps, 'PersistentChatPoolFqdn'));
          const item = itemMeant(
            deployment,
            chatNoun(category === undefined ? 'CsPersistentChatRoom' : 'CsPersistentChatCategory'),
            category ?? room,
          );
          const pattern = WildcardPattern.of(filter === undefined ? '*' : `*${filter}*`, true);
          const found = namesIn(deployment, item, ofPresenters === true)
            .flatMap((name) => principalsOf(deployment, name))
            .filter((one) => pattern.isMatch(String(one.get('DisplayName'))));
          for (const one of found.slice(0, most)) ps.write(one);
        });
      },
    };
  },
};

/** What is on the list: of a room, whom its category allows beside its own. */
function namesIn(deployment: Deployment, { values }: Setting, ofPresenters: boolean): string[] {
  const list = (name: string, of: Setting['values'] = values): readonly string[] =>
    (of[name] ?? []) as readonly string[];
  if (ofPresenters) return [...list('Presenters')];
  const category =
    typeof values.Category === 'string'
      ? itemMeant(deployment, chatNoun('CsPersistentChatCategory'), values.Category)
      : null;
  return [
    ...new Set([
      ...list('Members'),
      ...list('AllowedMembers'),
      ...(category ? list('AllowedMembers', category.values) : []),
    ]),
  ];
}

function principalsOf({ directory }: Deployment, name: string): DataObject[] {
  const wanted = name.toLowerCase();
  const users = directory.list().filter(({ kind, values }) => kind === 'user' && typeof values.SipAddress === 'string');
  const container = [directory.root, ...directory.units].find((unit) => unit.toLowerCase() === wanted);
  if (container !== undefined)
    return users.filter(({ dn }) => dn.toLowerCase().endsWith(`,${wanted}`)).map(principalOf);
  const entry = users.find(({ dn, values }) =>
    [dn, String(values.SipAddress)].some((one) => one.toLowerCase() === wanted),
  );
  return entry ? [principalOf(entry)] : [];
}

function principalOf({ dn, values }: DirectoryEntry): DataObject {
  return new DataObject(PRINCIPAL, {
    DisplayName: values.DisplayName,
    SipUri: values.SipAddress,
    DistinguishedName: dn,
    PersistentChatPrincipalType: 'User',
  });
}
