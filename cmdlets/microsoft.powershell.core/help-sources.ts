/** What Get-Help and the reference pages know beside the declarations: the about topics, and where pages on the web are. */
import { HelpTopics } from '../../src/engine/help/help-topics.ts';
import { aboutTopics } from '../../src/generated/help/about-topics.ts';

export const helpTopics = new HelpTopics(aboutTopics);

/** Where Microsoft publishes the pages of its modules; the last part of an address is the cmdlet's name. */
const DOCUMENTATION = 'https://learn.microsoft.com/powershell/module/';

/** Modules whose pages are filed under a name other than their own. */
const FOLDERS: ReadonlyMap<string, string> = new Map([['Lync', 'skypeforbusiness']]);

/** Modules that exist only here have no page. */
const WITHOUT_PAGES: ReadonlySet<string> = new Set(['LyncShellLab']);

/** The address of a cmdlet's page; null where there is none. */
export function onlinePage(module: string, name: string): string | null {
  if (WITHOUT_PAGES.has(module)) return null;
  return `${DOCUMENTATION}${FOLDERS.get(module) ?? module.toLowerCase()}/${name.toLowerCase()}`;
}
