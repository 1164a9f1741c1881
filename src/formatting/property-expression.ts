/**
 * PropertyExpression: what to take from an object for a cell, an item or a group — a property by name, properties by a
 * wildcard, or what a script or a function of a view gives.
 */
import { holdsNothing } from '../engine/held-nothing.ts';
import { findMember, getMember } from '../types/members/member-access.ts';
import { isInvocable, PropertySet, PSProperty } from '../types/members/ps-member.ts';
import { NetException } from '../types/net-exception.ts';
import type { Shape } from '../types/values/custom-object.ts';
import { Hashtable } from '../types/values/hashtable.ts';
import { hasWildcards, WildcardPattern } from '../types/wildcard.ts';
import { calculatedValue, isCallRefusal } from './calculated-value.ts';
import type { FormattingContext, Script } from './formatting-context.ts';
import { isPlainCustomObject, matchableNames } from './object-properties.ts';
import type { ViewExpression, ViewFunction } from './view-definition.ts';

/** What `read` gives for a property that the object does not have. */
export const MISSING = Symbol('no such property');

/** What `read` gives when a property or script fails. */
export class PropertyFailure {
  constructor(readonly exception: NetException) {}
}

export class PropertyExpression {
  private readonly hasWildcard: boolean;
  /** The shape seen last and where it keeps the property: rows of a table mostly have one shape. */
  private knownShape: Shape | null = null;
  private knownSlot = -1;

  private constructor(
    /** The name, or the text of the script: the label where none is given. */
    readonly text: string,
    private readonly script: Script | null,
    private readonly compute: ViewFunction | null,
    /** The name was found on an object; it is not looked up as a wildcard or property set again. */
    private readonly isResolved: boolean,
  ) {
    this.hasWildcard = !script && !compute && !isResolved && hasWildcards(text);
  }

  static ofName(name: string): PropertyExpression {
    return new PropertyExpression(name, null, null, false);
  }

  static ofResolvedName(name: string): PropertyExpression {
    return new PropertyExpression(name, null, null, true);
  }

  static ofScript(script: Script): PropertyExpression {
    return new PropertyExpression(String(script), script, null, true);
  }

  static of(expression: ViewExpression): PropertyExpression {
    if (typeof expression === 'string') return PropertyExpression.ofName(expression);
    if (typeof expression === 'function') return new PropertyExpression('', null, expression, true);
    return PropertyExpression.ofScript(expression);
  }

  get isWildcard(): boolean {
    return this.hasWildcard;
  }

  get isScript(): boolean {
    return this.script !== null || this.compute !== null;
  }

  /** The properties of an object that this names. */
  resolve(target: unknown): PropertyExpression[] {
    if (this.isResolved) return [this];
    return this.resolvedNames(target).map(PropertyExpression.ofResolvedName);
  }

  private resolvedNames(target: unknown): string[] {
    if (target instanceof Hashtable) {
      const keys = [...target.keys()].map(String);
      const matches = this.hasWildcard ? this.matcher() : (key: string) => sameName(key, this.text);
      const found = keys.filter(matches);
      if (found.length > 0) return found;
    }
    if (this.hasWildcard) {
      return matchableNames(target).filter(this.matcher());
    }
    if (isPlainCustomObject(target)) {
      const slot = target.shape.slotOf(this.text);
      if (slot >= 0) return [target.shape.nameAt(slot)];
    }
    const member = findMember(target, this.text);
    if (member instanceof PropertySet) {
      return member.referencedPropertyNames.filter((name) => findMember(target, name) instanceof PSProperty);
    }
    return member instanceof PSProperty ? [member.name] : [];
  }

  private matcher(): (name: string) => boolean {
    const pattern = WildcardPattern.of(this.text, true);
    return (name) => pattern.isMatch(name);
  }

  /**
   * The value for an object (of the first property that matches): a value, MISSING, or a PropertyFailure.
   * @throws NetException for a script that cannot be called at all (it has several clauses)
   */
  read(target: unknown, context: FormattingContext): unknown {
    return this.readKept(target, context) ?? null;
  }

  /** The same for what is displayed, where nothing is thrown. */
  readForDisplay(target: unknown, context: FormattingContext): unknown {
    try {
      return this.read(target, context);
    } catch (error) {
      if (error instanceof NetException) return new PropertyFailure(error);
      throw error;
    }
  }

  /** As `read` for what is kept on: undefined where the property holds no value, or the script gives none. */
  readKept(target: unknown, context: FormattingContext): unknown {
    if (!this.isScript && !this.hasWildcard && isPlainCustomObject(target)) {
      const { shape } = target;
      if (shape !== this.knownShape) {
        this.knownShape = shape;
        this.knownSlot = shape.slotOf(this.text);
      }
      if (this.knownSlot >= 0) return target.values[this.knownSlot];
    }
    try {
      return this.evaluate(target, context);
    } catch (error) {
      if (error instanceof NetException && !isCallRefusal(error)) return new PropertyFailure(error);
      throw error;
    }
  }

  private evaluate(target: unknown, context: FormattingContext): unknown {
    if (this.script) return calculatedValue(this.script, target);
    if (this.compute) return this.compute(target, context) ?? null;
    if (this.isResolved) return keptMember(target, this.text);
    const name = this.resolvedNames(target)[0];
    return name === undefined ? MISSING : keptMember(target, name);
  }
}

function keptMember(target: unknown, name: string): unknown {
  const value = getMember(target, name) ?? null;
  return value === null && holdsNothing(target, name) ? undefined : value;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The expression of a -Property value that is no table: a name or a script; null for anything else. */
export function expressionOf(value: unknown): PropertyExpression | null {
  if (typeof value === 'string' && value !== '') return PropertyExpression.ofName(value);
  return isInvocable(value) ? PropertyExpression.ofScript(value) : null;
}
