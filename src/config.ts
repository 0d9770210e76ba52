import { bool, cleanEnv, makeValidator, num, port, str, url, EnvError } from "envalid";

/** Every environment variable the service reads, described in docs/operations.md, compared with docker-compose.yml by a test. */
const choice = <T extends string>(...values: T[]) => makeValidator<T>(input => {
  if (!(values as string[]).includes(input)) throw new EnvError(`must be one of ${values.join(", ")}`);
  return input as T;
});

export const variables = {
  NODE_ENV: choice("development", "test", "production")({ default: "development", desc: "production turns the demo, suggestions and printed sign-in help off" }),
  HOST: str({ default: "127.0.0.1", desc: "Address to listen on; 0.0.0.0 behind a proxy" }),
  PORT: port({ default: 4000, desc: "Port to listen on" }),
  PUBLIC_URL: url({ default: undefined, desc: "Address that people reach the service by, for links in mail; http://localhost:PORT when absent" }),
  DATA_DIR: str({ default: ".data", desc: "Folder of the embedded PostgreSQL and of mail kept as files" }),
  DATABASE_URL: str({ default: undefined, desc: "PostgreSQL 15 or newer; the embedded one when absent" }),
  POOL_SIZE: num({ default: 10, desc: "Connections to PostgreSQL that this instance holds at most" }),
  SMTP_URL: str({ default: undefined, desc: "Mail server, for example smtp://mail:1025; with the embedded database mail is kept as files when absent" }),
  MAIL_FROM: str({ default: "Coproduce <no-reply@localhost>", desc: "Sender of mail" }),
  SECRET: str({ default: undefined, desc: "At least 32 characters that seal codes and addresses while they wait; one is kept in the database when absent" }),
  TRUST_PROXY: str({ default: "", desc: "Addresses or networks of the proxies in front, separated by commas" }),
  DEMO: choice("on", "off", "auto")({ default: "auto", desc: "Demo data and sign-in help: auto is on with the embedded database outside production" }),
  LOG_LEVEL: choice("fatal", "error", "warn", "info", "debug", "silent")({ default: "info", desc: "How much is logged" }),
  PLANS: bool({ default: true, desc: "Whether queries are compiled to SQL where they can be; off executes all of them" }),
  ANSWER_CACHE: bool({ default: true, desc: "Whether answers to queries of people who are not signed in may come from memory, for as long as nothing they were read from has changed" }),
  LINK_CHECK: choice("on", "off", "auto")({ default: "auto", desc: "Whether links in the library are followed from time to time: auto is on in production with DATABASE_URL" }),
  METRICS: bool({ default: undefined, desc: "Whether /metrics answers; when absent, it does outside production and where METRICS_TOKEN is given" }),
  METRICS_TOKEN: str({ default: undefined, desc: "At least 32 characters, the bearer token that /metrics then answers to alone" }),
};

export interface Config {
  production: boolean;
  host: string;
  port: number;
  publicUrl: string;
  dataDir: string;
  databaseUrl: string | null;
  poolSize: number;
  smtpUrl: string | null;
  mailFrom: string;
  secret: string | null;
  trustProxy: string[];
  demo: boolean;
  logLevel: string;
  plans: boolean;
  answerCache: boolean;
  linkCheck: boolean;
  metrics: boolean;
  metricsToken: string | null;
}

export class ConfigError extends Error {}

/** The configuration, or one error that names every variable that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty variable, as compose files make them, is an absent one.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const env = cleanEnv(given, variables, {
    reporter: ({ errors }) => {
      const wrong = Object.entries(errors).map(([name, error]) => `${name} ${error?.message ?? "is wrong"}`);
      if (wrong.length > 0) throw new ConfigError(`The configuration is wrong: ${wrong.join("; ")}`);
    },
  });
  if (env.SECRET && env.SECRET.length < 32) throw new ConfigError("The configuration is wrong: SECRET must have at least 32 characters");
  if (env.METRICS_TOKEN && env.METRICS_TOKEN.length < 32) throw new ConfigError("The configuration is wrong: METRICS_TOKEN must have at least 32 characters");
  if (env.DATABASE_URL && !/^postgres(ql)?:\/\//.test(env.DATABASE_URL)) throw new ConfigError("The configuration is wrong: DATABASE_URL must begin with postgres://");
  if (env.DATABASE_URL && !env.SMTP_URL) {
    throw new ConfigError("The configuration is wrong: with DATABASE_URL, SMTP_URL must name the mail server that sign-in codes go through");
  }
  if (env.POOL_SIZE < 4) throw new ConfigError("The configuration is wrong: POOL_SIZE must be at least 4");
  const production = env.NODE_ENV === "production";
  return {
    production,
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ""),
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    poolSize: env.POOL_SIZE,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    secret: env.SECRET ?? null,
    trustProxy: env.TRUST_PROXY.split(",").map(name => name.trim()).filter(Boolean),
    demo: env.DEMO === "on" || (env.DEMO === "auto" && !env.DATABASE_URL && !production),
    logLevel: env.LOG_LEVEL,
    plans: env.PLANS,
    answerCache: env.ANSWER_CACHE,
    linkCheck: env.LINK_CHECK === "on" || (env.LINK_CHECK === "auto" && production && Boolean(env.DATABASE_URL)),
    metrics: (env.METRICS as boolean | undefined) ?? (!production || env.METRICS_TOKEN !== undefined),
    metricsToken: env.METRICS_TOKEN ?? null,
  };
}
