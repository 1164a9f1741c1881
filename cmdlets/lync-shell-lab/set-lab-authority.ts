/** Set-LabAuthority: steers a certification authority of the lab, as its manager does. */
import { type AuthoritySystem, authoritySystems } from '../../src/deployment/authority-systems.ts';
import { type CertificateTemplate, templatesOf } from '../../src/deployment/certificate-templates.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { requestInFile } from '../../src/deployment/x509-request.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import type { TimeSpan } from '../../src/types/values/time-span.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { submittedObject } from './authority-objects.ts';

/** CRLReason by the names of RFC 5280. */
const REASONS = {
  Unspecified: 0,
  KeyCompromise: 1,
  CACompromise: 2,
  AffiliationChanged: 3,
  Superseded: 4,
  CessationOfOperation: 5,
  CertificateHold: 6,
  RemoveFromCrl: 8,
} as const;

export default cmdlet({
  verb: 'Set',
  noun: 'LabAuthority',
  className: 'LyncShell.SetLabAuthorityCommand',
  defaultParameterSet: 'Authority',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabCertificateRequest'],
  help: {
    synopsis: 'Steers a certification authority: whether it can be reached, its templates, requests and revocations.',
    description:
      'A revocation is known to others when the next list is published: the whole list every week, the delta list every day, both at once by -Publish.',
    examples: [
      {
        title: 'Nobody reaches the authority',
        transcript: 'PS> Set-LabAuthority -Reachable $false\nPS> (Get-LabAuthority).IsReachable\nFalse',
      },
      {
        title: 'A certificate is revoked',
        transcript:
          'PS> Set-LabAuthority -Revoke (Get-CsCertificate -Type Default).SerialNumber -Reason KeyCompromise -Publish\nPS> (Get-LabAuthority).Revoked\n1',
      },
      {
        title: 'A manager has to approve web servers',
        transcript:
          'PS> Set-LabAuthority -Template WebServer -NeedsApproval $true\nPS> (Get-LabAuthority -Template | Where-Object Name -eq WebServer).NeedsApproval\nTrue',
      },
    ],
    links: ['Get-LabAuthority', 'New-LabAuthority'],
  },
  parameters: {
    Name: { type: 'string', position: 0, pipeline: 'name', help: "The authority; the enterprise's by default." },
    Reachable: { type: 'bool', in: ['Authority'], help: 'Whether its computer can be reached.' },
    Domain: {
      type: 'string[]',
      in: ['Authority'],
      validate: [{ kind: 'notNull' }],
      help: 'The domains that a public authority has validated.',
    },
    AnswersAfter: { type: 'timespan', in: ['Authority'], help: 'How long a public authority takes for an answer.' },
    OperatingSystem: {
      type: 'enum',
      values: authoritySystems,
      in: ['Authority'],
      help: "The Windows of an enterprise's computer, by which its web enrollment pages serve browsers.",
    },
    AutoEnrollment: {
      type: 'string',
      allowEmptyString: true,
      in: ['Authority'],
      help: 'A template whose certificates the machines of the domain get by themselves; empty for none.',
    },
    Template: {
      type: 'string',
      in: { Template: { mandatory: true } },
      validate: [{ kind: 'pattern', pattern: '^[\\w-]+$' }],
      help: 'The template that is changed or made.',
    },
    NeedsApproval: { type: 'bool', in: ['Template'], help: 'Whether a manager has to approve each request.' },
    MinimumKeySize: {
      type: 'int',
      in: ['Template'],
      validate: [{ kind: 'range', min: 512, max: 16384 }],
      help: 'The least number of bits of an RSA key.',
    },
    ValidityDays: {
      type: 'int',
      in: ['Template'],
      validate: [{ kind: 'range', min: 1, max: 36_500 }],
      help: 'For how many days its certificates are good.',
    },
    KeyPurpose: {
      type: 'string[]',
      in: ['Template'],
      validate: [{ kind: 'notNull' }],
      help: 'The enhanced key usages, by their object identifiers.',
    },
    Enroll: {
      type: 'string[]',
      in: ['Template'],
      validate: [{ kind: 'notNull' }],
      help: 'The groups whose members may enrol.',
    },
    AutoEnroll: {
      type: 'string[]',
      in: ['Template'],
      validate: [{ kind: 'notNull' }],
      help: 'The groups whose members get it by themselves.',
    },
    Submit: {
      type: 'string',
      in: { Submit: { mandatory: true } },
      help: 'A file with a request, which is sent to the authority. Gives the request.',
    },
    RequestTemplate: { type: 'string', in: ['Submit'], help: 'The template that the request is for.' },
    Approve: { type: 'int', in: { Approve: { mandatory: true } }, help: 'The number of a request that is approved.' },
    Deny: { type: 'int', in: { Deny: { mandatory: true } }, help: 'The number of a request that is denied.' },
    Revoke: {
      type: 'string[]',
      in: { Revoke: { mandatory: true } },
      help: 'The serial numbers of certificates that are good no more.',
    },
    Reason: { type: 'enum', values: Object.keys(REASONS), in: ['Revoke'], help: 'Why; Unspecified by default.' },
    Publish: { type: 'switch', in: { Revoke: {}, Publish: { mandatory: true } }, help: 'Publishes the lists now.' },
    DeltaOnly: { type: 'switch', in: ['Revoke', 'Publish'], help: 'Publishes the delta list alone.' },
  },
  run(ps) {
    return {
      process() {
        const name = ps.parameters.Name ?? undefined;
        withDeployment(ps, (deployment) => {
          if (ps.shouldProcess(deployment.authority.get(name).name)) steer(ps, deployment, name);
        });
      },
    };
  },
});

interface Given {
  readonly Reachable?: boolean;
  readonly Domain?: readonly string[];
  readonly AnswersAfter?: TimeSpan;
  readonly OperatingSystem?: string;
  readonly AutoEnrollment?: string;
  readonly Template?: string;
  readonly NeedsApproval?: boolean;
  readonly MinimumKeySize?: number;
  readonly ValidityDays?: number;
  readonly KeyPurpose?: readonly string[];
  readonly Enroll?: readonly string[];
  readonly AutoEnroll?: readonly string[];
  readonly Submit?: string;
  readonly RequestTemplate?: string;
  readonly Approve?: number;
  readonly Deny?: number;
  readonly Revoke?: readonly string[];
  readonly Reason?: string;
  readonly Publish?: boolean;
  readonly DeltaOnly?: boolean;
}

function steer(ps: CmdletWith<Given>, deployment: Deployment, name: string | undefined): void {
  const values = ps.parameters;
  const { authority } = deployment;
  const { DeltaOnly: deltaOnly = false } = values;
  switch (ps.parameterSet) {
    case 'Template':
      authority.change(name, { template: templateOf(deployment, name, values) });
      return;
    case 'Submit': {
      const path = machinePath(values.Submit ?? '');
      const request = requestBytes(deployment, path);
      const outcome = authority.submit(name, request, { template: values.RequestTemplate });
      ps.write(submittedObject(authority.get(name), outcome.request));
      return;
    }
    case 'Approve':
    case 'Deny': {
      const isApproved = values.Approve !== undefined;
      const outcome = authority.decide(name, values.Approve ?? values.Deny ?? 0, isApproved);
      ps.write(submittedObject(authority.get(name), outcome.request));
      return;
    }
    case 'Revoke':
      for (const serial of values.Revoke ?? []) {
        authority.revoke(name, serial, REASONS[(values.Reason ?? 'Unspecified') as keyof typeof REASONS]);
      }
      if (values.Publish || deltaOnly) authority.publish(name, deltaOnly);
      return;
    case 'Publish':
      authority.publish(name, deltaOnly);
      return;
    default:
      authority.change(name, {
        ...(values.Reachable !== undefined && { isReachable: values.Reachable }),
        ...(values.Domain && { domains: values.Domain }),
        ...(values.AnswersAfter && { answersAfter: values.AnswersAfter.totalMilliseconds }),
        ...(values.OperatingSystem !== undefined && { system: values.OperatingSystem as AuthoritySystem }),
        ...(values.AutoEnrollment !== undefined && { autoEnrollment: values.AutoEnrollment || null }),
      });
  }
}

/** A template with what is given changed; one that is new is made after that of web servers. */
function templateOf(deployment: Deployment, name: string | undefined, values: Given): CertificateTemplate {
  const all = templatesOf(deployment.authority.get(name));
  const wanted = values.Template ?? '';
  const known = all.find((template) => template.name.toLowerCase() === wanted.toLowerCase());
  const model = all.find((template) => template.name === 'WebServer') as CertificateTemplate;
  return {
    ...(known ?? { ...model, name: wanted, displayName: wanted }),
    ...(values.NeedsApproval !== undefined && { needsApproval: values.NeedsApproval }),
    ...(values.MinimumKeySize !== undefined && { minimumKeyBits: values.MinimumKeySize }),
    ...(values.ValidityDays !== undefined && { validityDays: values.ValidityDays }),
    ...(values.KeyPurpose && { keyPurposes: values.KeyPurpose }),
    ...(values.Enroll && { enroll: values.Enroll }),
    ...(values.AutoEnroll && { autoenroll: values.AutoEnroll }),
  };
}

function requestBytes({ session }: Deployment, path: string): Uint8Array {
  const request = requestInFile(session.machine.disk.readFile(path));
  if (request) return request;
  throw new DeploymentError('certificate-file-invalid', { path });
}
