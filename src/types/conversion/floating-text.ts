/**
 * The text of doubles and singles in strings: PowerShell formats them with 15 and 7 significant digits (`"$(0.1 + 0.2)"`
 * is 0.3) by the invariant culture. Kept apart from the number formats because strings are made of numbers all the time.
 */
import { type Double, Single } from '../values/numbers.ts';

/** `G15` of a double, `G7` of a single. */
export function floatingText(box: Double | Single): string {
  const { value } = box;
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return Object.is(value, -0) ? '-0' : String(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  const digits = box instanceof Single ? 7 : 15;
  const text = value.toExponential(digits - 1);
  const mantissa = text.slice(0, text.indexOf('e'));
  const exponent = Number(text.slice(mantissa.length + 1));
  const sign = mantissa.startsWith('-') ? '-' : '';
  const significant = mantissa.replace(/[-.]/g, '').replace(/0+$/, '') || '0';
  if (exponent >= digits || exponent < -5) return sign + scientific(significant, exponent);
  return sign + positional(significant, exponent);
}

function scientific(significant: string, exponent: number): string {
  const fraction = significant.length > 1 ? `.${significant.slice(1)}` : '';
  const magnitude = String(Math.abs(exponent)).padStart(2, '0');
  return `${significant[0]}${fraction}E${exponent < 0 ? '-' : '+'}${magnitude}`;
}

function positional(significant: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${significant}`;
  const whole = significant.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = significant.slice(exponent + 1);
  return fraction ? `${whole}.${fraction}` : whole;
}
