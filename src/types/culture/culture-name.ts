/** Names of cultures as texts: what can be one, and the language in it. No data of cultures, so that comparisons reach it. */

/** A name as .NET spells it: `EN-us` is `en-US`; undefined for what cannot be a culture name. */
export function canonicalName(name: string): string | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(name)) return undefined;
  return name
    .split('-')
    .map((part, i) => {
      if (i === 0) return part.toLowerCase();
      if (part.length === 4) return part.charAt(0).toUpperCase() + part.slice(1).toLowerCase();
      return part.length === 2 ? part.toUpperCase() : part;
    })
    .join('-');
}

/** `de` of `de-CH`. */
export function languageOf(name: string): string {
  const dash = name.indexOf('-');
  return dash < 0 ? name : name.slice(0, dash);
}
