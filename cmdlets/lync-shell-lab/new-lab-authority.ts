/** New-LabAuthority: adds a certification authority to the lab. */
import { type AuthoritySystem, authoritySystems } from '../../src/deployment/authority-systems.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { TimeSpan } from '../../src/types/values/time-span.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { authorityObject } from './authority-objects.ts';

export default cmdlet({
  verb: 'New',
  noun: 'LabAuthority',
  className: 'LyncShell.NewLabAuthorityCommand',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabAuthority'],
  help: {
    synopsis: 'Adds a certification authority to the lab: a public one, or one below the authority of the enterprise.',
    description:
      'A public authority takes requests as files, is trusted by every machine, and answers after a while by the clock of the lab, when the names of the request lie within domains that it has validated. It never sees a private key.',
    examples: [
      {
        title: 'A public authority that answers after two hours',
        transcript:
          'PS> (New-LabAuthority "Trey Research CA" -Public -Domain contoso.com -AnswersAfter 02:00:00).Kind\nPublic',
      },
      {
        title: 'An authority below that of the enterprise',
        transcript: 'PS> (New-LabAuthority contoso-Issuing-CA -Parent contoso-DC1-CA).Parent\ncontoso-DC1-CA',
      },
    ],
    links: ['Get-LabAuthority', 'Set-LabAuthority'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, help: 'The common name of the authority.' },
    Computer: {
      type: 'string',
      help: 'The FQDN of its computer; by default made of its name, in the domain of the lab or one of its own.',
    },
    Public: {
      type: 'switch',
      in: { Public: { mandatory: true } },
      help: 'A public authority, with a root of its own.',
    },
    Parent: {
      type: 'string',
      in: { Subordinate: { mandatory: true } },
      help: 'The authority that certifies it.',
    },
    Domain: {
      type: 'string[]',
      in: ['Public'],
      validate: [{ kind: 'notNull' }],
      help: 'The domains whose owner the public authority knows; by default the SIP domains of the lab.',
    },
    OperatingSystem: {
      type: 'enum',
      values: authoritySystems,
      in: ['Subordinate'],
      help: 'The Windows of its computer, by which its web enrollment pages serve browsers; WindowsServer2012R2 by default.',
    },
    AnswersAfter: {
      type: 'timespan',
      in: ['Public'],
      help: 'How long the public authority takes for an answer; an hour by default.',
    },
  },
  run(ps) {
    return {
      process() {
        const {
          Name: name = '',
          Computer,
          Public: isPublic,
          Parent: parent,
          Domain,
          AnswersAfter,
          OperatingSystem,
        } = ps.parameters;
        if (!ps.shouldProcess(name)) return;
        withDeployment(ps, (deployment) => {
          const { domain } = deployment.topology.document;
          const host = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
          const computer = Computer ?? (isPublic ? `www.${host}.example.com` : `${host}.${domain}`);
          deployment.authority.add({
            name,
            computer,
            domain,
            ...(isPublic && { kind: 'public' as const }),
            ...(parent !== undefined && { parent }),
            ...(Domain && { domains: Domain }),
            ...(OperatingSystem !== undefined && { system: OperatingSystem as AuthoritySystem }),
            ...(AnswersAfter && { answersAfter: (AnswersAfter as TimeSpan).totalMilliseconds }),
          });
          ps.write(authorityObject(deployment.authority.get(name), deployment));
        });
      },
    };
  },
});
