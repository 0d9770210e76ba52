import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globals: true,
    restoreMocks: true,
    globalSetup: "test/kit/global-setup.ts",
    setupFiles: ["reflect-metadata"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Loading all modules takes longer than most files' tests: each process does it once, as Node itself would.
    pool: "forks",
    isolate: false,
    execArgv: ["--import", "tsx"],
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
});
