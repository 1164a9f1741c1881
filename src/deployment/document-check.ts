/** What the checks of a topology file have in common: each complaint names the place in the file and the reason. */
import { DeploymentError } from './deployment-error.ts';

/** Complains about one topology file with path and reason. */
export class DocumentCheck {
  /** @param source names the file in complaints */
  constructor(private readonly source: string) {}

  fail(path: string, reason: string): never {
    throw new DeploymentError('topology-invalid', { source: this.source, path, reason });
  }

  record(value: unknown, path: string): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      this.fail(path, 'an object is needed here');
    return value as Record<string, unknown>;
  }

  text(record: Record<string, unknown>, field: string, path: string): string {
    const value = record[field];
    if (typeof value !== 'string' || value.trim() === '') this.fail(`${path}.${field}`, 'a text is needed here');
    return value as string;
  }

  list(record: Record<string, unknown>, field: string, path: string): unknown[] {
    const value = record[field];
    if (!Array.isArray(value) || value.length === 0)
      this.fail(`${path}.${field}`, 'a list with an item is needed here');
    return value as unknown[];
  }

  /** The objects of a list that may be left out, each with its place. */
  records(record: Record<string, unknown>, field: string, path: string): [Record<string, unknown>, string][] {
    if (record[field] === undefined) return [];
    return this.list(record, field, path).map((item, index) => {
      const place = `${path}.${field}[${index}]`;
      return [this.record(item, place), place];
    });
  }

  /** A text that is one of those that are known. */
  oneOf(value: unknown, known: readonly string[], path: string): void {
    if (!known.includes(String(value))) this.fail(path, `"${String(value)}" is none of ${known.join(', ')}`);
  }

  fqdn(record: Record<string, unknown>, field: string, path: string): string {
    return this.requireFqdn(this.text(record, field, path), `${path}.${field}`);
  }

  fqdnList(record: Record<string, unknown>, field: string, path: string): string[] {
    const names = this.list(record, field, path);
    const wrong = names.findIndex((item) => !isFqdn(item));
    if (wrong >= 0) this.requireFqdn(names[wrong], `${path}.${field}[${wrong}]`);
    return names as string[];
  }

  requireFqdn(value: unknown, path: string): string {
    if (!isFqdn(value)) this.fail(path, `"${String(value)}" is not a fully qualified domain name`);
    return value as string;
  }
}

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const FQDN = new RegExp(`^${LABEL}(?:\\.${LABEL})+$`);

/** Whether it is a fully qualified domain name. */
export function isFqdn(value: unknown): boolean {
  return typeof value === 'string' && FQDN.test(value);
}
