/** Preparing Active Directory for Lync Server and undoing it: schema, forest, domain. What may be undone: pages of Disable-CsAd…. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { changeMachine, lookAtDeployment } from '../deployment-frame.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { ONE_DIRECTORY } from '../one-directory.ts';
import {
  domainStep,
  isPrepared,
  type PreparationStep,
  requireDomain,
  requirePrepared,
  stateOf,
  writePrepared,
} from './directory-states.ts';

/** Parameters that name where Active Directory is spoken to. */
const anywhere = {
  DomainController: ONE_DIRECTORY,
  GlobalCatalog: ONE_DIRECTORY,
  GlobalSettingsDomainController: ONE_DIRECTORY,
  GroupDomainController: ONE_DIRECTORY,
  RootDomainController: ONE_DIRECTORY,
  SchemaMaster: ONE_DIRECTORY,
  CrossForest: 'a lab has one forest',
  SkipPrepareCheck: 'what a step builds on is looked for in any case',
};

function isForced(ps: CmdletContext): boolean {
  return (ps.parameters as { readonly Force?: boolean }).Force === true;
}

/** The real classes: `PrepareForestCmdlet` is seen (lync-console.md, A); the others are called alike. */
function classOf(name: string): string {
  return `Microsoft.Rtc.Management.Deployment.${name}Cmdlet`;
}

export function getState(step: PreparationStep): CmdletAction {
  return {
    synopsis: `Shows whether the ${step.name} is prepared for Lync Server.`,
    example: { title: 'A lab is prepared', transcript: `PS> Get-${nounOf(step)}\n${step.ready}` },
    noEffect: anywhere,
    outputs: [step.type],
    className: classOf(`Check${wordOf(step)}`),
    run: (ps) => ({
      process() {
        onDeployment(ps, null, (deployment) => requireDomain(deployment, textOf(ps, 'Domain')));
        lookAtDeployment(ps, `Check the state of the ${step.name}.`, (deployment) => {
          ps.write(stateOf(deployment, step));
        });
      },
    }),
  };
}

/** Does a step, after the one that it builds on. */
export function prepare(step: PreparationStep, before: PreparationStep | null): CmdletAction {
  return {
    synopsis: `Prepares the ${step.name} for Lync Server.`,
    description: 'It may be done again; what is there already stays.',
    example: {
      title: 'A rehearsal',
      transcript: `PS> ${verbOf(step)}-${nounOf(step)} -WhatIf\nWhat if: Performing the operation "${verbOf(step)}-${nounOf(step)}" on target "the ${step.name}".`,
    },
    noEffect: anywhere,
    className: classOf(`${step.name === 'schema' ? 'Install' : 'Prepare'}${wordOf(step)}`),
    run: (ps) => ({
      process() {
        onDeployment(ps, null, (deployment) => {
          for (const name of ['Domain', 'GroupDomain']) requireDomain(deployment, textOf(ps, name));
          requireSchemaFiles(deployment, textOf(ps, 'Ldf'));
          if (before) requirePrepared(deployment, before);
          if (ps.shouldProcess(`the ${step.name}`)) write(ps, step, true, `Prepare the ${step.name}.`);
        });
      },
    }),
  };
}

/** Undoes a step, unless something still needs it and -Force is not given. */
export function undo(step: PreparationStep, requireUnused: (deployment: Deployment) => void): CmdletAction {
  return {
    synopsis: `Undoes the preparation of the ${step.name}.`,
    description: 'Without -Force it fails as long as something needs the preparation.',
    example: {
      title: 'What needs it is in the way',
      transcript: `PS> try { Disable-${nounOf(step)} -ErrorAction Stop } catch { 'not undone' }\nnot undone`,
    },
    noEffect: anywhere,
    obeysForce: true,
    className: classOf(`Unprepare${wordOf(step)}`),
    run: (ps) => ({
      process() {
        onDeployment(ps, null, (deployment) => {
          for (const name of ['Domain', 'GroupDomain']) requireDomain(deployment, textOf(ps, name));
          if (!isForced(ps)) requireUnused(deployment);
          if (ps.shouldProcess(`the ${step.name}`)) write(ps, step, false, `Undo the preparation of the ${step.name}.`);
        });
      },
    }),
  };
}

function write(ps: CmdletContext, step: PreparationStep, isReady: boolean, task: string): void {
  changeMachine(ps, task, (deployment, log) => {
    log.action(task.replace(/\.$/, ''), deployment.topology.document.domain);
    if (isPrepared(deployment, step) === isReady) log.detail('There was nothing to do.');
    else writePrepared(deployment, step, isReady);
  });
}

/** @throws ItemFault while servers of the domain are active */
export function requireNoServers({ machines, services, topology }: Deployment): void {
  const active = topology.computers.find(
    ({ fqdn, pool }) =>
      pool.role !== 'Edge' &&
      services.all(machines.get(fqdn)).some(({ name, isRunning }) => name === 'RTCSRV' && isRunning),
  );
  if (active)
    throw new ItemFault(`The server "${active.fqdn}" is still active in the domain. Use -Force to go on.`, 'ItemInUse');
}

/** @throws ItemFault while the domain of the forest is prepared */
export function requireNoDomain(deployment: Deployment): void {
  if (isPrepared(deployment, domainStep))
    throw new ItemFault(
      `The domain "${deployment.topology.document.domain}" is still prepared. Run Disable-CsAdDomain first, or use -Force.`,
      'ItemInUse',
    );
}

/** @throws ItemFault where -Ldf names a folder that is not there */
function requireSchemaFiles({ session }: Deployment, folder: string | undefined): void {
  if (folder !== undefined && !session.machine.disk.exists(folder))
    throw new ItemFault(`Cannot find the folder "${folder}" of the schema files.`, 'ItemNotFound');
}

function nounOf({ name }: PreparationStep): string {
  return { schema: 'CsAdServerSchema', forest: 'CsAdForest', domain: 'CsAdDomain' }[name];
}

function verbOf({ name }: PreparationStep): string {
  return name === 'schema' ? 'Install' : 'Enable';
}

function wordOf({ name }: PreparationStep): string {
  return { schema: 'Schema', forest: 'Forest', domain: 'Domain' }[name];
}
