import type { ChangeRow, QueryRow, World } from "./world.js";

const placeOf = async (world: World): Promise<string> =>
  (await world.service.done<{ place: { id: string } }>("addPlace", { name: "Library" }, "place { id }", world.person("organiser"))).place.id;

export const placeChanges: Record<string, ChangeRow> = {
  addPlace: { published: "U D D D D D D", input: () => ({ name: "Town hall" }) },
  // Whoever added it, and administrators.
  editPlace: { published: "U A A D A A D", input: async (_stage, world) => ({ placeId: await placeOf(world), name: "Library, renamed" }) },
};

export const placeQueries: Record<string, QueryRow> = {
  place: {
    published: "D D D D D D D",
    ask: async (_stage, world) => ({ query: "query($id: ID!) { place(id: $id) { name } }", variables: { id: await placeOf(world) } }), found: (data: { place: unknown }) => data.place,
  },
  places: { published: "D D D D D D D", ask: () => ({ query: "{ places(first: 5) { nodes { name } } }" }), found: (data: { places: { nodes: unknown[] } }) => data.places.nodes[0] },
};
