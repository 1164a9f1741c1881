/** Install-WindowsFeature and Uninstall-WindowsFeature, which differ in the direction. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { featuresNamed, machineMeant } from './feature-arguments.ts';
import {
  changeFeatures,
  featureObject,
  installedFeatures,
  OPERATION_RESULT,
  type WindowsFeature,
  windowsFeatures,
} from './windows-features.ts';

export interface FeatureChange {
  readonly names: unknown;
  readonly computer: string | null;
  readonly isInstall: boolean;
  /** With all that is below the features. */
  readonly withParts: boolean;
}

/** Does it and says what came of it; what is so already needs no change. */
export function changeNamed(ps: CmdletActions, { names, computer, isInstall, withParts }: FeatureChange): void {
  const { deployment, machine } = machineMeant(ps, computer ?? undefined);
  const wanted = featuresNamed(
    ps,
    [...(enumerate(names) ?? [names])].map((one) => toText(getMember(one, 'Name') ?? one)),
  );
  if (wanted.length === 0) return;
  const before = installedFeatures(deployment, machine);
  const affected = windowsFeatures.filter((feature) =>
    isInstall ? isInstalledWith(feature, wanted, withParts) : isBelow(feature, wanted),
  );
  const changed = affected.filter(({ name }) => before.has(name) !== isInstall);
  const what = wanted.map(({ name }) => name).join(', ');
  if (!ps.shouldProcess(`${machine.name}: ${what}`)) return;
  withDeployment(ps, ({ rights }) => rights.requireLocal(machine));
  const changedNames = changed.map(({ name }) => name);
  if (changed.length > 0) changeFeatures(deployment, machine, changedNames, isInstall);
  const after = installedFeatures(deployment, machine);
  ps.write(
    new DataObject(OPERATION_RESULT, {
      Success: true,
      RestartNeeded: 'No',
      ExitCode: changed.length === 0 ? 'NoChangeNeeded' : 'Success',
      FeatureResult: asTypedArray(
        changed.map((feature) => featureObject(feature, after)),
        typeNamed('System.Object'),
      ),
    }),
  );
}

/** The features themselves, what they are parts of, and with all parts what is below them. */
function isInstalledWith(feature: WindowsFeature, wanted: readonly WindowsFeature[], withParts: boolean): boolean {
  const isAbove = wanted.some((one) => lineOf(one).includes(feature));
  return isAbove || (withParts && isBelow(feature, wanted));
}

function isBelow(feature: WindowsFeature, wanted: readonly WindowsFeature[]): boolean {
  return lineOf(feature).some((one) => wanted.includes(one));
}

/** A feature and those that it is part of. */
function lineOf(feature: WindowsFeature): WindowsFeature[] {
  return feature.parent ? [feature, ...lineOf(feature.parent)] : [feature];
}
