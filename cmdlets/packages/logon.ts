/** -Credential as servers of packages want to have it. */
import { PSCredential } from '../../src/types/values/secure-string.ts';
import type { ServerLogon } from './server-requests.ts';

export function logonOf(credential: unknown): ServerLogon | null {
  if (!(credential instanceof PSCredential)) return null;
  return { userName: credential.userName, password: credential.password?.reveal() ?? '' };
}
