/** System.DirectoryServices.DirectoryEntry: attributes are its properties. */
import { NetException, runtimeException } from '../../../src/types/net-exception.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { comException, DirectoryEntryObject, notWritten } from '../directory-entry.ts';
import { containerOf } from '../ldap-schema.ts';

/** One value alone, several as a list, as the COM interface gives them. */
function plainValue(self: DirectoryEntryObject, name: string): unknown {
  const values = self.values(name);
  if (values === undefined) throw comException('The directory property cannot be found in the cache.');
  return values.items.length === 1 ? values.items[0] : [...values.items];
}

/** The values of an attribute; what PowerShell makes of an object that is not there. */
function attribute(self: DirectoryEntryObject, name: string): unknown {
  try {
    return self.values(name);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const message = `The following exception occurred while retrieving member "${name}": "${error.message}"`;
    throw runtimeException('CatchFromBaseGetMember', 'NotSpecified', message, {
      typeName: 'System.Management.Automation.ExtendedTypeSystemException',
      inner: error,
    });
  }
}

const refused = (member: string) => (): never => {
  throw notWritten(member);
};

export default defineType<DirectoryEntryObject>({
  name: 'System.DirectoryServices.DirectoryEntry',
  accelerators: ['adsi'],
  base: 'System.ComponentModel.Component',
  constructors: [
    ['()', () => new DirectoryEntryObject('')],
    ['(string path)', (path: string | null) => new DirectoryEntryObject(path ?? '')],
    ['(string path, string username, string password)', (path: string | null) => new DirectoryEntryObject(path ?? '')],
  ],
  properties: [
    ['string Path {get;}', (self: DirectoryEntryObject) => self.path],
    ['string Name {get;}', (self: DirectoryEntryObject) => /^(?:\\.|[^,])*/.exec(self.object().dn)?.[0] ?? ''],
    ['string SchemaClassName {get;}', (self: DirectoryEntryObject) => self.values('objectClass')?.items.at(-1) ?? ''],
    [
      'System.DirectoryServices.DirectoryEntry Parent {get;}',
      (self: DirectoryEntryObject) => self.entryAt(containerOf(self.object().dn)),
    ],
    ['System.Object[] Children {get;}', (self: DirectoryEntryObject) => self.children()],
    ['System.DirectoryServices.DirectoryEntry Properties {get;}', (self: DirectoryEntryObject) => self],
  ],
  methods: [
    ['System.Object Get(string name)', plainValue],
    ['System.Object InvokeGet(string name)', plainValue],
    ['void RefreshCache()', () => undefined],
    ['void Close()', () => undefined],
    ['void Dispose()', () => undefined],
    ['void Put(string name, System.Object value)', refused('Put')],
    ['void InvokeSet(string name, params System.Object[] args)', refused('InvokeSet')],
    ['void SetInfo()', refused('SetInfo')],
    ['void CommitChanges()', refused('CommitChanges')],
    ['void DeleteTree()', refused('DeleteTree')],
  ],
  staticMethods: [
    ['bool Exists(string path)', (path: string | null) => new DirectoryEntryObject(path ?? '').find() !== null],
  ],
  index: { get: (self: DirectoryEntryObject, name: unknown) => self.values(String(name)) ?? null },
  adapter: {
    isPowerShells: true,
    get: (self, name) => (OWN.has(name.toLowerCase()) ? undefined : attribute(self, name)),
    set: (_self, name) => {
      throw notWritten(name);
    },
    names: (self) => self.names(),
    typeName: () => 'System.DirectoryServices.PropertyValueCollection',
  },
});

/** Members of the class, which no attribute hides. */
const OWN: ReadonlySet<string> = new Set(['path', 'properties', 'children', 'parent', 'schemaclassname']);
