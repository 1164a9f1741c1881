/** The culture of the running thread. */
import { ambient } from '../ambient.ts';
import { type Culture, cultureNamed } from './culture.ts';

/** The culture of a name, or the current one for null. */
export function cultureOrCurrent(name: string | null): Culture {
  return cultureNamed(name ?? ambient().culture);
}
