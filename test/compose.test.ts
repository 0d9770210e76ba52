import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { readConfig, variables } from "../src/config.js";
import { jobs } from "../src/modules.js";

interface Service { environment?: Record<string, string>; healthcheck?: { test: string[] }; depends_on?: Record<string, { condition: string }>; image?: string }
const compose = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true }) as { services: Record<string, Service>; configs: { proxy: { content: string } } };
const { one, two, database, proxy } = compose.services;

test("two instances share one configuration, every variable of which the service reads", () => {
  expect(two).toEqual(one);
  for (const name of Object.keys(one.environment!)) expect(Object.keys(variables)).toContain(name);
});

test("the configuration is one that the service starts with", () => {
  const config = readConfig({ ...one.environment, SECRET: "" });
  expect(config).toMatchObject({ production: true, demo: false, port: 4000, host: "0.0.0.0", smtpUrl: "smtp://mail:1025" });
  expect(new URL(config.databaseUrl!)).toMatchObject({ hostname: "database", port: "5432" });
});

test("health is asked where the service answers, and nothing starts before what it needs", () => {
  expect(one.healthcheck!.test.join(" ")).toContain(`http://127.0.0.1:${one.environment!.PORT}/health/ready`);
  expect(readFileSync("Dockerfile", "utf8")).toContain("/health/ready");
  expect(one.depends_on).toMatchObject({ database: { condition: "service_healthy" } });
  expect(Object.keys(proxy.depends_on!)).toEqual(["one", "two"]);
  expect(compose.configs.proxy.content).toMatch(/server one:4000;[^]*server two:4000;/);
  expect(Number(/postgres:(\d+)/.exec(database.image!)![1])).toBeGreaterThanOrEqual(15);
});

test("a container starts what `npm start` does", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { start: string } };
  const [, command] = /^CMD (.*)$/m.exec(readFileSync("Dockerfile", "utf8"))!;
  expect((JSON.parse(command) as string[]).join(" ")).toBe(scripts.start);
});

test("every variable and every job is described to operators", () => {
  const operations = readFileSync("docs/operations.md", "utf8");
  for (const name of [...Object.keys(variables), ...Object.keys(jobs)]) expect(operations).toContain(`\`${name}\``);
});
