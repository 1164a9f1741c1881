/** What the files for test runners (`lyncshell/jest`, `lyncshell/vitest`) register with them. */

export {
  type ExpectedCalls,
  type ExpectedCertificate,
  type ExpectedError,
  matchers,
} from './library/matchers.ts';
export { serializer } from './library/run-serializer.ts';
