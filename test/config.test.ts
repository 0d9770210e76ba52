import { ConfigError, readConfig } from "../src/config.js";

const problem = (environment: Record<string, string>): string => {
  try { readConfig(environment); } catch (error) { if (error instanceof ConfigError) return error.message; throw error; }
  return "none";
};

test("with nothing set, the embedded database and the demo", () => {
  expect(readConfig({})).toMatchObject({ port: 4000, databaseUrl: null, demo: true, production: false, publicUrl: "http://localhost:4000" });
});

test("no demo in production, nor on an operator's database", () => {
  expect(readConfig({ NODE_ENV: "production" }).demo).toBe(false);
  expect(readConfig({ DATABASE_URL: "postgres://db/x", SMTP_URL: "smtp://mail" }).demo).toBe(false);
  expect(readConfig({ DATABASE_URL: "postgres://db/x", SMTP_URL: "smtp://mail", DEMO: "on" }).demo).toBe(true);
});

test("links are followed in production on an operator's database, or where it is said", () => {
  const database = { DATABASE_URL: "postgres://db/x", SMTP_URL: "smtp://mail" };
  const follows = (environment: Record<string, string>) => readConfig(environment).linkCheck;
  expect([follows({}), follows(database), follows({ NODE_ENV: "production" }), follows({ ...database, NODE_ENV: "production" })]).toEqual([false, false, false, true]);
  expect([follows({ LINK_CHECK: "on" }), follows({ ...database, NODE_ENV: "production", LINK_CHECK: "off" })]).toEqual([true, false]);
});

test("figures are not public in production unless an operator says so", () => {
  const token = "t".repeat(32);
  const figures = (environment: Record<string, string>) => { const { metrics, metricsToken } = readConfig(environment); return [metrics, metricsToken]; };
  expect(figures({})).toEqual([true, null]);
  expect(figures({ NODE_ENV: "production" })).toEqual([false, null]);
  expect(figures({ NODE_ENV: "production", METRICS: "true" })).toEqual([true, null]);
  expect(figures({ NODE_ENV: "production", METRICS_TOKEN: token })).toEqual([true, token]);
  expect(figures({ METRICS: "false", METRICS_TOKEN: token })).toEqual([false, token]);
  expect(problem({ METRICS_TOKEN: "short" })).toMatch(/METRICS_TOKEN.*32 characters/);
});

test("what is wrong is named, all of it", () => {
  expect(problem({ PORT: "many", LOG_LEVEL: "loud" })).toMatch(/PORT.*LOG_LEVEL/);
  expect(problem({ DATABASE_URL: "postgres://db/x" })).toMatch(/SMTP_URL/);
  expect(problem({ DATABASE_URL: "mysql://db/x", SMTP_URL: "smtp://mail" })).toMatch(/postgres:\/\//);
  expect(problem({ SECRET: "short" })).toMatch(/32 characters/);
  expect(problem({ POOL_SIZE: "1" })).toMatch(/POOL_SIZE/);
});
