/**
 * Tells sentences from commands. `Get-CsUser returns the users of a pool.` parses as a command, and begins as one; what
 * stands bare in it, outside of quotes, braces and placeholders, says that somebody speaks.
 */

/** Words that hold sentences together, in the languages in which the documentation is published. */
const PROSE =
  'the|is|are|was|can|will|must|to|of|and|or|with|that|which|this|cmdlet|cmdlets|command|commands|parameter|parameters|le|la|les|est|sont|de|du|des|pour|et|qui|que|der|die|das|den|ist|sind|und|oder|mit|wird|kann|für|el|los|las|es|son|para|que|con|una|un';

const PROSE_WORD = new RegExp(`(?:^|\\s)(?:${PROSE})(?=[\\s,;:.]|$)`, 'iu');

/** `Get-CsUser returns …`, `Set-CsUser cmdlet …`: what follows a name in a sentence. */
const SPOKEN_OF = new RegExp(
  `^\\s*[A-Za-z]+-[A-Za-z]\\w*\\s+(?:${PROSE}|returns|has|does|shows|lets|allows|takes)\\s`,
  'iu',
);

/** Whether words of a sentence stand in a text, outside of what is quoted. */
export function hasProse(text: string): boolean {
  return PROSE_WORD.test(unquoted(text));
}

/** Whether a text that begins with a command's name speaks of it. */
export function isSentence(text: string): boolean {
  const bare = unquoted(text);
  if (!PROSE_WORD.test(bare)) return false;
  return SPOKEN_OF.test(bare) || /\p{L}{2,}[.:;!?][)”"]?\s*$/u.test(bare) || /\p{L}{2,}\.\s+\p{Lu}/u.test(bare);
}

function unquoted(text: string): string {
  return text.replace(/"[^"]*"|“[^”]*”|'[^']*'|\{[^{}]*\}|<[^<>]{1,200}>/g, '""');
}
