import { isIP } from "node:net";
import type { Checks } from "../base/checks.js";

/** Addresses are compared whatever their case. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** The shape of an address as HTML's e-mail input accepts it (WHATWG HTML, 4.10.5.1.5), with a dot in its domain. */
const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export function checkEmail(checks: Checks, field: string, email: string): void {
  const normal = normalEmail(email);
  checks.require(normal.length <= 254 && EMAIL.test(normal), field, `\`${field}\` must be an e-mail address such as anna@example.org`);
}

/** What the budgets count by: an IPv6 subscriber holds a whole /64. */
export const budgetAddress = (address: string): string =>
  isIP(address) === 6 ? address.split(":").slice(0, 4).join(":") : address;
