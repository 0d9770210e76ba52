import { pino } from "pino";
import { Context } from "../../src/base/context.js";
import { endDueOffers } from "../../src/registration/end-offers.js";
import { bookingIn } from "../kit/booking.js";
import { itIs, realTime } from "../kit/moments.js";
import { people, plannedEvent, type EventStory, type Someone } from "../kit/seed.js";
import { useService } from "../kit/service.js";

const service = useService();
const { rsvp, cancel, decline, mine, rule, letters, counted } = bookingIn(service);
afterEach(realTime);

const HOUR = 3_600_000;
const edit = (event: EventStory, input: object) => service.done("editEvent", { eventId: event.id, ...input }, "event { id }", event.organiser);
const statuses = (event: EventStory, line: readonly Someone[]) => Promise.all(line.map(async person => (await mine(event.id, person)).status));

/** An event with one seat and three in line, as it is once RSVPs have closed. */
async function closed(input: Record<string, unknown> = {}): Promise<{ event: EventStory; seated: Someone; line: Someone[]; closesAt: Date }> {
  const event = await plannedEvent(service, { capacity: 1 });
  const closesAt = new Date(event.startsAt.getTime() - 24 * HOUR);
  await edit(event, { rsvpClosesAt: closesAt });
  if (Object.keys(input).length > 0) await rule(event.id, event.organiser, input);
  const [seated, ...line] = await people(service, 4);
  for (const person of [seated, ...line]) await rsvp(event.id, person);
  itIs(closesAt);
  return { event, seated, line, closesAt };
}

test("the line stops when RSVPs close: what comes free is passed on to nobody, by cancelling or by more places", async () => {
  const { event, seated, line, closesAt } = await closed();
  itIs(new Date(closesAt.getTime() - 1));
  await cancel(event.id, seated);
  expect(await statuses(event, line)).toEqual(["CONFIRMED", "WAITLISTED", "WAITLISTED"]);
  itIs(closesAt);
  await cancel(event.id, line[0]);
  await service.done("changeEventCapacity", { eventId: event.id, capacity: 3 }, "event { id }", event.organiser);
  await rule(event.id, event.organiser, { overbooking: 1 });
  expect(await statuses(event, line)).toEqual(["CANCELLED", "WAITLISTED", "WAITLISTED"]);
  expect([await counted(event.id), await letters(line[1], "You have a seat")]).toEqual([{ held: 0, waiting: 2 }, 0]);
});

test("offers are made no more either; those that stand keep their deadline, and go on to nobody", async () => {
  const { event, seated, line, closesAt } = await closed({ freedPlaces: "OFFERED", offerMinutes: 120, overbooking: 1 });
  // One of the line had the place beside the seat; one more gets an offer an hour before the closing.
  itIs(new Date(closesAt.getTime() - HOUR));
  await cancel(event.id, seated);
  expect(await statuses(event, line)).toEqual(["CONFIRMED", "OFFERED", "WAITLISTED"]);
  itIs(new Date(closesAt.getTime() + HOUR - 1));
  await endDueOffers(new Context(service.parts.service, "job", "", null, pino({ level: "silent" })));
  expect(await statuses(event, line)).toEqual(["CONFIRMED", "OFFERED", "WAITLISTED"]);
  await decline(event.id, line[1]);
  expect(await statuses(event, line)).toEqual(["CONFIRMED", "DECLINED", "WAITLISTED"]);
  expect(await counted(event.id)).toEqual({ held: 1, waiting: 1 });
});

test("it goes on where the event says so, and at once when it says so later", async () => {
  const { event, seated, line } = await closed({ promotesAfterClosing: true });
  await cancel(event.id, seated);
  expect(await statuses(event, line)).toEqual(["CONFIRMED", "WAITLISTED", "WAITLISTED"]);
  await rule(event.id, event.organiser, { promotesAfterClosing: false });
  await cancel(event.id, line[0]);
  expect((await mine(event.id, line[1])).status).toBe("WAITLISTED");
  await rule(event.id, event.organiser, { promotesAfterClosing: true });
  expect((await mine(event.id, line[1])).status).toBe("CONFIRMED");
  expect([await counted(event.id), await letters(line[1], "You have a seat")]).toEqual([{ held: 1, waiting: 1 }, 1]);
});

test("it goes on with RSVPs that are open for longer", async () => {
  const { event, seated, line, closesAt } = await closed();
  await cancel(event.id, seated);
  await edit(event, { rsvpClosesAt: new Date(closesAt.getTime() + HOUR) });
  expect(await statuses(event, line)).toEqual(["CONFIRMED", "WAITLISTED", "WAITLISTED"]);
  expect(await counted(event.id)).toEqual({ held: 1, waiting: 2 });
});
