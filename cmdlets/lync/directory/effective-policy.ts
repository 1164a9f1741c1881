/**
 * Get-CsEffectivePolicy: by which policies a user goes: those that were granted, else those of the site of the user's pool,
 * else the global ones.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { declareType } from '../declared-types.ts';
import { settingNoun } from '../settings/nouns.ts';
import { freshSettings } from '../settings/setting-objects.ts';
import { entryMeant, onDirectory } from './directory-cmdlet.ts';
import { grantedPolicies } from './nouns.ts';

const TYPE = 'Microsoft.Rtc.Management.AD.Cmdlets.EffectivePolicies';

export function getEffectivePolicy(ps: CmdletContext): CmdletBlocks {
  registerPolicies();
  return {
    process() {
      const { Identity: identity }: { readonly Identity?: unknown } = ps.parameters;
      onDirectory(ps, (deployment) => {
        const entry = entryMeant(deployment, deployment.directory.list(), ['user'], identity);
        const policies = grantedPolicies.map((name) => [name, effectivePolicy(deployment, entry, name)] as const);
        ps.write(new DataObject(TYPE, { Identity: entry.dn, ...Object.fromEntries(policies) }));
      });
    },
  };
}

/** `Tag:` is left off a policy that was granted, as Get-CsUser does. */
export function effectivePolicy(deployment: Deployment, { values }: DirectoryEntry, name: string): string {
  const noun = settingNoun(`Cs${name}`);
  const there = deployment.settings.list({ name: noun.noun, fresh: freshSettings(noun) });
  const identity = (wanted: string): string | undefined =>
    there.map((one) => one.identity).find((one) => one.toLowerCase() === wanted.toLowerCase());
  const granted = identity(`Tag:${String(values[name] ?? '')}`);
  if (granted !== undefined) return granted.slice('Tag:'.length);
  const site = deployment.topology.document.sites.find(({ pools }) =>
    pools.some(({ fqdn }) => fqdn === values.RegistrarPool),
  );
  return (site && identity(`Site:${site.name}`)) ?? 'Global';
}

function registerPolicies(): void {
  const properties = ['Identity', ...grantedPolicies].map((name) => `string ${name} {get;}`);
  declareType(TYPE, () => dataType(TYPE, properties, { listed: true }));
}
