/**
 * The filters that -LdapFilter takes (RFC 4515): `(&(department=Finance)(title=Manager))`. As the documentation's examples
 * write them, the outermost brackets may be missing. Attributes are Active Directory's, which stand for the values of an
 * entry.
 */

/** A filter that does not parse; the message says where. */
export class LdapFilterError extends Error {}

/** Gives the value of an entry by its name there; several as a list. */
type Read = (name: string) => unknown;
export type LdapFilter = (read: Read) => boolean;

/** Attributes by the names of the values that they are. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['cn', 'DisplayName'],
  ['name', 'DisplayName'],
  ['displayname', 'DisplayName'],
  ['givenname', 'FirstName'],
  ['sn', 'LastName'],
  ['samaccountname', 'SamAccountName'],
  ['userprincipalname', 'UserPrincipalName'],
  ['mail', 'WindowsEmailAddress'],
  ['department', 'Department'],
  ['title', 'Title'],
  ['company', 'Company'],
  ['o', 'Company'],
  ['organization', 'Company'],
  ['l', 'City'],
  ['telephonenumber', 'Phone'],
  ['distinguishedname', 'Identity'],
  ['objectclass', 'ObjectClass'],
  ['objectcategory', 'ObjectCategory'],
  ['objectguid', 'Guid'],
  ['msrtcsip-primaryuseraddress', 'SipAddress'],
  ['msrtcsip-userenabled', 'Enabled'],
  ['msrtcsip-line', 'LineURI'],
  ['msrtcsip-lineserver', 'LineServerURI'],
  ['msrtcsip-primaryhomeserver', 'HomeServer'],
]);

/**
 * Reads a filter.
 * @param valueName the name of the value that an attribute is; those of Lync Server's objects when omitted
 * @throws LdapFilterError
 */
export function parseLdapFilter(
  text: string,
  valueName: (attribute: string) => string = (attribute) => ATTRIBUTES.get(attribute.toLowerCase()) ?? attribute,
): LdapFilter {
  const trimmed = text.trim();
  const parser = new LdapParser(trimmed.startsWith('(') ? trimmed : `(${trimmed})`, text, valueName);
  return parser.parse();
}

class LdapParser {
  private readonly text: string;
  private readonly given: string;
  private readonly valueName: (attribute: string) => string;
  private at = 0;

  constructor(text: string, given: string, valueName: (attribute: string) => string) {
    this.text = text;
    this.given = given;
    this.valueName = valueName;
  }

  parse(): LdapFilter {
    const filter = this.filter();
    if (this.at < this.text.length) this.fail();
    return filter;
  }

  private filter(): LdapFilter {
    this.expect('(');
    const filter = this.inner();
    this.expect(')');
    return filter;
  }

  private inner(): LdapFilter {
    const sign = this.text[this.at];
    if (sign === '!') {
      this.at++;
      const inner = this.filter();
      return (read) => !inner(read);
    }
    if (sign !== '&' && sign !== '|') return this.item();
    this.at++;
    const parts = this.list();
    return sign === '&' ? (read) => parts.every((part) => part(read)) : (read) => parts.some((part) => part(read));
  }

  private list(): LdapFilter[] {
    const parts = [this.filter()];
    while (this.text[this.at] === '(') parts.push(this.filter());
    return parts;
  }

  private item(): LdapFilter {
    const end = this.text.indexOf(')', this.at);
    const [, attribute = '', rule, operator, value = ''] =
      /^\s*([\w-]+)\s*(?::([\d.]+):)?(>=|<=|~=|=)(.*)$/s.exec(this.text.slice(this.at, end < 0 ? undefined : end)) ??
      [];
    if (operator === undefined || end < 0) return this.fail();
    this.at = end;
    const name = this.valueName(attribute);
    const isMeant = rule === undefined ? testOf(operator, value) : this.ruleOf(rule, value);
    return (read) => valuesOf(read(name)).some(isMeant);
  }

  /** A matching rule: all bits of a number, one of them, or membership over other groups. */
  private ruleOf(rule: string, value: string): (own: string) => boolean {
    const bits = Number(value);
    if (rule === `${MICROSOFT}803` && Number.isInteger(bits)) return (own) => (Number(own) & bits) === bits;
    if (rule === `${MICROSOFT}804` && Number.isInteger(bits)) return (own) => (Number(own) & bits) !== 0;
    return rule === `${MICROSOFT}1941` ? testOf('=', value) : this.fail();
  }

  private expect(sign: string): void {
    if (this.text[this.at] !== sign) this.fail();
    this.at++;
  }

  private fail(): never {
    throw new LdapFilterError(`The LDAP filter "${this.given}" is not valid.`);
  }
}

const MICROSOFT = '1.2.840.113556.1.4.';

function testOf(operator: string, value: string): (own: string) => boolean {
  const wanted = textOf(unescaped(value));
  if (operator === '>=') return (own) => compared(own, wanted) >= 0;
  if (operator === '<=') return (own) => compared(own, wanted) <= 0;
  const pattern = patternOf(value);
  return (own) => pattern.test(own);
}

/** Numbers by their size, all else by its letters. */
function compared(a: string, b: string): number {
  if (/^-?\d+$/.test(a) && /^-?\d+$/.test(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `*` stands for anything, alone for any value at all. */
function patternOf(value: string): RegExp {
  if (value.trim() === '*') return /./s;
  const parts = value.split('*').map((part) =>
    unescaped(part)
      .toLowerCase()
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** `\2a` is `*`. */
function unescaped(value: string): string {
  return value.replace(/\\([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** What is empty has no value that could fit. */
function valuesOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).toLowerCase();
}
