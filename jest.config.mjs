const decorators = { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false };

export default {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: {
    "\\.ts$": ["@swc/jest", {
      jsc: { target: "es2022", parser: { syntax: "typescript", decorators: true }, transform: decorators, keepClassNames: true },
      module: { type: "es6" },
    }],
  },
  globalSetup: "<rootDir>/test/kit/global-setup.mjs",
  globalTeardown: "<rootDir>/test/kit/global-teardown.mjs",
  testTimeout: 60_000,
  maxWorkers: 2,
};
