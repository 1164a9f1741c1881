/**
 * What the commands of pages leave out, or say of what a deployment of one's own has not: the reader supplies the one
 * and leaves out the other.
 */
import { commandValues, valuelessParameters, withValues } from './command-values.ts';
import type { ValueTypes } from './value-types.ts';

/** A command as a reader types it. @param tell says what was changed, in words */
export function withMissingWords(text: string, types: ValueTypes, tell: (what: string) => void): string {
  const dashed = withDashes(withoutTenants(text, tell), types, tell);
  return withProperty(withIdentities(withTruths(dashed, types, tell), tell), tell);
}

/** `-EnablePurging -KeepDataForDays 20`: the reader supplies what the page has left out. */
function withTruths(text: string, types: ValueTypes, tell: (what: string) => void): string {
  const missing = types.missingTruths(text);
  for (const { parameter } of missing) tell(`-${parameter} was given the value $True, which the page leaves out`);
  return withValues(
    text,
    missing.map(({ at }) => ({ start: at, end: at, text: ' $True' })),
  );
}

/** `Get-CsUser -Identity`: whose, the page leaves to the reader. */
function withIdentities(text: string, tell: (what: string) => void): string {
  const missing = valuelessParameters(text).filter(
    ({ command, parameter }) => /^\w+-Cs\w+$/i.test(command) && /^identity$/i.test(parameter),
  );
  if (missing.length > 0) tell('-Identity was given a value, which the page leaves out');
  return withValues(
    text,
    missing.map(({ at }) => ({ start: at, end: at, text: ' <Identity>' })),
  );
}

function withDashes(text: string, types: ValueTypes, tell: (what: string) => void): string {
  const missing = types.missingDashes(text);
  for (const { word } of missing) tell(`${word} was given its dash`);
  return withValues(
    text,
    missing.map(({ at }) => ({ start: at, end: at, text: '-' })),
  );
}

/** `-Filter {UserProperty -eq "UserPropertyValue"}`: the reader takes a property that people have. */
function withProperty(text: string, tell: (what: string) => void): string {
  const told = text.replace(/(?<=-Filter\s{0,4}[{"'(]{1,4}\s{0,4})UserProperty(?=\s+-)/gi, 'Department');
  if (told !== text) tell('UserProperty stands for a property of users: Department was taken');
  return told;
}

/** Tenants are those of a hosted deployment; in one of one's own the parameter has no place. */
function withoutTenants(text: string, tell: (what: string) => void): string {
  const [tenant] = commandValues(text).filter(
    ({ command, parameter }) => /-Cs/i.test(command) && /^tenant$/i.test(parameter),
  );
  const at = tenant ? text.slice(0, tenant.start).search(/\s-Tenant\s*$/i) : -1;
  if (!tenant || at < 0) return text;
  tell('-Tenant was taken out: a deployment of one’s own has no tenants');
  return withoutTenants(text.slice(0, at) + text.slice(tenant.end), tell);
}
