/** Get-ADDomainController: the controllers of the domain, of which a lab has one. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { connectionParameters, notFoundNamed, withDirectory } from './ad-connection.ts';
import { objectFilterTest } from './ad-filter.ts';
import { AdValues } from './ad-object.ts';
import { domainFacts, isDirectoryServer } from './domain-facts.ts';
import { controllerObject } from './domain-objects.ts';

const DISCOVERY = ['Discover'] as const;
const ONLY_ONE = { in: DISCOVERY, noEffect: 'a lab has one controller, which is all of that' } as const;

export default cmdlet({
  verb: 'Get',
  noun: 'ADDomainController',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADDomainController',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADDomainController'],
  help: {
    synopsis: 'Gives controllers of a domain of Active Directory.',
    examples: [
      { title: 'All of them', transcript: 'PS> (Get-ADDomainController -Filter *).HostName\ndc1.contoso.com' },
    ],
    links: ['Get-ADDomain'],
  },
  parameters: {
    ...connectionParameters,
    Identity: {
      type: 'object',
      in: { Identity: { position: 0, pipeline: 'value' } },
      help: 'Which one: its name, name in DNS, address or a distinguished name.',
    },
    Filter: { type: 'string', in: { Filter: { mandatory: true } }, help: 'Only those that fit; * for all.' },
    Discover: { type: 'switch', in: { Discover: { mandatory: true } }, help: 'Look for one near by.' },
    DomainName: { type: 'string', in: DISCOVERY, help: 'The domain whose controller is looked for.' },
    SiteName: { type: 'string[]', in: DISCOVERY, help: 'The site in which it is looked for.' },
    AvoidSelf: { type: 'switch', help: 'Not this computer.', ...ONLY_ONE },
    ForceDiscover: { type: 'switch', help: 'Without what is remembered.', ...ONLY_ONE },
    NextClosestSite: { type: 'switch', help: 'Else in the next site.', ...ONLY_ONE },
    Writable: { type: 'switch', help: 'One that can be written to.', ...ONLY_ONE },
    Service: {
      type: 'enum[]',
      values: ['PrimaryDC', 'GlobalCatalog', 'KDC', 'TimeService', 'ReliableTimeService', 'ADWS'],
      help: 'What it has to offer.',
      ...ONLY_ONE,
    },
    MinimumDirectoryServiceVersion: {
      type: 'enum',
      values: ['Windows2000', 'Windows2008', 'Windows2012'],
      help: 'Which version at least.',
      ...ONLY_ONE,
    },
  },
  run: (ps) => ({
    process() {
      withDirectory(ps, ps.parameters, (directory) => {
        const { Identity: identity, Filter: filter, Discover: isDiscovery = false } = ps.parameters;
        const { DomainName: domain, SiteName: sites } = ps.parameters;
        const object = controllerObject(directory);
        const { site, controller, dnsName, netbiosName } = domainFacts(directory.deployment);
        if (identity !== undefined) {
          const name = toText(getMember(identity, 'HostName') ?? identity);
          const isNamed =
            [controller.computerDn, controller.serverDn, controller.settingsDn].some((dn) => isSame(dn, name)) ||
            (isDirectoryServer(name, directory.deployment) && !isSame(name, dnsName) && !isSame(name, netbiosName));
          if (isNamed) ps.write(object);
          else notFoundNamed(ps, name, 'ADDomainController', directory);
          return;
        }
        if (filter !== undefined) {
          const isMeant = objectFilterTest(ps, filter);
          if (isMeant((name) => filterValues(object.get(name)))) ps.write(object);
          return;
        }
        const isThere =
          (domain === undefined || isSame(domain, dnsName) || isSame(domain, netbiosName)) &&
          (sites === undefined || sites.some((one) => isSame(one, site)));
        if (!isDiscovery || isThere) ps.write(object);
        else noneFound(ps, domain ?? dnsName, sites);
      });
    },
  }),
});

/** What a filter compares of a property. */
function filterValues(value: unknown): readonly unknown[] {
  if (value instanceof AdValues) return value.items;
  return value === null || value === undefined ? [] : [value];
}

function noneFound(ps: CmdletActions, domain: string, sites: readonly string[] = []): never {
  const where = sites.length > 0 ? `site: '${sites.join("', '")}'` : `domain: '${domain}'`;
  const exception = 'Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException';
  return ps.fail(`ActiveDirectoryCmdlet:${exception}`, 'ObjectNotFound', `Cannot find directory server in ${where}.`, {
    exception,
  });
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
