/** How types show the named values of a part of a certificate. */
import type { PropertyDeclaration } from '../../src/types/type-declaration.ts';
import type { CertificatePart } from './certificate-objects.ts';

/** A property of a part, by its definition. */
export function part(definition: string): PropertyDeclaration {
  const name = /(\w+) \{/.exec(definition)?.[1] ?? definition;
  return [definition, (self: CertificatePart) => self.values[name] ?? null];
}
