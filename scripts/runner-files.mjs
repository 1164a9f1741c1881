// The files of the package for test runners. What registers matchers and serializer asks for the runner by its own name, since
// there is one of it; the types say to each runner what its `expect` has besides.

const registering = 'expect.extend(testing.matchers);\nexpect.addSnapshotSerializer(testing.serializer);\n';

/** What `expect(…)` has besides, as an interface; `R` is what a matcher of the runner gives. */
const matcherTypes = `import type { ExpectedCalls, ExpectedCertificate, ExpectedError } from './testing.js';

/** What is expected of runs, mocks and labs. */
export interface LyncshellMatchers<R> {
  /** A run without errors that nothing has ended but its end. */
  toSucceed(): R;
  /** A run that has shown an error: any, or one like this. */
  toWriteError(expected?: ExpectedError): R;
  /** A run whose output is this, but for blanks at the ends of lines and for what differs every time. */
  toMatchTranscript(expected: string): R;
  /** A lab with such a certificate. */
  toHaveCertificate(expected?: ExpectedCertificate): R;
  /** A lab, or a machine of it, whose replicas are up to date. */
  toBeReplicated(machine?: string): R;
  /** A mock that was called: at all, so often, or with such parameters. */
  toHaveBeenInvoked(expected?: ExpectedCalls): R;
}
`;

const jestTypes = `// Made by scripts/runner-files.mjs.
${matcherTypes}
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends LyncshellMatchers<R> {}
}

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends LyncshellMatchers<R> {}
  }
}
`;

const vitestTypes = `// Made by scripts/runner-files.mjs.
import 'vitest';
${matcherTypes}
declare module 'vitest' {
  interface Assertion<T = any> extends LyncshellMatchers<void> {}
}
`;

/** The files of dist/ for test runners, by name. */
export const runnerFiles = {
  'jest.js': `'use strict';\nconst { expect } = require('@jest/globals');\nconst testing = require('./testing.js');\n\n${registering}`,
  'jest.mjs': `import { expect } from '@jest/globals';\nimport testing from './testing.js';\n\n${registering}`,
  'vitest.mjs': `import { expect } from 'vitest';\nimport testing from './testing.js';\n\n${registering}`,
};

/** Their types, by name, for dist/types. */
export const runnerTypes = { 'jest.d.ts': jestTypes, 'vitest.d.ts': vitestTypes };
