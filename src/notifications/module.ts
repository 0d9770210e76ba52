import type { Module } from "../base/module.js";
import { Notification } from "./notification.js";

export const notifications: Module = { name: "notifications", entities: [Notification], resolvers: [] };
