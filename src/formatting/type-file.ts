/** Reads type files (`.ps1xml` with `<Types>`): the members and display properties that Update-TypeData adds to types. */
import {
  AliasProperty,
  CodeProperty,
  MemberSet,
  NoteProperty,
  PropertySet,
  type PSMember,
  ScriptMethod,
  ScriptProperty,
} from '../types/members/ps-member.ts';
import type { TypeData } from '../types/members/type-table.ts';
import { NetException } from '../types/net-exception.ts';
import { findType } from '../types/net-type.ts';
import { parseXml } from '../types/xml/xml-parser.ts';
import { childrenOf } from '../types/xml/xml-writer.ts';
import type { CompileScript } from './format-file.ts';

/** What a file says of one type. */
export interface TypeFileEntry {
  readonly typeName: string;
  readonly members: readonly PSMember[];
  readonly data: TypeData;
}

export interface TypeFile {
  readonly types: readonly TypeFileEntry[];
  /** What is wrong with the file, as Update-TypeData reports it; nothing of such a file is used. */
  readonly problems: readonly string[];
}

/** @param path as the session sees it, for the problems. */
export function parseTypeFile(text: string, path: string, compile: CompileScript): TypeFile {
  let document: Document;
  try {
    document = parseXml(text);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return { types: [], problems: [`${path}, ${path} : Exception: ${error.message}`] };
  }
  const root = document.documentElement;
  if (root?.nodeName !== 'Types') {
    return { types: [], problems: [`${path}, ${path}(0) : ${missingNode('Types', 'Document')}`] };
  }
  const reader = new TypeFileReader(path, compile);
  return { types: reader.types(root), problems: reader.problems };
}

function missingNode(name: string, parent: string): string {
  return `Error: Node "${name}" was not found. It should occur only once under "${parent}". The parent node, "${parent}", will be ignored.`;
}

/** What the standard members are called. */
const SETS: Readonly<Record<string, keyof TypeData>> = {
  DefaultDisplayPropertySet: 'defaultDisplayPropertySet',
  DefaultKeyPropertySet: 'defaultKeyPropertySet',
  PropertySerializationSet: 'propertySerializationSet',
};

const NOTES: Readonly<Record<string, (text: string) => TypeData>> = {
  DefaultDisplayProperty: (text) => ({ defaultDisplayProperty: text }),
  SerializationMethod: (text) => ({ serializationMethod: text }),
  SerializationDepth: (text) => ({ serializationDepth: Number(text) }),
  InheritPropertySerializationSet: (text) => ({ inheritPropertySerializationSet: /^true$/i.test(text) }),
  TargetTypeForDeserialization: (text) => ({ targetTypeForDeserialization: text }),
};

class TypeFileReader {
  readonly problems: string[] = [];

  constructor(
    private readonly path: string,
    private readonly compile: CompileScript,
  ) {}

  types(root: Element): TypeFileEntry[] {
    return children(root, 'Type').flatMap((type) => this.type(type));
  }

  private type(type: Element): TypeFileEntry[] {
    const typeName = childText(type, 'Name');
    if (typeName === null) this.problem(type, missingNode('Name', 'Type'));
    let data: TypeData = {};
    const members: PSMember[] = [];
    const before = this.problems.length;
    const [list] = children(type, 'Members');
    for (const element of list ? elements(list) : []) {
      if (element.nodeName === 'MemberSet' && childText(element, 'Name') === 'PSStandardMembers') {
        data = this.standardMembers(element);
        continue;
      }
      const member = this.member(element);
      if (member) members.push(member);
    }
    for (const [node, key] of [
      ['TypeConverter', 'typeConverter'],
      ['TypeAdapter', 'typeAdapter'],
    ] as const) {
      const [element] = children(type, node);
      const name = element && childText(element, 'TypeName');
      if (name) data = { ...data, [key]: name };
    }
    if (typeName === null) return [];
    if (members.length === 0 && Object.keys(data).length === 0) {
      // It is told before what was wrong with the members.
      const text = `Error in type "${typeName}": The "Type" node must have "Members", "TypeConverters", or "TypeAdapters".`;
      this.problems.splice(before, 0, this.at(type, text));
    }
    return [{ typeName, members, data }];
  }

  private member(element: Element): PSMember | null {
    const name = this.required(element, 'Name');
    if (name === null) return null;
    switch (element.nodeName) {
      case 'NoteProperty': {
        const value = this.required(element, 'Value');
        return value === null ? null : new NoteProperty(name, value);
      }
      case 'AliasProperty': {
        const target = this.required(element, 'ReferencedMemberName');
        const type = childText(element, 'TypeName');
        return target === null ? null : new AliasProperty(name, target, type ? (findType(type) ?? null) : null);
      }
      case 'ScriptProperty':
        return this.scriptProperty(element, name);
      case 'ScriptMethod': {
        const script = this.required(element, 'Script');
        return script === null ? null : new ScriptMethod(name, this.compile(script));
      }
      case 'PropertySet':
        return new PropertySet(name, referencedNames(element));
      case 'MemberSet': {
        const [list] = children(element, 'Members');
        const members = (list ? elements(list) : []).map((one) => this.member(one)).filter((one) => one !== null);
        return new MemberSet(name, members);
      }
      case 'CodeProperty':
        return this.codeProperty(element, name);
    }
    this.problem(element, `Error: ${element.nodeName} is not built: it needs a compiled .NET method.`);
    return null;
  }

  private scriptProperty(element: Element, name: string): PSMember | null {
    const get = childText(element, 'GetScriptBlock');
    const set = childText(element, 'SetScriptBlock');
    if (get === null && set === null) {
      this.problem(element, 'Error: The ScriptProperty should have a getter or setter.');
      return null;
    }
    return new ScriptProperty(name, get === null ? null : this.compile(get), set === null ? null : this.compile(set));
  }

  /** Only the names of methods are there; reading such a property says that no compiled code runs here. */
  private codeProperty(element: Element, name: string): PSMember | null {
    const [reference] = children(element, 'GetCodeReference');
    const typeName = reference && childText(reference, 'TypeName');
    if (typeName && findType(typeName)) {
      const method = childText(reference, 'MethodName') ?? '';
      return new CodeProperty(`System.Object ${name}{get=${method};}`, () => {
        throw new NetException('System.NotImplementedException', `${typeName}.${method} is not built in this shell.`);
      });
    }
    this.problem(element, 'Error: CodeProperty should use a getter or setter method.');
    if (typeName) this.problem(element, `Error: Unable to find type [${typeName}].`);
    return null;
  }

  private standardMembers(set: Element): TypeData {
    let data: TypeData = {};
    const [list] = children(set, 'Members');
    for (const element of list ? elements(list) : []) {
      const name = childText(element, 'Name') ?? '';
      const key = SETS[name];
      if (element.nodeName === 'PropertySet' && key) data = { ...data, [key]: referencedNames(element) };
      const note = NOTES[name];
      if (element.nodeName === 'AliasProperty' && name === 'StringSerializationSource') {
        data = { ...data, stringSerializationSource: childText(element, 'ReferencedMemberName') ?? '' };
      }
      if (element.nodeName === 'NoteProperty' && note) data = { ...data, ...note(childText(element, 'Value') ?? '') };
    }
    return data;
  }

  private required(element: Element, name: string): string | null {
    const text = childText(element, name);
    if (text === null) this.problem(element, missingNode(name, element.nodeName));
    return text;
  }

  private problem(element: Element, text: string): void {
    this.problems.push(this.at(element, text));
  }

  private at(element: Element, text: string): string {
    const line = (element as Element & { lineNumber?: number }).lineNumber ?? 1;
    return `${this.path}, ${this.path}(${line}) : ${text}`;
  }
}

function elements(parent: Element): Element[] {
  return [...childrenOf(parent)].filter((node): node is Element => node.nodeType === 1);
}

function children(parent: Element, name: string): Element[] {
  return elements(parent).filter((element) => element.nodeName === name);
}

function childText(parent: Element, name: string): string | null {
  const [element] = children(parent, name);
  return element ? (element.textContent ?? '').trim() : null;
}

function referencedNames(set: Element): string[] {
  const [list] = children(set, 'ReferencedProperties');
  return list ? children(list, 'Name').map((one) => (one.textContent ?? '').trim()) : [];
}
