/** The IIS of the machine on which a session is, as the module's cmdlets reach it. */
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import type { WebSite } from '../../src/deployment/web-sites.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { mountIis } from './iis-drive.ts';
import type { WebServer } from './web-objects.ts';

/** Does something with the machine's IIS, which its administrators alone may look at. */
export function withWebServer(ps: CmdletActions, work: (server: WebServer) => void): void {
  withDeployment(ps, (deployment) => {
    const { machine } = deployment.session;
    requireAccess(ps, () => deployment.rights.requireLocal(machine));
    if (deployment.webSites.list(machine).length === 0) {
      const message =
        'Retrieving the COM class factory for component with CLSID {688EEEE5-6A7E-422F-B2E1-6AF00DC944A6} failed due to the following error: 80040154 Class not registered (Exception from HRESULT: 0x80040154 (REGDB_E_CLASSNOTREG)).';
      ps.fail('System.Runtime.InteropServices.COMException', 'NotSpecified', message, {
        exception: 'System.Runtime.InteropServices.COMException',
      });
    }
    mountIis(ps.runspace);
    work({ deployment, machine });
  });
}

function requireAccess(ps: CmdletActions, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    ps.fail(
      'InvalidOperation',
      'InvalidOperation',
      'Process should have elevated status to access IIS configuration data.',
      { exception: 'System.InvalidOperationException' },
    );
  }
}

/** The sites that a name means: all without one, several with wildcards. */
export function sitesNamed({ deployment, machine }: WebServer, name: string | undefined): WebSite[] {
  const isMeant = pattern(name);
  return deployment.webSites.list(machine).filter((site) => isMeant(site.name));
}

/** A test of names; every name fits where none is wanted. */
export function pattern(wanted: string | undefined): (name: string) => boolean {
  if (wanted === undefined) return () => true;
  const meant = WildcardPattern.of(wanted, true);
  return (name) => meant.isMatch(name);
}
