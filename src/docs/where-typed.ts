/**
 * "Log on to the Edge Server": what a page says of the computer on which the next commands are typed, in the languages in
 * which the documentation was published.
 */
import type { ServerRole } from '../deployment/topology.ts';

/** A kind of server, or `any`: a computer with the administrative tools, which the reader was at before. */
export type WhereTyped = ServerRole | 'any';

const LOG_ON =
  /\b(?:log(?:ged)? ?on (?:directly )?to|sign in (?:to|on)|ouvr(?:ez|ir) une session sur|connectez-vous (?:à|au|sur)|melden sie sich (?:an|am|auf)|inicie (?:una )?sesión en)\s+(?:(?:the|an?|each|your|le|la|un|une|chaque|dem|der|einem|einer|jedem|el|una|cada|l['’])\s*)?((?:lync server 2013,?\s+)?[^\s.,;:()]+(?:\s+[^\s.,;:()]+){0,2})/gi;

const ROLES: readonly (readonly [pattern: RegExp, role: WhereTyped])[] = [
  [/^edge\b|serveur edge|edgeserver|servidor perimetral/i, 'Edge'],
  [/^mediation\b|serveur de médiation|vermittlungsserver|servidor de mediación/i, 'Mediation'],
  [/^director\b|directeur|directorserver|servidor director/i, 'Director'],
  [/^standard edition\b|serveur standard edition|standard edition-server/i, 'StandardEdition'],
  [/^front[ -]end\b|serveur frontal|front-end-server|servidor front-end/i, 'EnterpriseFrontEnd'],
  [/^(?:computer|ordinateur|equipo)\b/i, 'any'],
];

/** Where the text says to log on to last; null where it says nothing of it. */
export function whereTyped(text: string): WhereTyped | null {
  let where: WhereTyped | null = null;
  for (const [, computer = ''] of text.matchAll(LOG_ON)) {
    const named = computer.replace(/^lync server 2013,?\s+/i, '');
    where = ROLES.find(([pattern]) => pattern.test(named))?.[1] ?? where;
  }
  return where;
}
