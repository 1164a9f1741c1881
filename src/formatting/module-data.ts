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
  /** A file that several modules name is read once. */
  const read = new Set<string>();
  return {
    addTypes(path, text) {
      if (read.has(path)) return () => {};
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
      read.add(path);
      return () => {
        read.delete(path);
        for (const one of undo) one();
      };
    },
    addFormats(path, text) {
      const views = viewsOf(runspace);
      views.addFile(path, parseFormatFile(text, path, compile), 'append');
      return () => views.removeFile(path);
    },
  };
}

function updateFailure(message: string): ReturnType<typeof netException> {
  return netException('System.Management.Automation.RuntimeException', message);
}
