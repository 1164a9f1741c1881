/** System.Lazy[T]: a value that is made when it is first asked for. */
import { callDelegate } from '../collections/delegates.ts';
import { createInstance } from '../members/construction.ts';
import { conversion } from '../members/conversion-port.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class LazyValue extends NetObject {
  private made: { readonly value: unknown } | null = null;

  private constructor(
    private readonly type: NetType,
    private readonly make: () => unknown,
  ) {
    super();
  }

  static calling(type: NetType, factory: unknown): LazyValue {
    return new LazyValue(type, () => conversion().convertTo(callDelegate(factory), valueType(type)));
  }

  /** By the constructor of the type that takes nothing. */
  static constructing(type: NetType): LazyValue {
    return new LazyValue(type, () => createInstance(valueType(type), []));
  }

  static of(type: NetType, value: unknown): LazyValue {
    const lazy = new LazyValue(type, () => value);
    lazy.made = { value };
    return lazy;
  }

  netType(): NetType {
    return this.type;
  }

  get isMade(): boolean {
    return this.made !== null;
  }

  get value(): unknown {
    this.made ??= { value: this.make() };
    return this.made.value;
  }

  override toString(): string {
    return this.made ? conversion().toText(this.made.value) : 'Value is not created.';
  }
}

function valueType(type: NetType): NetType {
  return type.genericArguments[0] ?? typeNamed('System.Object');
}
