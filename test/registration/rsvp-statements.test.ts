import { people, plannedEvent } from "../kit/seed.js";
import { useService } from "../kit/service.js";
import { statementsOf, withoutTokenLookUp } from "../kit/statements.js";

const service = useService();

/** Booking is what a crowd does at once: what an event does not use must cost it nothing. */
test("an RSVP, and giving it back, take as many statements as they ever did", async () => {
  const event = await plannedEvent(service, { capacity: 1 });
  const [first, second] = await people(service, 2);
  const count = async (work: () => Promise<unknown>) => withoutTokenLookUp(await statementsOf(work)).length;
  const rsvp = (as: typeof first) => service.done("rsvp", { eventId: event.id }, "rsvp { id status }", as);
  expect(await count(() => rsvp(first))).toBe(7);
  expect(await count(() => rsvp(second))).toBe(7);
  expect(await count(() => service.done("cancelRsvp", { eventId: event.id }, "rsvp { id status }", first))).toBe(8);
});
