/** Adds the type and format files of modules to a session, and takes them out again. */
import type { ModuleData } from '../engine/modules/module-data.ts';
import type { Runspace } from '../engine/runspace.ts';
import { typeTable } from '../types/members/type-table.ts';
import { netException } from '../types/net-exception.ts';
import { parseFormatFile } from './format-file.ts';
import { viewsOf } from './runspace-context.ts';
import { parseTypeFile } from './type-file.ts';

export function moduleData(runspace: Runspace): ModuleData {
  const compile = (script: string) => runspace.scripts.fromText(script);
  /** What takes out again what a file says, by its path. */
  const read = new Map<string, () => void>();
  /**
   * A file that several modules name is read once, and the first of them that is removed takes it out, although others
   * are still there: so PowerShell does.
   */
  const once = (path: string, add: () => () => void): (() => void) => {
    if (!read.has(path)) read.set(path, add());
    return () => {
      read.get(path)?.();
      read.delete(path);
    };
  };
  return {
    addTypes: (path, text) => once(path, () => addTypeFile(path, text, compile)),
    addFormats: (path, text) =>
      once(path, () => {
        const views = viewsOf(runspace);
        views.addFile(path, parseFormatFile(text, path, compile), 'append');
        return () => views.removeFile(path);
      }),
  };
}

/** Adds what a type file says: all of it, or nothing when a member is there already. */
function addTypeFile(path: string, text: string, compile: Parameters<typeof parseTypeFile>[2]): () => void {
  const { types, problems } = parseTypeFile(text, path, compile);
  if (problems.length > 0) throw updateFailure(problems.join('\n'));
  const table = typeTable();
  const undo: (() => void)[] = [];
  for (const { typeName, members, data } of types) {
    for (const member of members) {
      if (table.addMember(typeName, member, false)) {
        undo.push(() => table.removeMember(typeName, member));
        continue;
      }
      for (const one of undo) one();
      throw updateFailure(`Error in TypeData "${typeName}": The member ${member.name} is already present.`);
    }
    table.addData(typeName, data);
    undo.push(() => table.removeData(typeName, data));
  }
  return () => {
    for (const one of undo) one();
  };
}

function updateFailure(message: string): ReturnType<typeof netException> {
  return netException('System.Management.Automation.RuntimeException', message);
}
