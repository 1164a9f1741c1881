/** Command lines as the wizards of Lync Server print them: values between double quotes, lists without blanks. */

/** A parameter with its value: `true` for a switch; a value that is `undefined` or '' leaves it out. */
export type Argument = readonly [name: string, value: string | true | undefined];

/** A command with its arguments, in their order. */
export function commandText(name: string, given: readonly Argument[]): string {
  const parts = given.flatMap(([parameter, value]) => {
    if (value === undefined || value === '') return [];
    return value === true ? [`-${parameter}`] : [`-${parameter} ${value}`];
  });
  return [name, ...parts].join(' ');
}

/** A text as a literal; what would mean something to PowerShell between double quotes is escaped. '' stays ''. */
export function quoted(text: string): string {
  // PowerShell takes typographic quotes for the plain one.
  return text === '' ? '' : `"${text.replace(/[`$"\u201c\u201d\u201e]/g, '`$&')}"`;
}
