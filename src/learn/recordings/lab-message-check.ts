/** Whether a value is how a lab looked, in all its parts: recordings come from anywhere, and pages draw what they hold. */
import type { LabChange, LabState } from '../../pictures/lab-marks.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...texts: readonly string[]): Check =>
  (value) =>
    texts.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const withFields =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Readonly<Record<string, unknown>>)[name]));

const clock = withFields({ at: isNumber, rate: isNumber, next: orNull(isNumber) });
const certificate = withFields({
  thumbprint: isText,
  state: oneOf('current', 'staged', 'previous'),
  uses: listOf(isText),
});
const machine = withFields({
  fqdn: isText,
  certificates: listOf(certificate),
  stopped: listOf(isText),
  upToDate: orNull(isFlag),
  isOn: isFlag,
});
const pool = withFields({ fqdn: isText, role: isText, isCentral: isFlag, machines: listOf(isText) });
const site = withFields({ name: isText, pools: listOf(pool) });
const moment = withFields({
  at: isNumber,
  machine: isText,
  kind: oneOf('change', 'replicated', 'fault'),
  text: isText,
});
const common = { version: isNumber, clock, machines: listOf(machine), moments: listOf(moment) };
const state = withFields({ ...common, t: oneOf('state'), sites: listOf(site) });
const change = withFields({ ...common, t: oneOf('change') });

export function isLabMessage(value: unknown): value is LabState | LabChange {
  return state(value) || change(value);
}
