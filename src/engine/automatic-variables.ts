/** The variables that a session starts with (facts: read from PowerShell 7.6). */

import { platform } from '../platform/platform.ts';
import { toText } from '../types/conversion/conversion.ts';
import { genericTypeOf, typeNamed } from '../types/net-type.ts';
import { sessionSystem } from '../types/session-system.ts';
import { NetList } from '../types/values/net-list.ts';
import { ExecutionContext } from './execution-context.ts';
import { HostObject } from './host-object.ts';
import { definePreferenceVariables } from './preference-variables.ts';
import type { Runspace } from './runspace.ts';
import type { ScopedItemOption } from './scoped-options.ts';
import { psVersionTable } from './version-table.ts';

const CONSTANT: readonly ScopedItemOption[] = ['Constant', 'AllScope'];
const READ_ONLY: readonly ScopedItemOption[] = ['ReadOnly', 'AllScope'];

/** Variables that say which system it is. */
const SYSTEMS = [
  ['IsWindows', 'WINDOWS'],
  ['IsLinux', 'LINUX'],
  ['IsMacOS', 'OSX'],
] as const;

/** Where Windows PowerShell lies on a server; nothing is read from there. */
const HOME_OF_SHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0';

/** Says where the home of the session's user is: somebody else may log on to another machine in it. */
export function defineHome({ globalSession }: Runspace, home: string): void {
  globalSession.top.define('HOME', home, {
    options: READ_ONLY,
    description: "Folder containing the current user's profile",
  });
}

export function defineAutomaticVariables(runspace: Runspace): void {
  const { top } = runspace.globalSession;
  const { ambient } = runspace;
  top.define('?', true, {
    options: READ_ONLY,
    description: 'Status of last command',
    compute: () => runspace.lastSucceeded,
  });
  top.define('true', true, { options: CONSTANT, description: 'Boolean True' });
  top.define('false', false, { options: CONSTANT, description: 'Boolean False' });
  top.define('null', null, {
    description: 'References to the null variable always return the null value. Assignments have no effect.',
  });
  top.define('Error', runspace.errors.list, { options: ['Constant'] });
  defineHome(runspace, ambient.environment.get('HOME') ?? ambient.environment.get('USERPROFILE') ?? '');
  top.define('PID', platform().system.processId, { options: CONSTANT, description: 'Current process ID' });
  top.define('PSHOME', HOME_OF_SHELL, {
    options: CONSTANT,
    description: 'Parent folder of the host application of the current runspace',
  });
  top.define('PSVersionTable', psVersionTable(ambient.edition), {
    options: CONSTANT,
    description: 'Version information for current PowerShell session',
  });
  top.define('PSEdition', ambient.edition, {
    options: CONSTANT,
    description: 'Edition information for the current PowerShell session',
  });
  if (ambient.edition === 'Core') defineThoseOfCore(runspace);
  top.define('^', null);
  top.define('$', null);
  top.define('PSCulture', '', {
    options: READ_ONLY,
    description: 'Culture of the current PowerShell session',
    compute: () => ambient.culture,
  });
  top.define('PSUICulture', '', {
    options: READ_ONLY,
    description: 'UI culture of the current PowerShell session',
    compute: () => ambient.uiCulture,
  });
  top.define('ShellId', 'Microsoft.PowerShell', {
    options: CONSTANT,
    description: 'The ShellID identifies the current shell.',
  });
  const host = new HostObject(runspace);
  top.define('Host', host, { options: CONSTANT, description: 'A reference to the host of the current runspace.' });
  top.define('ExecutionContext', null, {
    options: CONSTANT,
    description: 'The run objects available to cmdlets.',
    compute: () => new ExecutionContext(runspace.activeFrame?.scope.session ?? runspace.globalSession),
  });
  // What a script puts there stays until the location changes.
  let assigned: { readonly value: unknown; readonly at: string } | null = null;
  const location = () => runspace.paths?.location ?? null;
  top.define('PWD', null, {
    compute: () => (assigned?.at === toText(location()) ? assigned.value : location()),
    onAssign: (value) => {
      assigned = { value, at: toText(location()) };
    },
  });
  definePreferenceVariables(top);
  top.assign('StackTrace', '');
}

/** What Windows PowerShell has not. */
function defineThoseOfCore(runspace: Runspace): void {
  const { top } = runspace.globalSession;
  top.define(
    'EnabledExperimentalFeatures',
    new NetList(
      genericTypeOf(typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1'), [typeNamed('System.String')]),
      [],
    ),
    {
      options: CONSTANT,
      description: 'Variable to hold the enabled experimental feature names',
    },
  );
  top.define('PSStyle', runspace.style, {
    options: ['Constant'],
    description: 'Configuration controlling how text is rendered.',
  });
  for (const [name, system] of SYSTEMS)
    top.define(name, false, { options: READ_ONLY, compute: () => sessionSystem() === system });
  top.define('IsCoreCLR', true, { options: READ_ONLY });
}
