/** The kinds of members that PowerShell objects have beside those of their .NET type (PSMemberInfo). */
import { NetObject } from '../net-object.ts';
import { type NetType, typeNamed } from '../net-type.ts';

/** Code of a script that can be called with a `$this`; script blocks of the engine are such. */
export interface Invocable {
  /** Runs with `$this` bound; several outputs come back as an array, none as undefined. */
  invokeWithThis(self: unknown, args: readonly unknown[]): unknown;
}

/** Any member that can stand in a member collection. */
export abstract class PSMember extends NetObject {
  constructor(readonly name: string) {
    super();
  }
  /** 'NoteProperty', 'ScriptProperty'… as Get-Member shows it. */
  abstract readonly memberType: string;
}

/** A member that has a value. */
export abstract class PSProperty extends PSMember {
  abstract get(self: unknown): unknown;
  abstract set(self: unknown, value: unknown): void;
  get settable(): boolean {
    return true;
  }
}

export class NoteProperty extends PSProperty {
  readonly memberType = 'NoteProperty';
  constructor(
    name: string,
    public value: unknown,
  ) {
    super(name);
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.PSNoteProperty');
  }
  get(): unknown {
    return this.value;
  }
  set(_self: unknown, value: unknown): void {
    this.value = value;
  }
}
