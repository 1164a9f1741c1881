/** Grant-Cs…Policy: gives users and devices a policy of their own, or takes it away. */
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { settingNoun } from '../settings/nouns.ts';
import { freshSettings } from '../settings/setting-objects.ts';
import { DirectoryError, entryMeant, onDirectory, passThru, writeChanged } from './directory-cmdlet.ts';
import { withValues } from './entry-values.ts';
import type { DirectoryNoun } from './nouns.ts';

interface Given {
  readonly Identity?: unknown;
  readonly PolicyName?: string | null;
}

export function grantPolicy(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  const property = noun.noun.slice('Cs'.length);
  return {
    process() {
      const { Identity: identity, PolicyName: policy }: Given = ps.parameters;
      onDirectory(ps, (deployment) => {
        const entry = entryMeant(deployment, deployment.directory.list(), HOLDERS, identity);
        const name = (policy ?? '').replace(/^tag:/i, '');
        const granted = name === '' ? null : userPolicy(name);
        if (!ps.shouldProcess(entry.dn)) return;
        const changed = writeChanged(ps, deployment, entry, (current) => withValues(current, { [property]: granted }));
        passThru(ps, deployment, changed);

        /** A policy of the scope of users, as it is written where it is kept. @throws DirectoryError */
        function userPolicy(wanted: string): string {
          const kind = { name: noun.noun, fresh: freshSettings(settingNoun(noun.noun)) };
          const all = deployment.settings.list(kind).map((setting) => setting.identity);
          const found = all.find((one) => one.toLowerCase() === `tag:${wanted.toLowerCase()}`);
          if (found === undefined) throw notUserPolicy(policy ?? '');
          return found.slice('Tag:'.length);
        }
      });
    },
  };
}

const HOLDERS = ['user', 'meetingRoom', 'commonAreaPhone', 'analogDevice'] as const;

/** The real text; id and category are not known. */
function notUserPolicy(policy: string): DirectoryError {
  return new DirectoryError(
    `Policy "${policy}" is not a user policy. You can assign only a user policy to a specific user.`,
    'InvalidPolicy',
    'InvalidArgument',
    'System.ArgumentException',
    policy,
  );
}
