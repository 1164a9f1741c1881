/**
 * The programs that the Windows Installer has put on a machine: those of Lync Server by the machine's role, and what its
 * set-up needs first ("Additional software requirements for Lync Server 2013"). Codes are those of the packages.
 */
import { PRODUCT_FOLDER, PRODUCT_VERSION } from './product.ts';
import type { ServerRole } from './topology.ts';

export interface InstalledProduct {
  /** `{11CFB169-07EA-489D-BF8C-D8C29525720E}` */
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly publisher: string;
  /** Where it was put; '' for what belongs to the system's folders. */
  readonly folder: string;
  /** Milliseconds before the lab's start. */
  readonly installedBefore: number;
}

/** The release of SQL Server 2012 that the set-up brings along. */
export const SQL_VERSION = '11.0.2100.60';

const DAY = 86_400_000;
const LYNC_FOLDER = `${PRODUCT_FOLDER}\\`;
const SQL_FOLDER = 'C:\\Program Files\\Microsoft SQL Server\\';
const FRONT_ENDS: readonly ServerRole[] = ['EnterpriseFrontEnd', 'StandardEdition'];

interface Package {
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly daysBefore: number;
  /** The roles that have it; all when omitted. */
  readonly roles?: readonly ServerRole[];
}

const PACKAGES: readonly Package[] = [
  {
    code: '{AC53FC8B-EE18-3F9C-9B59-60937D0B182C}',
    name: 'Microsoft Visual C++ 2012 x64 Minimum Runtime - 11.0.50727',
    version: '11.0.50727',
    folder: '',
    daysBefore: 15,
  },
  {
    code: '{A2CB1ACB-94A2-32BA-A15E-7D80319F7589}',
    name: 'Microsoft Visual C++ 2012 x64 Additional Runtime - 11.0.50727',
    version: '11.0.50727',
    folder: '',
    daysBefore: 15,
  },
  {
    code: '{41D635FE-4F9D-47F7-8230-9B29D6D42D31}',
    name: 'Microsoft Unified Communications Managed API 4.0, Runtime',
    version: PRODUCT_VERSION,
    folder: 'C:\\Program Files\\Microsoft UCMA 4.0\\',
    daysBefore: 15,
  },
  {
    code: '{49D665A2-4C2A-476E-9AB8-FCC425F526FC}',
    name: 'Microsoft SQL Server 2012 Native Client ',
    version: SQL_VERSION,
    folder: SQL_FOLDER,
    daysBefore: 15,
  },
  {
    code: '{2A65AB9C-57AD-4EC6-BD4E-BD61A7C583B3}',
    name: 'Microsoft Lync Server 2013, Core Components',
    version: PRODUCT_VERSION,
    folder: LYNC_FOLDER,
    daysBefore: 14,
  },
  {
    code: '{11CFB169-07EA-489D-BF8C-D8C29525720E}',
    name: 'Microsoft Lync Server 2013, Administrative Tools',
    version: PRODUCT_VERSION,
    folder: LYNC_FOLDER,
    daysBefore: 14,
  },
  {
    code: '{A593FD00-64F1-4288-A6F4-E699ED9DCA35}',
    name: 'Microsoft Lync Server 2013, Front End Server',
    version: PRODUCT_VERSION,
    folder: LYNC_FOLDER,
    daysBefore: 14,
    roles: FRONT_ENDS,
  },
];

/** The programs of a machine, in the order in which they were installed. */
export function installedProducts(role: ServerRole): InstalledProduct[] {
  return PACKAGES.filter(({ roles }) => roles === undefined || roles.includes(role)).map(
    ({ code, name, version, folder, daysBefore }) => ({
      code,
      name,
      version,
      publisher: 'Microsoft Corporation',
      folder,
      installedBefore: daysBefore * DAY,
    }),
  );
}

/** `20120601`, as the installer writes days. */
export function installerDay(instant: number): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
}
