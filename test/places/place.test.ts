import { isCountry } from "../../src/places/country.js";
import { people, someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();

interface PlaceAnswer { place: { id: string; version: number; [field: string]: unknown } }
const ALL = "place { id name addressLines postalCode city countryCode latitude longitude timeZone stepFreeAccess version mayEdit }";
const library = { name: "Salaborsa", addressLines: ["Piazza del Nettuno 3"], postalCode: "40124", city: "Bologna", countryCode: "IT", latitude: 44.4942, longitude: 11.3427, timeZone: "Europe/Rome", stepFreeAccess: "Lift on the left" };

test("country codes are those of ISO 3166-1", () => {
  expect(["IT", "GB", "ZA", "AX"].filter(isCountry)).toHaveLength(4);
  expect(["UK", "EU", "ZZ", "it", "SU", ""].filter(isCountry)).toEqual([]);
});

test("anyone signed in adds a place, and anyone reads it", async () => {
  const { place } = await service.done<PlaceAnswer>("addPlace", library, ALL, await someone(service));
  expect(place).toEqual({ id: place.id, ...library, version: 1, mayEdit: true });
  const read = await service.ask<PlaceAnswer>(`query($id: ID!) { place(id: $id) { ${ALL.slice(8, -2)} } }`, { id: place.id });
  expect(read.place).toEqual({ ...place, mayEdit: false });
  expect((await service.answer("mutation { addPlace(input: { name: \"x\" }) { place { id } } }")).errors?.[0].extensions.code).toBe("UNAUTHENTICATED");
});

test("a name is enough, and the same key adds it once", async () => {
  const person = await someone(service);
  const add = () => service.done<PlaceAnswer>("addPlace", { name: "Park by the river", key: "park-by-the-river" }, ALL, person);
  const [first, second] = [await add(), await add()];
  expect(second).toEqual(first);
  expect(first.place).toMatchObject({ city: null, latitude: null, addressLines: [] });
  expect(await service.refusals("addPlace", { name: "Another park", key: "park-by-the-river" }, person)).toEqual(["KeyReused input.key"]);
});

test("everything that is wrong is told at once, and nothing is written", async () => {
  const wrong = { name: " ", addressLines: [""], postalCode: "1".repeat(21), city: "c".repeat(121), countryCode: "UK", latitude: 91, timeZone: "+02:00", stepFreeAccess: "s".repeat(2_001) };
  const [{ n }] = await service.rows<{ n: number }>("SELECT count(*)::int AS n FROM place");
  expect(await service.refusals("addPlace", wrong, await someone(service))).toEqual(
    ["name", "addressLines", "postalCode", "city", "countryCode", "latitude", "longitude", "timeZone", "stepFreeAccess"].map(field => `InvalidInput input.${field}`));
  expect(await service.rows("SELECT count(*)::int AS n FROM place")).toEqual([{ n }]);
});

test("whoever added it edits it, and an administrator; absent leaves, null clears", async () => {
  const [adder, other] = await people(service, 2);
  const [administrator] = await people(service, 1, { administrator: true });
  const { place: { id: placeId } } = await service.done<PlaceAnswer>("addPlace", library, ALL, adder);
  const edited = await service.done<PlaceAnswer>("editPlace", { placeId, name: "Library", city: null, expectedVersion: 1 }, ALL, adder);
  expect(edited.place).toEqual({ id: placeId, ...library, name: "Library", city: null, version: 2, mayEdit: true });
  expect(await service.refusals("editPlace", { placeId, name: "Mine" }, other)).toEqual(["NotAllowed"]);
  expect(await service.refusals("editPlace", { placeId, expectedVersion: 1, name: "Old" }, adder)).toEqual(["Changed input.expectedVersion"]);
  expect(await service.refusals("editPlace", { placeId: adder.id, name: "None" }, adder)).toEqual(["NotFound input.placeId"]);
  expect(await service.refusals("editPlace", { placeId, name: null, addressLines: null, latitude: null }, adder)).toEqual(
    ["InvalidInput input.name", "InvalidInput input.addressLines", "InvalidInput input.latitude"]);
  expect((await service.done<PlaceAnswer>("editPlace", { placeId, latitude: null, longitude: null }, ALL, administrator)).place).toMatchObject({ latitude: null, longitude: null, version: 3 });
});

test("places are found by a part of the name as it is written, and by city", async () => {
  const person = await someone(service);
  for (const name of ["100% House", "100 Houses", "Under_score", "Underscore", "back\\slash"]) await service.done("addPlace", { name, city: "Örebro" }, "place { id }", person);
  const named = async (filter: object) => (await service.ask<{ places: { nodes: { name: string }[]; totalCount: number } }>(
    "query($filter: PlaceFilter) { places(filter: $filter, orderBy: NAME) { totalCount nodes { name } } }", { filter })).places.nodes.map(({ name }) => name);
  expect(await named({ nameContains: "0% h" })).toEqual(["100% House"]);
  expect(await named({ nameContains: "R_S" })).toEqual(["Under_score"]);
  expect(await named({ nameContains: "\\" })).toEqual(["back\\slash"]);
  expect(await named({ nameContains: "under", city: "öREBRO" })).toEqual(["Under_score", "Underscore"]);
  expect(await named({ city: "Orebro" })).toEqual([]);
});
