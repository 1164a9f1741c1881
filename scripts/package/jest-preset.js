// Copied into dist/. `preset: 'lyncshell'`: jest runs tests in JavaScript, Pester's (*.Tests.ps1) and transcripts, in one report.
module.exports = {
  testMatch: [
    '**/__tests__/**/*.?([mc])[jt]s?(x)',
    '**/?(*.)+(spec|test).?([mc])[jt]s?(x)',
    '**/*.Tests.ps1',
    '**/*.transcript',
  ],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'json', 'node', 'ps1', 'transcript'],
  transform: {
    '\\.(?:Tests\\.ps1|transcript)$': require.resolve('./jest-transform.js'),
    '\\.[jt]sx?$': 'babel-jest',
  },
  setupFilesAfterEnv: [require.resolve('./jest.js')],
};
