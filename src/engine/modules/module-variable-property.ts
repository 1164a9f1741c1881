/** PSVariableProperty: a variable of a module as a property of the object that stands for the module. */
import { noteDefinition, PSProperty } from '../../types/members/ps-member.ts';
import type { Scope } from '../scope.ts';

export class ModuleVariableProperty extends PSProperty {
  readonly memberType = 'NoteProperty';

  /** @param scope the module's outermost one. */
  constructor(
    name: string,
    private readonly scope: Scope,
  ) {
    super(name);
  }

  get(): unknown {
    return this.scope.lookup(this.name.toLowerCase()) ?? null;
  }

  set(_self: unknown, value: unknown): void {
    this.scope.assign(this.name, value);
  }

  definition(): string {
    return noteDefinition(this.name, this.get());
  }
}
