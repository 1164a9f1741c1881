/** Tests run the sources as ES modules, because conf and yargs exist only as such. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.stryker-tmp/'],
  setupFiles: ['<rootDir>/test/platform-setup.ts'],
  watchman: false,
  testSequencer: '<rootDir>/jest.longest-first.mjs',
  // Both cores of the machine that it is measured on: jest would leave one to itself, and it needs none.
  maxWorkers: 2,
  // One process for all tests keeps what each has loaded; near V8's limit collecting takes longer than testing.
  workerIdleMemoryLimit: '1500MB',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
