/** Which scripts are written for a server of the lab: those that name commands which only such a server has. */
import { stackFrames } from '../engine/call-stack.ts';
import type { LocalRunspace } from '../engine/local-runspace.ts';
import type { ScriptBlockAst } from '../language/ast.ts';
import { walkAst } from '../language/ast-walk.ts';

/** Modules that a computer without Lync Server, or outside of its domain, does not have. */
const MODULES_OF_SERVERS = new Set(['lync', 'skypeforbusiness', 'activedirectory', 'webadministration']);
const IMPORTS = new Set(['import-module', 'ipmo']);

/** What a tree was found to be: a script asks for variables again and again. */
const found = new WeakMap<ScriptBlockAst, boolean>();

/** Whether one of the texts that run now (a command, a script, the modules that it calls) is for a server. */
export function runsForServer({ activeFrame, commands }: LocalRunspace): boolean {
  const isOfServer = (command: string) =>
    MODULES_OF_SERVERS.has(commands.cmdlets.get(command.toLowerCase())?.moduleName.toLowerCase() ?? '');
  for (const { block } of stackFrames(activeFrame)) if (isForServer(block.code.ast, isOfServer)) return true;
  return false;
}

function isForServer(script: ScriptBlockAst, isOfServer: (command: string) => boolean): boolean {
  const known = found.get(script);
  if (known !== undefined) return known;
  let isFor = false;
  walkAst(script, (node) => {
    if (isFor || node.kind !== 'Command') return;
    const [called, ...elements] = node.commandElements;
    if (called.kind !== 'StringConstantExpression') return;
    isFor =
      isOfServer(called.value) ||
      (IMPORTS.has(called.value.toLowerCase()) &&
        elements.some(
          (element) =>
            element.kind === 'StringConstantExpression' && MODULES_OF_SERVERS.has(element.value.toLowerCase()),
        ));
  });
  found.set(script, isFor);
  return isFor;
}
