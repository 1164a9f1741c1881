/** The language of the Management Shell, which each account chooses for itself: Get- and Set-CsUICulture. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { ambient } from '../../src/types/ambient.ts';

const KIND = 'ManagementShellCulture';

/** The languages in which Lync Server 2013 speaks. */
export const shellCultures: readonly string[] =
  'de-DE en-US es-ES fr-FR it-IT ja-JP ko-KR pt-BR ru-RU zh-CN zh-TW'.split(' ');

/** The name of the culture of whoever is logged on: what was set, or that of the session. */
export function shellCulture({ records, session }: Deployment): string {
  const set = records.find(KIND, session.user)?.values.Culture;
  return typeof set === 'string' ? set : ambient().uiCulture;
}

/** @param name null for the session's own */
export function setShellCulture({ records, session }: Deployment, name: string | null): void {
  records.change(KIND, session.user, () => (name === null ? null : { Culture: name }));
}
