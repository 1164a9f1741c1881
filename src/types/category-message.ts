/** The text of CategoryInfo: `ObjectNotFound: (C:\x:String) [Get-Item], ItemNotFoundException`. */

import type { ErrorCategoryInfo } from './error-category.ts';

export function categoryMessage(info: ErrorCategoryInfo): string {
  const { category, activity, reason, targetName, targetType } = info;
  return `${category}: (${shortened(targetName)}:${shortened(targetType)}) [${shortened(activity)}], ${reason}`;
}

/** Texts of more than 40 characters lose their middle. */
function shortened(text: string): string {
  const kept = 19;
  return text.length <= 40 ? text : `${text.slice(0, kept)}\u2026${text.slice(-kept)}`;
}
