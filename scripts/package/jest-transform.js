// Copied into dist/. Makes of a transcript or of tests of Pester what jest can load: a program that runs the file.
module.exports = {
  process: (_text, path) => ({
    code: `require(${JSON.stringify(require.resolve('./jest-run.js'))})(${JSON.stringify(path)});\n`,
  }),
};
