import { byId, hasOne } from "../base/reads.js";
import { ownRows } from "../identity/policy.js";
import { CalendarAddress } from "./calendar-address.js";

export const theCalendarAddress = byId(CalendarAddress, ownRows);
export const myCalendarAddress = hasOne(CalendarAddress, "personId", ownRows, t => `${t}.revoked_at IS NULL`);
