/** The text of CategoryInfo: `ObjectNotFound: (C:\x:String) [Get-Item], ItemNotFoundException`. */

import { ellipsis, isDesktop } from './edition.ts';
import type { ErrorCategoryInfo } from './error-category.ts';

export function categoryMessage(info: ErrorCategoryInfo): string {
  const { category, activity, reason, targetName, targetType } = info;
  return `${category}: (${shortened(targetName)}:${shortened(targetType)}) [${shortened(activity)}], ${reason}`;
}

/** Texts of more than 40 characters lose their middle, more of it in Windows PowerShell (`System.Manageme....RemoteRunspace`). */
function shortened(text: string): string {
  if (text.length <= 40) return text;
  const kept = isDesktop() ? 15 : 19;
  return text.slice(0, kept) + ellipsis() + text.slice(-kept);
}
