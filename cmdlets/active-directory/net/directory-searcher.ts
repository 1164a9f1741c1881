/** System.DirectoryServices.DirectorySearcher. */
import { defineType } from '../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../src/types/values/enum-value.ts';
import type { DirectoryEntryObject } from '../directory-entry.ts';
import { DirectorySearch } from '../directory-search.ts';

const ENTRY = 'System.DirectoryServices.DirectoryEntry searchRoot';

export default defineType<DirectorySearch>({
  name: 'System.DirectoryServices.DirectorySearcher',
  accelerators: ['adsisearcher'],
  base: 'System.ComponentModel.Component',
  listed: true,
  constructors: [
    ['()', () => new DirectorySearch(null)],
    [`(${ENTRY})`, (root: DirectoryEntryObject | null) => new DirectorySearch(root)],
    [
      `(${ENTRY}, string filter)`,
      (root: DirectoryEntryObject | null, filter: string | null) => new DirectorySearch(root, filter),
    ],
    [
      `(${ENTRY}, string filter, string[] propertiesToLoad)`,
      (root: DirectoryEntryObject | null, filter: string | null, wanted: string[]) =>
        new DirectorySearch(root, filter, wanted),
    ],
    ['(string filter)', (filter: string | null) => new DirectorySearch(null, filter)],
    [
      '(string filter, string[] propertiesToLoad)',
      (filter: string | null, wanted: string[]) => new DirectorySearch(null, filter, wanted),
    ],
  ],
  properties: [
    [
      'string Filter {get;set;}',
      (self: DirectorySearch) => self.filter,
      (self: DirectorySearch, filter: string | null) => {
        self.filter = filter || '(objectClass=*)';
      },
    ],
    [
      'int PageSize {get;set;}',
      (self: DirectorySearch) => self.pageSize,
      (self: DirectorySearch, size: number) => {
        self.pageSize = size;
      },
    ],
    ['System.Collections.Specialized.StringCollection PropertiesToLoad {get;}', (self: DirectorySearch) => self.wanted],
    [
      'System.DirectoryServices.SearchScope SearchScope {get;set;}',
      (self: DirectorySearch) => self.scope,
      (self: DirectorySearch, scope: EnumValue) => {
        self.scope = scope;
      },
    ],
    [
      'int SizeLimit {get;set;}',
      (self: DirectorySearch) => self.sizeLimit,
      (self: DirectorySearch, size: number) => {
        self.sizeLimit = size;
      },
    ],
    [
      'System.DirectoryServices.DirectoryEntry SearchRoot {get;set;}',
      (self: DirectorySearch) => self.root,
      (self: DirectorySearch, root: DirectoryEntryObject | null) => {
        self.root = root;
      },
    ],
  ],
  methods: [
    ['System.DirectoryServices.SearchResult FindOne()', (self: DirectorySearch) => self.findOne()],
    ['System.DirectoryServices.SearchResultCollection FindAll()', (self: DirectorySearch) => self.findAll()],
    ['void Dispose()', () => undefined],
  ],
});
