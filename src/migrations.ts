import { Ground1789000000001 } from "../migrations/1789000000001-ground.js";
import { Identity1789000000002 } from "../migrations/1789000000002-identity.js";

/** Every step, in order. */
export const migrations = [Ground1789000000001, Identity1789000000002];
