/** New-LabTopology: writes a topology file, and asks for what it was not told. */
import { isFqdn } from '../../src/deployment/document-check.ts';
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

const MOST_SERVERS = 20_000;
const count = { type: 'int', validate: [{ kind: 'range', min: 0, max: MOST_SERVERS }] } as const;

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
        // By its name New-Lab tells a file from a built-in topology.
        if (!/\.json$/.test(path))
          ps.fail('NotJson', 'InvalidArgument', `The name of a topology file ends with .json: "${path}" does not.`, {
            target: path,
          });
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

/** Asks for what was not given; an answer that will not do is told at once, and the question asked again. */
class Questions {
  private readonly asks: boolean;

  constructor(private readonly ps: CmdletWith<Given>) {
    this.asks = ps.ui.interactive && !ps.parameters.UseDefaults;
  }

  /** @param fault what is wrong with an answer; null where nothing is. */
  text(question: string, given: string | undefined, usual: string, fault: (answer: string) => string | null): string {
    if (given !== undefined || !this.asks) return given ?? usual;
    for (;;) {
      const answer = this.ps.ui.readLine(`${question} [${usual}]: `)?.trim() || usual;
      const wrong = fault(answer);
      if (wrong === null) return answer;
      this.ps.warning(wrong);
    }
  }

  list(
    question: string,
    given: readonly string[] | undefined,
    usual: string,
    fault: (item: string) => string | null,
  ): string[] {
    if (given) return [...given];
    const faultOfAll = (answer: string): string | null => {
      const items = itemsIn(answer);
      if (items.length === 0) return 'One name at least is needed.';
      return items.map(fault).find((wrong) => wrong !== null) ?? null;
    };
    return itemsIn(this.text(question, undefined, usual, faultOfAll));
  }

  number(question: string, given: number | undefined, usual: number): number {
    if (given !== undefined) return given;
    const fault = (answer: string): string | null =>
      /^\d{1,5}$/.test(answer) && Number(answer) <= MOST_SERVERS ? null : `"${answer}" is no number of servers.`;
    return Number(this.text(question, undefined, String(usual), fault));
  }
}

function itemsIn(answer: string): string[] {
  return answer.split(/[,;\s]+/).filter((item) => item !== '');
}

function domainFault(name: string): string | null {
  return isFqdn(name) ? null : `"${name}" is no domain name with a dot in it, as contoso.com.`;
}

function planFrom(ps: CmdletWith<Given>): TopologyPlan {
  const { parameters } = ps;
  const questions = new Questions(ps);
  const domain = questions.text('Active Directory domain', parameters.Domain, 'contoso.com', domainFault);
  return {
    name: domain.split('.', 1)[0] ?? domain,
    domain,
    sipDomains: questions.list('SIP domains', parameters.SipDomain, domain, domainFault),
    sites: questions.list('Sites', parameters.Site, 'Redmond', () => null),
    frontEnds: questions.number('Front End Servers', parameters.FrontEnds, 3),
    standardEditions: questions.number('Standard Edition servers', parameters.StandardEditions, 0),
    directors: questions.number('Directors', parameters.Directors, 0),
    mediationServers: questions.number('Mediation Servers', parameters.MediationServers, 0),
    edges: questions.number('Edge Servers', parameters.Edges, 1),
    persistentChats: questions.number('Persistent Chat Servers', parameters.PersistentChats, 0),
  };
}
