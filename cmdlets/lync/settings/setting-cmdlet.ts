/** What the cmdlets of a noun have in common: reaching the settings, and the errors that they report. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletActions } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { withDeployment } from '../../deployment/deployment-service.ts';
import { MetadataError } from './metadata-documents.ts';
import { GLOBAL, IdentityError, parseIdentity } from './setting-identity.ts';
import { kindName, type SettingNoun } from './setting-noun.ts';
import { PresenceError } from './setting-store.ts';
import { ValueError } from './setting-values.ts';

/** The identity that was given, in the form in which it is stored; the global one where none was. */
export function identityOf(entry: SettingNoun, deployment: Deployment, given: unknown): string {
  if (given === undefined || given === null) return GLOBAL;
  return parseIdentity(entry, toText(given), deployment.topology);
}

/** Does something with the deployment; what is wrong with an identity or a value is reported, and the cmdlet goes on. */
export function onSettings(
  ps: CmdletActions,
  entry: SettingNoun,
  given: unknown,
  work: (deployment: Deployment) => void,
): void {
  withDeployment(ps, (deployment) => {
    try {
      work(deployment);
    } catch (error) {
      if (error instanceof IdentityError) reportArgument(ps, 'InvalidIdentity', error.message, given);
      else if (error instanceof ValueError) reportArgument(ps, 'InvalidValue', error.message, given);
      else if (error instanceof MetadataError) reportMetadata(ps, error.message);
      else if (error instanceof PresenceError) {
        if (error.parent) notFound(ps, error.parent.entry, error.parent.identity);
        else reportPresence(ps, entry, identityOf(entry, deployment, given), error);
      } else throw error;
    }
  });
}

/** What a setter throws surfaces as a parameter that cannot be bound (lync-console.md, E). */
function reportMetadata(ps: CmdletActions, message: string): void {
  ps.error('ParameterBindingFailed', 'WriteError', message, {
    target: null,
    exception: 'System.Management.Automation.ParameterBindingException',
  });
}

function reportArgument(ps: CmdletActions, id: string, message: string, target: unknown): void {
  ps.error(id, 'InvalidArgument', message, { target, exception: 'System.ArgumentException' });
}

function reportPresence(ps: CmdletActions, entry: SettingNoun, identity: string, { isThere }: PresenceError): void {
  if (isThere) {
    ps.error(
      'ItemExists',
      'ResourceExists',
      `Cannot create "${kindName(entry)}" "${identity}" because it exists already.`,
      {
        target: identity,
      },
    );
  } else notFound(ps, entry, identity);
}

/** The error for a setting that is not there. */
export function notFound(ps: CmdletActions, entry: SettingNoun, identity: string): void {
  ps.error(
    'ItemNotFound',
    'ObjectNotFound',
    `Cannot find "${kindName(entry)}" "${identity}" because it does not exist.`,
    {
      target: identity,
      exception: 'System.Management.Automation.ItemNotFoundException',
    },
  );
}
