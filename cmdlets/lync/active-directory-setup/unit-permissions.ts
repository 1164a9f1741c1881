/**
 * Rights of Lync Server's groups on the objects of a container whose inheritance is off: Grant-, Revoke- and
 * Test-CsOUPermission. In a lab's domain inheritance is on, which a prepared domain makes right for all containers but those
 * from which the rights were taken away.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { type CmdletAction, namesIn, textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { changeMachine, lookAtDeployment, type TaskLog } from '../deployment-frame.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { ONE_DIRECTORY } from '../one-directory.ts';
import { domainStep, isPrepared, requireDomain } from './directory-states.ts';

const OBJECT_TYPE = 'Microsoft.Rtc.Management.ObjectType';
const KIND = 'UnitPermission';
const MOST_TYPES = 3;

/** The kinds of objects, and which group manages them. */
const groups = {
  User: 'RTCUniversalUserAdmins',
  Computer: 'RTCUniversalServerAdmins',
  Contact: 'RTCUniversalUserAdmins',
  AppContact: 'RTCUniversalServerAdmins',
  InetOrgPerson: 'RTCUniversalUserAdmins',
  Device: 'RTCUniversalUserAdmins',
} as const;
type ObjectType = keyof typeof groups;

/** Several kinds are given as a list. */
export function registerObjectType(): void {
  const names = Object.keys(groups);
  declareType(OBJECT_TYPE, () =>
    defineType({
      name: OBJECT_TYPE,
      kind: 'enum',
      flags: true,
      members: Object.fromEntries(names.map((name, index) => [name, 2 ** index])),
    }),
  );
}

const noEffect = {
  DomainController: ONE_DIRECTORY,
  GlobalCatalog: ONE_DIRECTORY,
  Verbose: 'what is told besides is the same with every preference',
};

/** The container and the kinds that the arguments mean. @throws ItemFault */
function meant(ps: CmdletContext, deployment: Deployment): { unit: string; types: readonly ObjectType[] } {
  requireDomain(deployment, textOf(ps, 'Domain'));
  const text = textOf(ps, 'OU') ?? '';
  const wanted = text.replaceAll(/\s*([,=])\s*/g, '$1').toLowerCase();
  const { root, units } = deployment.directory;
  const unit = [root, `CN=Users,${root}`, `CN=Computers,${root}`, ...units].find((one) => one.toLowerCase() === wanted);
  if (unit === undefined) throw new ItemFault(`The container "${text}" is not in the domain.`, 'ItemNotFound', text);
  const types = namesIn(toText((ps.parameters as { ObjectType?: unknown }).ObjectType)) as ObjectType[];
  if (types.length > MOST_TYPES)
    throw new ItemFault(`${MOST_TYPES} object types at most can be given at once, not ${types.length}.`);
  return { unit, types };
}

const identityOf = (unit: string, type: ObjectType): string => `${unit}/${type}`;

function isGranted(deployment: Deployment, unit: string, type: ObjectType): boolean {
  const own = deployment.records.find(KIND, identityOf(unit, type))?.values.IsGranted;
  return typeof own === 'boolean' ? own : isPrepared(deployment, domainStep);
}

export function changePermission(verb: 'Grant' | 'Revoke'): CmdletAction {
  const task = verb === 'Grant' ? 'Grant permissions.' : 'Revoke permissions.';
  return {
    synopsis:
      verb === 'Grant'
        ? 'Gives Lync Server’s groups the rights that they need on the objects of a container.'
        : 'Takes from Lync Server’s groups their rights on the objects of a container.',
    example: {
      title: 'A rehearsal',
      transcript: `PS> ${verb}-CsOUPermission -OU "OU=Redmond,DC=contoso,DC=com" -ObjectType User -WhatIf\nWhat if: Performing the operation "${verb}-CsOUPermission" on target "OU=Redmond,DC=contoso,DC=com".`,
    },
    noEffect,
    className: `Microsoft.Rtc.Management.Deployment.${verb}OUPermissionCmdlet`,
    run: (ps) => ({
      process() {
        onDeployment(ps, textOf(ps, 'OU'), (deployment) => {
          const { unit, types } = meant(ps, deployment);
          if (!ps.shouldProcess(unit)) return;
          changeMachine(ps, task, ({ records }, log) => {
            for (const type of types) {
              records.change(KIND, identityOf(unit, type), () => ({ IsGranted: verb === 'Grant' }));
              log.action(`${verb} permissions`, `${type} in ${unit}`);
            }
          });
        });
      },
    }),
  };
}

export const testPermission: CmdletAction = {
  synopsis: 'Tells whether Lync Server’s groups have the rights that they need on the objects of a container.',
  example: {
    title: 'The domain is prepared',
    transcript: 'PS> Test-CsOUPermission -OU "OU=Redmond,DC=contoso,DC=com" -ObjectType User\nTrue',
  },
  noEffect,
  outputs: ['System.Boolean'],
  className: 'Microsoft.Rtc.Management.Deployment.TestOUPermissionCmdlet',
  run: (ps) => ({
    process() {
      onDeployment(ps, textOf(ps, 'OU'), (deployment) => {
        const { unit, types } = meant(ps, deployment);
        lookAtDeployment(ps, 'Test permissions.', (_, log) => {
          const missing = types.filter((type) => !isGranted(deployment, unit, type));
          for (const type of missing) warnOfMissing(deployment, unit, type, log);
          ps.write(missing.length === 0);
        });
      });
    },
  }),
};

/** The form of the lines is real, in lower case here (lync-console.md, D); the right of the group that is named is ours. */
function warnOfMissing({ topology }: Deployment, unit: string, type: ObjectType, log: TaskLog): void {
  const group = `${topology.document.netbiosName}\\${groups[type]}`;
  log.warning(
    `access control entry (ACE) ${group}; allow; ReadProperty, WriteProperty; ContainerInherit; Descendents; ${type}`,
  );
  log.warning(`The access control entries (ACEs) on the object "${unit}" are not ready.`);
}
