import { clock, DAY } from "../base/clock.js";
import type { Module } from "../base/module.js";
import { deleteFrom } from "../base/retention.js";
import { MailFailure } from "./mail-failure.js";
import { Notification } from "./notification.js";

const FAILURES_KEPT = 30 * DAY;

export const notifications: Module = {
  name: "notifications",
  entities: [Notification, MailFailure],
  resolvers: [],
  jobs: {
    "forget-mail-failures": {
      every: "47 * * * *",
      run: ({ service }) => deleteFrom(service.pool, "mail_failure", "updated_at < :before", { before: new Date(clock.now().getTime() - FAILURES_KEPT) }),
    },
  },
};
