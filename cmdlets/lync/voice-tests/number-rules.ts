/**
 * What Enterprise Voice does with a number: the rules of a dial plan or trunk translate it, the usages of a policy choose a
 * route for it. Pure functions of the objects that the cmdlets of those settings give.
 */
import { toText } from '../../../src/types/conversion/conversion.ts';
import { enumerate } from '../../../src/types/enumeration.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { Regex } from '../../../src/types/regex/regex.ts';

/** A number as a rule left it. */
export interface Translation {
  readonly number: string;
  /** The rule that fitted first. */
  readonly rule: unknown;
}

/** The number as a rule with Pattern and Translation makes it; null where it does not fit. */
export function translatedBy(rule: unknown, number: string): string | null {
  const pattern = Regex.of(textOf(rule, 'Pattern'), 0);
  const match = pattern.match(number);
  if (!match.success) return null;
  return pattern.replace(number, textOf(rule, 'Translation'));
}

/** What the first rule of a list that fits makes of a number; null where none does. */
export function firstTranslation(rules: unknown, number: string): Translation | null {
  for (const rule of itemsOf(rules)) {
    const translated = translatedBy(rule, number);
    if (translated !== null) return { number: translated, rule };
  }
  return null;
}

/** Whether a route is for a number. */
export function fitsRoute(route: unknown, number: string): boolean {
  return Regex.of(textOf(route, 'NumberPattern'), 0).isMatch(number);
}

/** The route that a policy chooses: that of its first usage which has one for the number. */
export function firstRoute(
  policy: unknown,
  routes: readonly unknown[],
  number: string,
): { route: string; usage: string } | null {
  for (const usage of itemsOf(getMember(policy, 'PstnUsages'))) {
    const wanted = toText(usage).toLowerCase();
    const route = routes.find((one) => usagesOf(one).includes(wanted) && fitsRoute(one, number));
    if (route !== undefined) return { route: textOf(route, 'Identity'), usage: toText(usage) };
  }
  return null;
}

function usagesOf(route: unknown): string[] {
  return itemsOf(getMember(route, 'PstnUsages')).map((usage) => toText(usage).toLowerCase());
}

function itemsOf(list: unknown): unknown[] {
  return list === null || list === undefined ? [] : [...(enumerate(list) ?? [list])];
}

function textOf(object: unknown, property: string): string {
  return toText(getMember(object, property) ?? '');
}
