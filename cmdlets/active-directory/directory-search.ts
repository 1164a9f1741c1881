/** System.DirectoryServices.DirectorySearcher, `[adsisearcher]`: who in the directory fits an LDAP filter. */
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { NetList } from '../../src/types/values/net-list.ts';
import { LdapFilterError, parseLdapFilter } from '../deployment/ldap-filter.ts';
import { ldapValues } from './ad-filter.ts';
import { AttributeValues, DirectoryEntryObject, deploymentNow } from './directory-entry.ts';
import { ldapObjects } from './ldap-objects.ts';
import { containerOf, type LdapObject, plainName } from './ldap-schema.ts';

const NAMESPACE = 'System.DirectoryServices.';
const EVERYTHING = '(objectClass=*)';
/** A controller gives no more at once; a search by pages goes on behind them (MaxPageSize). */
const MOST_WITHOUT_PAGES = 1000;

export class DirectorySearch extends NetObject {
  filter = EVERYTHING;
  pageSize = 0;
  sizeLimit = 0;
  readonly wanted = new NetList(typeNamed('System.Collections.Specialized.StringCollection'));
  scope = EnumValue.named(typeNamed(`${NAMESPACE}SearchScope`), 'Subtree');

  constructor(
    public root: DirectoryEntryObject | null,
    filter: string | null = null,
    wanted: readonly string[] = [],
  ) {
    super();
    this.filter = filter || EVERYTHING;
    this.wanted.items.push(...wanted);
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}DirectorySearcher`);
  }

  findAll(): ResultCollection {
    const all = this.fitting();
    const most = this.sizeLimit > 0 ? this.sizeLimit : Number.POSITIVE_INFINITY;
    const limit = Math.min(most, this.pageSize === 0 ? MOST_WITHOUT_PAGES : Number.POSITIVE_INFINITY);
    return new ResultCollection(all.slice(0, limit).map((one) => this.result(one)));
  }

  findOne(): SearchResult | null {
    const [first] = this.fitting();
    return first ? this.result(first) : null;
  }

  private fitting(): LdapObject[] {
    const base = (this.root ?? new DirectoryEntryObject('')).object();
    const fits = this.test();
    return ldapObjects(deploymentNow()).filter(
      (one) => this.isBelow(one, base) && fits((name) => ldapValues(one, name)),
    );
  }

  private isBelow({ dn }: LdapObject, base: LdapObject): boolean {
    const [own, root] = [plainName(dn), plainName(base.dn)];
    const scope = this.scope.toString();
    if (scope === 'Base') return own === root;
    if (scope === 'OneLevel') return plainName(containerOf(dn)) === root;
    return own === root || own.endsWith(`,${root}`);
  }

  private test(): ReturnType<typeof parseLdapFilter> {
    try {
      return parseLdapFilter(this.filter, (name) => name);
    } catch (error) {
      if (!(error instanceof LdapFilterError)) throw error;
      throw netException('System.ArgumentException', `The ${this.filter} search filter is invalid.`);
    }
  }

  private result({ dn, attributes }: LdapObject): SearchResult {
    const names = this.wanted.items.map((name) => String(name).toLowerCase());
    const path = (this.root ?? new DirectoryEntryObject('')).entryAt(dn).path;
    const table = new ResultProperties();
    for (const [name, values] of attributes)
      if (names.length === 0 || names.includes(name.toLowerCase())) table.put(name, values);
    table.put('adspath', [path]);
    return new SearchResult(path, table);
  }
}

/** Attributes by their names in lower case. */
export class ResultProperties extends KeyedTable {
  constructor() {
    super(true);
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}ResultPropertyCollection`);
  }

  put(name: string, values: readonly unknown[]): void {
    const key = name.toLowerCase();
    this.set(key, new AttributeValues(`${NAMESPACE}ResultPropertyValueCollection`, key, values));
  }

  slots() {
    return this.entries.values();
  }
}

export class SearchResult extends NetObject {
  constructor(
    readonly path: string,
    readonly properties: ResultProperties,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}SearchResult`);
  }
}

export class ResultCollection extends NetObject {
  constructor(readonly items: readonly SearchResult[]) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}SearchResultCollection`);
  }
}
