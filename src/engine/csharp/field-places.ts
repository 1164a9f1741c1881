/** Where the fields of a C# type and its properties without code keep their values, and what those are at first. */
import type { NetObject, NetType } from '../../types/net-type.ts';
import { fieldsOf } from '../classes/class-field.ts';
import type { CSharpType } from './csharp-type.ts';
import { emptyOf } from './empty-values.ts';
import type { MemberCompiler } from './member-compiler.ts';
import { coerced } from './operations.ts';
import type { Expression } from './tree.ts';

/** A place for a value, in each object or in the type. */
interface Place {
  readonly get: (self: unknown) => unknown;
  readonly set: (self: unknown, given: unknown) => void;
}

export class FieldPlaces {
  /** What is done in the order of the source before the type is first used. */
  private readonly statics: (() => void)[] = [];
  /** What is done in that order to each new object. */
  private readonly initial: ((values: unknown[]) => void)[] = [];

  constructor(
    private readonly owner: CSharpType,
    private readonly compiler: MemberCompiler,
  ) {}

  /** @param value what it holds at first; null for the empty value of its type */
  place(type: NetType | null, isStatic: boolean, value: Expression | null): Place {
    return isStatic ? this.inType(type, value) : this.inObjects(type, value);
  }

  /** Does something before the type is first used, behind what has been declared before it. */
  atFirstUse(run: () => void): void {
    this.statics.push(run);
  }

  /** Tells the type how it and its objects begin. */
  finish(): void {
    const { owner, initial, statics } = this;
    if (initial.length > 0) {
      owner.initializeFields = (object) => {
        const values = fieldsOf(object);
        if (values) for (const initialize of initial) initialize(values);
      };
    }
    if (statics.length > 0) {
      owner.initializeStatics = () => {
        for (const initialize of statics) initialize();
      };
    }
  }

  private inType(type: NetType | null, value: Expression | null): Place {
    const { owner } = this;
    const slot = owner.staticValues.length;
    owner.staticValues.push(type ? emptyOf(type) : null);
    if (value) {
      const initialValue = this.compiler.initialValue(value, type);
      this.statics.push(() => {
        owner.staticValues[slot] = initialValue();
      });
    }
    return {
      get: () => {
        owner.ensureStatics();
        return owner.staticValues[slot] ?? null;
      },
      set: (_, given) => {
        owner.ensureStatics();
        owner.staticValues[slot] = coerced(given, type);
      },
    };
  }

  private inObjects(type: NetType | null, value: Expression | null): Place {
    const { owner } = this;
    const slot = owner.firstSlot + owner.fields.length;
    owner.fields = [...owner.fields, { slot, emptyValue: () => (type ? emptyOf(type) : null) }];
    if (value) {
      const initialValue = this.compiler.initialValue(value, type);
      this.initial.push((values) => {
        values[slot] = initialValue();
      });
    }
    return {
      get: (self) => fieldsOf(self as NetObject)?.[slot] ?? null,
      set: (self, given) => {
        const values = fieldsOf(self as NetObject);
        if (values) values[slot] = coerced(given, type);
      },
    };
  }
}
