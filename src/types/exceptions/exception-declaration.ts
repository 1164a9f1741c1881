/** What the declarations of exception types share: the three usual constructors. */
import { NetException } from '../net-exception.ts';
import type { ConstructorDeclaration, PropertyDeclaration } from '../type-declaration.ts';

/** An exception as a constructor of a script makes it: it has no identity, its record gets one from its type. */
export function newException(typeName: string, message: string, inner: NetException | null = null): NetException {
  return new NetException(typeName, message, null, inner);
}

/** `()`, `(string message)` and `(string message, System.Exception innerException)`. */
export function usualConstructors(typeName: string, defaultMessage: string): ConstructorDeclaration[] {
  return [
    ['()', () => newException(typeName, defaultMessage)],
    ['(string message)', (message: string | null) => newException(typeName, message ?? defaultMessage)],
    [
      '(string message, System.Exception innerException)',
      (message: string | null, inner: NetException | null) => newException(typeName, message ?? defaultMessage, inner),
    ],
  ];
}

/** The members of an exception type that adds none. */
export function plainException(
  typeName: string,
  defaultMessage: string,
): { readonly constructors: readonly ConstructorDeclaration[] } {
  return { constructors: usualConstructors(typeName, defaultMessage) };
}

/** Reads a property that an exception keeps by its .NET name. */
export function kept(name: string, fallback: unknown = null): (self: NetException) => unknown {
  return (self) => self.properties.get(name) ?? fallback;
}

/** Sets a property that an exception keeps by its .NET name, unless there is no value; returns the exception. */
export function keep(exception: NetException, name: string, value: unknown): NetException {
  if (value !== null && value !== undefined) exception.properties.set(name, value);
  return exception;
}

/** Message of a type that overrides it: listings show it before the members of System.Exception. */
export const ownMessage: PropertyDeclaration = ['string Message {get;}', (self: NetException) => self.message];
