/** New-, Set- and Remove-CsSipDomain. */
import type { TopologyDraft } from '../../../src/deployment/published-topology.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { ItemFault, notThere, onDeployment, thereAlready } from '../item-fault.ts';
import { sipDomainObject } from '../sip-domain-objects.ts';
import { changeTopology, warnAboutEnabling } from './topology-cmdlet.ts';

const KIND = 'SipDomain';

export const newSipDomain: CmdletAction = {
  synopsis: 'Adds a SIP domain to the topology.',
  example: {
    title: 'A second one, and its end',
    transcript:
      'PS> New-CsSipDomain -Identity na.contoso.com -WarningAction SilentlyContinue | Out-Null\nPS> (Get-CsSipDomain).Name\ncontoso.com\nna.contoso.com\nPS> Remove-CsSipDomain na.contoso.com -WarningAction SilentlyContinue -Confirm:$false',
  },
  outputs: ['Microsoft.Rtc.Management.Xds.SipDomain'],
  run: (ps) => ({
    process() {
      const name = textOf(ps, 'Identity') ?? '';
      const { IsDefault: isDefault = false } = ps.parameters as { IsDefault?: boolean };
      const isMade = changeTopology(ps, name, (draft) => {
        requireDomainName(name);
        if (find(draft, name) !== undefined) throw thereAlready(KIND, name);
        const { document } = draft.topology;
        const [first, ...others] = document.sipDomains;
        draft.writeDocument({
          ...document,
          sipDomains: [first, ...others, name],
          ...(isDefault && { defaultSipDomain: name }),
        });
      });
      if (!isMade) return;
      ps.write(sipDomainObject(name, isDefault));
      warnAboutEnabling(ps);
    },
  }),
};

/** @throws ItemFault for what is no name of a domain */
function requireDomainName(name: string): void {
  if (!/^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(name))
    throw new ItemFault(`"${name}" is no name of a SIP domain: it is written as contoso.com.`, 'InvalidIdentity');
}

function find({ topology }: Pick<TopologyDraft, 'topology'>, name: string): string | undefined {
  return topology.document.sipDomains.find((one) => one.toLowerCase() === name.toLowerCase());
}

export const setSipDomain: CmdletAction = {
  synopsis: 'Makes a SIP domain the default one.',
  description: 'The default one stays so until another becomes it.',
  run: (ps) => ({
    process() {
      const name = textOf(ps, 'Identity') ?? '';
      const { IsDefault: isDefault } = ps.parameters as { IsDefault?: boolean };
      const isMade = changeTopology(ps, name, (draft) => {
        const found = find(draft, name);
        if (found === undefined) throw notThere(KIND, name);
        const isNow = draft.topology.defaultSipDomain === found;
        if (isDefault === false && isNow)
          throw new ItemFault(
            `"${found}" is the default SIP domain. Make another one the default instead.`,
            'ItemInUse',
          );
        if (isDefault === true && !isNow) draft.writeDocument({ ...draft.topology.document, defaultSipDomain: found });
      });
      if (isMade) warnAboutEnabling(ps);
    },
  }),
};

export const removeSipDomain: CmdletAction = {
  synopsis: 'Removes a SIP domain from the topology.',
  description: 'The default domain, and one in which somebody has an address, stay.',
  run: (ps) => ({
    process() {
      const name = textOf(ps, 'Identity') ?? '';
      onDeployment(ps, name, ({ directory }) => {
        const suffix = `@${name.toLowerCase()}`;
        const user = directory.list().find(({ values }) =>
          String(values.SipAddress ?? '')
            .toLowerCase()
            .endsWith(suffix),
        );
        if (user)
          throw new ItemFault(
            `The SIP domain "${name}" is in use: "${String(user.values.SipAddress)}" is an address in it.`,
            'ItemInUse',
          );
        const isGone = changeTopology(ps, name, (draft) => {
          const found = find(draft, name);
          if (found === undefined) throw notThere(KIND, name);
          if (draft.topology.defaultSipDomain === found)
            throw new ItemFault(
              `"${found}" is the default SIP domain. Make another one the default first.`,
              'ItemInUse',
            );
          const { document } = draft.topology;
          const [first, ...others] = document.sipDomains.filter((one) => one !== found);
          if (first !== undefined) draft.writeDocument({ ...document, sipDomains: [first, ...others] });
        });
        if (isGone) warnAboutEnabling(ps);
      });
    },
  }),
};
