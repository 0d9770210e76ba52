import { execute, GraphQLError } from "graphql";
import { askedColumns } from "../asked.js";
import { clock } from "../clock.js";
import type { Context, Service } from "../context.js";
import type { Row } from "../noun.js";
import { FAULT } from "../plan/json-text.js";
import { NotPlanned } from "../plan/not-planned.js";
import type { Reader, TimedStatement } from "../plan/reader.js";
import { run } from "../statement.js";
import { tableOf } from "../table.js";
import { paramsOf, type Viewer } from "../viewer.js";
import { followersOf } from "./follower.js";
import { compileLive, lastNumberSql, liveRowsOf, looked, type CompiledLive } from "./live-sql.js";
import type { Answer, LiveRow } from "./progress.js";
import type { LiveSelection } from "./selection.js";

/** What live reads are read with. */
export interface ReadingWith {
  readonly service: Service;
  readonly reader: Reader;
  /** Whether selections are compiled to SQL where they can be. */
  readonly plans: boolean;
  readonly contextFor: (viewer: Viewer | null) => Context;
}

/** What each viewer is to see; viewers who are to see the same have the same answer. */
export type Answers = ReadonlyMap<Viewer | null, Answer>;

type Rows = readonly (readonly string[])[];

const NOTHING: Answer = { rows: [] };
const TRIED_AGAIN_MS = 60_000;
/** Fewer viewers are read for each. */
const WORTH_ONCE = 5;
/** Viewers whose selections are executed at once. */
const AT_ONCE = 20;

/** Reads one selection for all who follow it: by one statement where it can be compiled, otherwise by executing it for each. */
export class Reading {
  private compiled: CompiledLive | null = null;
  /** Until when it is not tried again to read it for all together: what was told depended on the viewer. */
  private dependsUntil = 0;

  constructor(private readonly selection: LiveSelection, private readonly by: ReadingWith) {
    if (!by.plans) return;
    try {
      this.compiled = compileLive(by.service.source, selection);
    } catch (error) {
      if (!(error instanceof NotPlanned || error instanceof GraphQLError)) throw error;
    }
  }

  /** The number that the log is at. */
  async lastNumber(): Promise<number> {
    const { live: { read }, subject } = this.selection;
    if (read.kind !== "log") return 0;
    const [{ number }] = await run<{ number: number }>(this.by.service.reads, lastNumberSql(this.by.service.source, read), { subject });
    return number;
  }

  /** Of a log what follows `from`. */
  async read(viewers: readonly (Viewer | null)[], from: number | null): Promise<Answers> {
    const texts = this.compiled && await this.byStatement(this.compiled, viewers, from);
    if (texts) return texts;
    // What the specification asks an error for, execution tells.
    this.compiled = null;
    return this.byExecution(viewers, from);
  }

  private async byStatement(compiled: CompiledLive, viewers: readonly (Viewer | null)[], from: number | null): Promise<Answers | null> {
    const same = new Same();
    const once = await this.once(compiled, viewers, from);
    const rows = once ?? await this.rowsOf(compiled, compiled.each!, viewers, from);
    if (rows.some(([, , text]) => text.includes(FAULT))) return null;
    if (once) {
      const answer = same.as(rows.map(([, key, text]) => ({ key, text })));
      return new Map(viewers.map(viewer => [viewer, answer]));
    }
    const answers = Array.from(viewers, (): LiveRow[] => []);
    for (const [n, key, text] of rows) answers[Number(n) - 1].push({ key, text });
    return new Map(viewers.map((viewer, i) => [viewer, same.as(answers[i])]));
  }

  /** Read for all together; null where it must be read for each. */
  private async once(compiled: CompiledLive, viewers: readonly (Viewer | null)[], from: number | null): Promise<Rows | null> {
    if (compiled.each && (performance.now() < this.dependsUntil || viewers.length < WORTH_ONCE)) return null;
    try {
      return await this.rowsOf(compiled, compiled.once, viewers, from);
    } catch (error) {
      if (!compiled.each || !looked(error)) throw error;
      this.dependsUntil = performance.now() + TRIED_AGAIN_MS;
      return null;
    }
  }

  private rowsOf({ parameters }: CompiledLive, statement: TimedStatement, viewers: readonly (Viewer | null)[], from: number | null): Promise<Rows> {
    const { subject, selecting } = this.selection;
    return this.by.reader.rowsOf(statement, {
      ...parameters.values(selecting.variables), subject, from, now: clock.now(), ...followersOf(viewers),
    });
  }

  private async byExecution(viewers: readonly (Viewer | null)[], from: number | null): Promise<Answers> {
    const same = new Same();
    const answers = new Map<Viewer | null, Answer>();
    for (let at = 0; at < viewers.length; at += AT_ONCE) {
      await Promise.all(viewers.slice(at, at + AT_ONCE).map(async viewer => { answers.set(viewer, same.as(await this.executed(viewer, from))); }));
    }
    return answers;
  }

  private async executed(viewer: Viewer | null, from: number | null): Promise<LiveRow[]> {
    const { asked, live: { read }, field, alias, nodes, selecting } = this.selection;
    const { source } = this.by.service;
    const context = this.by.contextFor(viewer);
    const noun = read.kind === "state" ? read.subject.noun : read.rows.noun;
    const columns = askedColumns(source, { fieldNodes: nodes as never, returnType: field.type, fragments: Object.fromEntries(selecting.fragments) }, noun);
    const { from: tables, key, where, order } = liveRowsOf(source, read);
    const rows = await run<Row & { $key: string }>(this.by.service.reads,
      `SELECT (${key})::text AS "$key", ${tableOf(source, noun).select("t0", columns)} FROM ${tables} WHERE ${where} ORDER BY ${order}`,
      { ...paramsOf(viewer, clock.now()), subject: this.selection.subject, from });
    if (rows.length === 0) return [];
    const result = await execute({
      schema: selecting.schema, document: asked.document, operationName: asked.operation.name?.value, contextValue: context,
      variableValues: asked.variables, rootValue: { [field.name]: read.kind === "state" ? rows[0] : rows },
    });
    if (result.errors) throw result.errors[0];
    const value = result.data![alias];
    const texts = (read.kind === "state" ? [value] : value as unknown[]).map(item => JSON.stringify(item));
    return rows.map(({ $key }, i) => ({ key: $key, text: texts[i] }));
  }
}

/** Makes one answer of those that say the same. */
class Same {
  private readonly known = new Map<string, Answer>();

  as(rows: readonly LiveRow[]): Answer {
    if (rows.length === 0) return NOTHING;
    const whole = rows.map(({ key, text }) => `${key} ${text}`).join("\n");
    const answer = this.known.get(whole) ?? { rows };
    this.known.set(whole, answer);
    return answer;
  }
}
