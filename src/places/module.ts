import type { Module } from "../base/module.js";
import { AddPlace } from "./add-place.js";
import { EditPlace } from "./edit-place.js";
import { Place } from "./place.js";
import { MyPlace, PlaceFields, PlaceQueries } from "./place.resolver.js";

export const places: Module = {
  name: "places",
  entities: [Place],
  resolvers: [PlaceQueries, PlaceFields, MyPlace, AddPlace, EditPlace],
};
