/**
 * Set- and Remove-CsUserAcp: the audio conferencing providers of a user. Active Directory keeps each as a piece of XML, and
 * that is how the cmdlets show it.
 */
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { entryMeant, onDirectory, passThru, writeChanged } from './directory-cmdlet.ts';
import { withValues } from './entry-values.ts';
import type { DirectoryNoun } from './nouns.ts';

interface Given {
  readonly Identity?: unknown;
  readonly Name?: string;
  readonly Domain?: string;
  readonly TollNumber?: string;
  readonly TollFreeNumbers?: readonly string[];
  readonly ParticipantPasscode?: string;
  readonly Url?: string;
  readonly IsDefault?: boolean;
}

/** Changes the providers of the user that -Identity means. */
function changing(
  noun: DirectoryNoun,
  ps: CmdletContext,
  edit: (providers: readonly string[], given: Given) => string[],
): CmdletBlocks {
  return {
    process() {
      const given: Given = ps.parameters;
      onDirectory(ps, (deployment) => {
        const user = entryMeant(deployment, deployment.directory.list(), ['user'], given.Identity);
        if (!ps.shouldProcess(user.dn)) return;
        const changed = writeChanged(ps, deployment, user, (current) => {
          const providers = edit(providersOf(current), given);
          return withValues(current, { AcpInfo: providers.length === 0 ? null : providers });
        });
        passThru(ps, deployment, changed, noun);
      });
    },
  };
}

function providersOf({ values }: DirectoryEntry): readonly string[] {
  return (values.AcpInfo ?? []) as readonly string[];
}

/** A provider takes the place of the one of its name; the first is the default, or the one that is said to be. */
export function setProvider(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  return changing(noun, ps, (providers, given) => {
    const others = providers.filter((one) => partOf(one, 'name') !== lowered(given.Name));
    const isDefault = given.IsDefault ?? others.every((one) => !one.includes('default="true"'));
    const rest = isDefault ? others.map((one) => one.replace('default="true"', 'default="false"')) : others;
    return [...rest, providerText(given, isDefault)];
  });
}

/** Takes away those that fit all that was said of them. */
export function removeProvider(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  return changing(noun, ps, (providers, { Name, TollNumber, ParticipantPasscode }) =>
    providers.filter(
      (one) =>
        !fits(one, 'name', Name) ||
        !fits(one, 'tollNumber', TollNumber) ||
        !fits(one, 'participantPassCode', ParticipantPasscode),
    ),
  );
}

function fits(provider: string, part: string, wanted: string | undefined): boolean {
  return wanted === undefined || partOf(provider, part) === lowered(wanted);
}

function providerText(given: Given, isDefault: boolean): string {
  const { Name, Domain, TollNumber, TollFreeNumbers = [], ParticipantPasscode, Url } = given;
  const parts = [
    ['tollNumber', TollNumber],
    ...TollFreeNumbers.map((number) => ['tollFreeNumber', number] as const),
    ['participantPassCode', ParticipantPasscode],
    ['domain', Domain],
    ['name', Name],
    ['url', Url],
  ] as const;
  const inside = parts.map(([part, value]) => (value === undefined ? '' : `<${part}>${escaped(value)}</${part}>`));
  return `<acpInformation default="${isDefault}">${inside.join('')}</acpInformation>`;
}

function partOf(provider: string, part: string): string | undefined {
  return new RegExp(`<${part}>(.*?)</${part}>`).exec(provider)?.[1]?.toLowerCase();
}

function lowered(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escaped(text).toLowerCase();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
