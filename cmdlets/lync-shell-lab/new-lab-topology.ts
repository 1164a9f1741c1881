/** New-LabTopology: writes a topology file, and asks for what it was not told. */
import { planTopology, type TopologyPlan } from '../../src/deployment/topology-plan.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { hostException } from '../../src/types/host-exception.ts';
import { failFor } from '../deployment/deployment-errors.ts';

interface Given {
  Path?: string;
  Domain?: string;
  SipDomain?: readonly string[];
  Site?: readonly string[];
  FrontEnds?: number;
  StandardEditions?: number;
  Directors?: number;
  MediationServers?: number;
  Edges?: number;
  PersistentChats?: number;
  UseDefaults?: boolean;
  Force?: boolean;
}

const count = { type: 'int', validate: [{ kind: 'range', min: 0, max: 20_000 }] } as const;

export default cmdlet({
  verb: 'New',
  noun: 'LabTopology',
  className: 'LyncShell.NewLabTopologyCommand',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Writes a topology file for New-Lab.',
    description:
      'In a console it asks for what it was not told; elsewhere, or with -UseDefaults, it takes what is usual. What the file may hold besides stands in docs/topologies.md.',
    examples: [
      {
        title: 'A small deployment',
        transcript:
          'PS> New-LabTopology C:\\Logs\\fab.json -Domain fabrikam.com -FrontEnds 2 -Edges 1 -UseDefaults\nPS> ((Get-Content C:\\Logs\\fab.json -Raw | ConvertFrom-Json).sites.pools | ForEach-Object fqdn) -join " "\npool01.fabrikam.com edge01.fabrikam.com',
      },
      {
        title: 'With questions',
        transcript: 'PS> New-LabTopology C:\\Logs\\mine.json',
        runnable: false,
        remarks: 'It asks in a console.',
      },
    ],
    links: ['New-Lab', 'Show-LabTopology'],
  },
  parameters: {
    Path: { type: 'string', position: 0, mandatory: true, help: 'The .json file to write.' },
    Domain: { type: 'string', position: 1, help: 'The Active Directory domain; contoso.com by default.' },
    SipDomain: { type: 'string[]', help: 'The SIP domains; the domain by default.' },
    Site: { type: 'string[]', help: 'The names of the sites; Redmond by default.' },
    FrontEnds: { ...count, help: 'Front End Servers of Enterprise pools; 3 by default, in pools of 12 at most.' },
    StandardEditions: { ...count, help: 'Standard Edition servers; none by default.' },
    Directors: { ...count, help: 'Directors; none by default.' },
    MediationServers: { ...count, help: 'Mediation Servers; none by default.' },
    Edges: { ...count, help: 'Edge Servers; 1 by default.' },
    PersistentChats: { ...count, help: 'Persistent Chat Servers; none by default.' },
    UseDefaults: { type: 'switch', help: 'Asks nothing.' },
    Force: { type: 'switch', help: 'Replaces a file that is there.' },
  },
  run(ps) {
    return {
      process() {
        const { Path: path = '', Force: force } = ps.parameters;
        const target = ambient().files.hostPath(path);
        if (!force && hostFiles().exists(target))
          ps.fail('FileExists', 'ResourceExists', `The file "${path}" exists already. Use -Force to replace it.`, {
            target: path,
          });
        try {
          const plan = planFrom(ps);
          const { document } = planTopology(plan);
          const empty = plan.sites.filter((name) => document.sites.every((site) => site.name !== name));
          if (empty.length > 0) ps.warning(`There are too few pools for all sites: none is at ${empty.join(', ')}.`);
          if (ps.shouldProcess(path)) hostFiles().writeFile(target, `${JSON.stringify(document, null, 2)}\n`);
        } catch (error) {
          failFor(ps, hostException(error, path) ?? error);
        }
      },
    };
  },
});

function planFrom(ps: CmdletWith<Given>): TopologyPlan {
  const { parameters } = ps;
  const asks = ps.ui.interactive && !parameters.UseDefaults;
  const textOf = (question: string, given: string | undefined, usual: string): string =>
    given ?? ((asks && ps.ui.readLine(`${question} [${usual}]: `)?.trim()) || usual);
  const listOf = (question: string, given: readonly string[] | undefined, usual: string): string[] =>
    given
      ? [...given]
      : textOf(question, undefined, usual)
          .split(/[,\s]+/)
          .filter((item) => item !== '');
  const numberOf = (question: string, given: number | undefined, usual: number): number => {
    for (;;) {
      const text = given === undefined ? textOf(question, undefined, String(usual)) : String(given);
      if (/^\d{1,5}$/.test(text)) return Number(text);
      ps.warning(`"${text}" is no number of servers.`);
    }
  };
  const domain = textOf('Active Directory domain', parameters.Domain, 'contoso.com');
  return {
    name: domain.split('.', 1)[0] ?? domain,
    domain,
    sipDomains: listOf('SIP domains', parameters.SipDomain, domain),
    sites: listOf('Sites', parameters.Site, 'Redmond'),
    frontEnds: numberOf('Front End Servers', parameters.FrontEnds, 3),
    standardEditions: numberOf('Standard Edition servers', parameters.StandardEditions, 0),
    directors: numberOf('Directors', parameters.Directors, 0),
    mediationServers: numberOf('Mediation Servers', parameters.MediationServers, 0),
    edges: numberOf('Edge Servers', parameters.Edges, 1),
    persistentChats: numberOf('Persistent Chat Servers', parameters.PersistentChats, 0),
  };
}
