import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Service } from "../base/context.js";
import type { LiveHub } from "../base/live/hub.js";

/** Figures for the operator, in Prometheus' text format. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram<"route" | "status">;
  private readonly operations: Counter<"type" | "outcome">;
  private readonly ways: Counter<"way" | "because">;
  private readonly cutOffs: Counter;

  constructor(service: Service) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: "http_request_duration_seconds", help: "Time to answer an HTTP request", labelNames: ["route", "status"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10], registers,
    });
    this.operations = new Counter({
      name: "graphql_operations_total", help: "GraphQL operations, by the code of their first error or \"OK\"", labelNames: ["type", "outcome"], registers,
    });
    this.ways = new Counter({
      name: "graphql_ways_total", help: "Requests to /graphql that were answered by a plan, by an answer that was kept, or executed, and why they had no plan", labelNames: ["way", "because"], registers,
    });
    this.cutOffs = new Counter({ name: "websocket_cut_off_total", help: "Clients whose WebSocket was closed because they did not read their messages, or asked too much at once", registers });
    const gauge = (name: string, help: string, read: () => number) => new Gauge({ name, help, registers, collect() { this.set(read()); } });
    gauge("database_pool_connections", "Connections to PostgreSQL that are open", () => service.pool.totalCount);
    gauge("database_pool_idle", "Connections that wait for work", () => service.pool.idleCount);
    gauge("database_pool_waiting", "Requests that wait for a connection", () => service.pool.waitingCount);
    gauge("gate_waiting", "Changes that wait in line for a hot row", () => service.gate.waiting);
  }

  /** Figures of subscriptions, read when they are asked for. */
  watch(live: LiveHub, sockets: () => number): void {
    const registers = [this.registry];
    new Gauge({ name: "websocket_connections", help: "WebSockets that are open", registers, collect() { this.set(sockets()); } });
    new Gauge({
      name: "live_subscriptions", help: "Subscriptions that are followed, by field", labelNames: ["field"], registers,
      collect() { this.reset(); for (const [field, count] of live.subscribers) this.set({ field }, count); },
    });
    new Counter({
      name: "live_messages_total", help: "Messages sent to subscribers, by field", labelNames: ["field"], registers,
      collect() { this.reset(); for (const [field, count] of live.delivered) this.inc({ field }, count); },
    });
  }

  cutOff(): void { this.cutOffs.inc(); }

  request(route: string, status: number, seconds: number): void { this.requests.observe({ route, status: String(status) }, seconds); }

  /** `because` is why there was no plan, where there was none. */
  way(way: "planned" | "kept" | "executed", because: string): void { this.ways.inc({ way, because }); }

  operation(type: string, outcome: string): void { this.operations.inc({ type, outcome }); }
}
