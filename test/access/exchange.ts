import type { ChangeRow } from "./world.js";

export const exchangeChanges: Record<string, ChangeRow> = {
  issueCalendarAddress: { published: "U D D D D D D", input: () => ({}) },
  revokeCalendarAddress: { published: "U D D D D D D", input: async (_stage, world, role) => {
    // What one has ended already is not there.
    if (role !== "stranger") await world.service.done("issueCalendarAddress", {}, "address", world.person(role));
    return {};
  } },
};
