/** Compiles statements of C# to closures. */
import { enumerate } from '../../types/enumeration.ts';
import { NetException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { currentRunspace } from '../current-runspace.ts';
import { callMember } from './access.ts';
import {
  BREAK,
  CONTINUE,
  type Code,
  type CodeContext,
  type Ending,
  type Locals,
  RETURN,
  type StatementCode,
} from './code.ts';
import { ExpressionCompiler, thrown } from './compile-expressions.ts';
import { coerced, equal, isOf } from './operations.ts';
import type { Block, Statement } from './tree.ts';
import type { TypeResolver } from './type-resolver.ts';

export class StatementCompiler {
  readonly expressions: ExpressionCompiler;
  private readonly locals: Locals;

  constructor(
    private readonly context: CodeContext,
    types: TypeResolver,
  ) {
    this.locals = context.locals;
    this.expressions = new ExpressionCompiler(context, types, (block, inner) =>
      new StatementCompiler(inner, types).compile(block),
    );
  }

  compile(statement: Statement): StatementCode {
    switch (statement.kind) {
      case 'block':
        return this.block(statement);
      case 'empty':
        return () => 0;
      case 'local':
        return this.local(statement);
      case 'expression': {
        const value = this.expressions.compile(statement.value);
        return (at) => {
          value(at);
          return 0;
        };
      }
      case 'if': {
        const test = this.expressions.compile(statement.test);
        const yes = this.inBlock(statement.yes);
        const no = statement.no ? this.inBlock(statement.no) : null;
        return (at) => (test(at) === true ? yes(at) : (no?.(at) ?? 0));
      }
      case 'while':
        return this.loop(null, statement.test, [], statement.body, statement.first);
      case 'for':
        return this.locals.inBlock(() => {
          const start = statement.start.map((one) => this.compile(one));
          const run = this.loop(start, statement.test, statement.step, statement.body, true);
          return run;
        });
      case 'foreach':
        return this.foreachLoop(statement);
      case 'return': {
        const { returns } = this.context;
        const value = statement.value ? this.expressions.compile(statement.value, returns) : null;
        return (at) => {
          at.result = value ? coerced(value(at), returns) : null;
          return RETURN;
        };
      }
      case 'throw': {
        const value = statement.value ? this.expressions.compile(statement.value) : this.caught();
        return (at) => {
          throw thrown(value(at));
        };
      }
      case 'break':
        return () => BREAK;
      case 'continue':
        return () => CONTINUE;
      case 'try':
        return this.tryStatement(statement);
      case 'switch':
        return this.switchStatement(statement);
      case 'using':
        return this.usingStatement(statement);
    }
  }

  /** The exception that the handler around has caught, for `throw;`. */
  private caught(): Code {
    const local = this.locals.find(CAUGHT);
    return (at) => (local ? at.slots[local.slot] : null);
  }

  private inBlock(statement: Statement): StatementCode {
    return this.locals.inBlock(() => this.compile(statement));
  }

  private block({ statements }: Block): StatementCode {
    return this.locals.inBlock(() => sequence(statements.map((one) => this.compile(one))));
  }

  private local(statement: Extract<Statement, { kind: 'local' }>): StatementCode {
    const type = statement.type ? this.expressions.typeOf(statement.type) : null;
    const declared = statement.names.map(({ name, value }) => {
      const code = value ? this.expressions.compile(value, type) : null;
      return { slot: this.locals.declare(name, type), code };
    });
    return (at) => {
      for (const { slot, code } of declared) at.slots[slot] = code ? coerced(code(at), type) : null;
      return 0;
    };
  }

  private loop(
    start: readonly StatementCode[] | null,
    testOf: Extract<Statement, { kind: 'for' }>['test'],
    stepsOf: Extract<Statement, { kind: 'for' }>['step'],
    bodyOf: Statement,
    testsFirst: boolean,
  ): StatementCode {
    const test = testOf ? this.expressions.compile(testOf) : null;
    const steps = stepsOf.map((step) => this.expressions.compile(step));
    const body = this.inBlock(bodyOf);
    return (at) => {
      const { interrupt } = currentRunspace();
      for (const one of start ?? []) one(at);
      for (let isFirst = true; ; isFirst = false) {
        if ((testsFirst || !isFirst) && test && test(at) !== true) return 0;
        interrupt.check();
        const ending = body(at);
        if (ending === BREAK) return 0;
        if (ending === RETURN) return ending;
        for (const step of steps) step(at);
      }
    };
  }

  private foreachLoop(statement: Extract<Statement, { kind: 'foreach' }>): StatementCode {
    const items = this.expressions.compile(statement.of);
    return this.locals.inBlock(() => {
      const type = statement.type ? this.expressions.typeOf(statement.type) : null;
      const slot = this.locals.declare(statement.name, type);
      const body = this.inBlock(statement.body);
      return (at) => {
        const { interrupt } = currentRunspace();
        for (const item of elementsOf(items(at))) {
          interrupt.check();
          at.slots[slot] = coerced(item, type);
          const ending = body(at);
          if (ending === BREAK) return 0;
          if (ending === RETURN) return ending;
        }
        return 0;
      };
    });
  }

  private tryStatement(statement: Extract<Statement, { kind: 'try' }>): StatementCode {
    const body = this.block(statement.body);
    const handlers = statement.handlers.map((handler) =>
      this.locals.inBlock(() => {
        const type = handler.type ? this.expressions.typeOf(handler.type) : null;
        const caught = this.locals.declare(CAUGHT, null);
        const slot = handler.name === null ? caught : this.locals.declare(handler.name, type);
        const when = handler.when ? this.expressions.compile(handler.when) : null;
        return { type, caught, slot, when, body: this.block(handler.body) };
      }),
    );
    const last = statement.last ? this.block(statement.last) : null;
    return (at) => {
      try {
        return body(at);
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
        for (const { type, caught, slot, when, body: handle } of handlers) {
          if (type && !handles(type, error)) continue;
          at.slots[caught] = error;
          at.slots[slot] = error;
          if (!when || when(at) === true) return handle(at);
        }
        throw error;
      } finally {
        last?.(at);
      }
    };
  }

  private switchStatement(statement: Extract<Statement, { kind: 'switch' }>): StatementCode {
    const value = this.expressions.compile(statement.value);
    const sections = this.locals.inBlock(() =>
      statement.sections.map(({ labels, body }) => ({
        labels: labels.map((label) => label && this.expressions.compile(label)),
        run: sequence(body.map((one) => this.compile(one))),
      })),
    );
    return (at) => {
      const given = value(at);
      const found =
        sections.find(({ labels }) => labels.some((label) => label && equal(given, label(at)))) ??
        sections.find(({ labels }) => labels.includes(null));
      const ending = found ? found.run(at) : 0;
      return ending === BREAK ? 0 : ending;
    };
  }

  private usingStatement(statement: Extract<Statement, { kind: 'using' }>): StatementCode {
    return this.locals.inBlock(() => {
      const { resource } = statement;
      const slots = resource.kind === 'local' ? resource.names.map(({ name }) => name) : [];
      const open = this.compile(resource);
      const held = slots.map((name) => this.locals.find(name)?.slot ?? -1);
      const body = this.inBlock(statement.body);
      return (at) => {
        open(at);
        try {
          return body(at);
        } finally {
          for (const slot of held) if (at.slots[slot] !== null) callMember(at.slots[slot], 'Dispose', []);
        }
      };
    });
  }
}

/** The name under which a handler keeps what it has caught. */
const CAUGHT = '<caught>';

function sequence(codes: readonly StatementCode[]): StatementCode {
  return (at) => {
    for (const code of codes) {
      const ending: Ending = code(at);
      if (ending !== 0) return ending;
    }
    return 0;
  };
}

function handles(type: NetType, error: NetException): boolean {
  return isOf(type, error) || type.fullName === 'System.Exception';
}

/** The elements of what `foreach` goes through; the letters of a text. */
function elementsOf(value: unknown): Iterable<unknown> {
  if (typeof value === 'string') return enumerate(callMember(value, 'ToCharArray', [])) ?? [];
  const found = enumerate(value);
  if (found) return found;
  return throughEnumerator(value);
}

/** Dictionaries, which PowerShell's pipeline takes as one object, are gone through by their enumerator. */
function* throughEnumerator(value: unknown): Generator<unknown> {
  const enumerator = callMember(value, 'GetEnumerator', []);
  const items = typeOf(enumerator) === null ? null : enumerate(enumerator);
  if (items) yield* items;
  else while (callMember(enumerator, 'MoveNext', []) === true) yield callMember(enumerator, 'get_Current', []);
}
