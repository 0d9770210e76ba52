import { holdsText } from "../base/like.js";
import { byId, pageOf } from "../base/reads.js";
import { toAnyone } from "../base/viewer.js";
import { Place } from "./place.js";

export const thePlace = byId(Place, toAnyone);

export const allPlaces = pageOf(Place, null, {
  name: "places", visible: toAnyone,
  orders: { NAME: ["name"], NEWEST: [{ by: "createdAt", descending: true }] },
  filters: {
    nameContains: t => holdsText(`${t}.name`, ":nameContains"),
    city: t => `lower(${t}.city) = lower(:city::text)`,
  },
});
