import { timingSafeEqual } from "node:crypto";
import { publicAddress } from "../base/public-address.js";
import type { Sealer } from "../base/seal.js";
import type { Numbered } from "./check-in-code.js";

export type PictureFormat = "svg" | "png";

const BYTES = 16;

/** 128 bits that only this service can make: with the RSVP's id they lead to the picture of its code, and die with the code. */
const keyOf = (sealer: Sealer, { id, number }: Numbered): Buffer => sealer.mac("check-in picture", `${id} ${number}`).subarray(0, BYTES);

export const pictureUrl = (sealer: Sealer, rsvp: Numbered, format: PictureFormat): string =>
  publicAddress(`/check-in/${rsvp.id}/${keyOf(sealer, rsvp).toString("base64url")}.${format}`);

/** Whether this is its key; takes as long whatever is wrong. */
export function isKeyOf(sealer: Sealer, key: string, rsvp: Numbered): boolean {
  const given = Buffer.alloc(BYTES);
  const length = Buffer.from(key, "base64url").copy(given);
  return timingSafeEqual(given, keyOf(sealer, rsvp)) && length === BYTES && key.length === 22;
}
