import { pino } from "pino";
import { Context } from "../../src/base/context.js";
import { probe } from "../../src/base/probe.js";
import { FreedPlaces } from "../../src/events/rsvp-rule.js";
import { endDueOffers } from "../../src/registration/end-offers.js";
import { ruleAfter } from "../../src/registration/set-rsvp-rule.js";
import { hasSeat, offerEnds, promotable } from "../../src/registration/seats.js";
import { bookingIn } from "../kit/booking.js";
import { itIs, realTime } from "../kit/moments.js";
import { people, plannedEvent, someone, type EventStory, type Someone } from "../kit/seed.js";
import { eventually, TestService, useService } from "../kit/service.js";

const service = useService();
const { rsvp, cancel, accept, decline, mine, rule, letters, counted } = bookingIn(service);
afterEach(() => { probe.reset(); realTime(); });

const MINUTE = 60_000;
const runJob = (on: TestService = service) => endDueOffers(new Context(on.parts.service, "job", "", null, pino({ level: "silent" })));
const offered = { freedPlaces: "OFFERED", offerMinutes: 60 };

/** An event that offers freed places, with one seat and people in line for it. */
async function offering(waiting: number, more: Record<string, unknown> = {}): Promise<{ event: EventStory; seated: Someone; line: Someone[] }> {
  const event = await plannedEvent(service, { capacity: 1 });
  await rule(event.id, event.organiser, { ...offered, ...more });
  const [seated, ...line] = await people(service, waiting + 1);
  for (const person of [seated, ...line]) await rsvp(event.id, person);
  return { event, seated, line };
}

describe("the rule alone", () => {
  test("more places promote, fewer bump nobody; nobody jumps the line", () => {
    expect(promotable({ places: 3, held: 1, waiting: 5 })).toBe(2);
    expect(promotable({ places: 3, held: 4, waiting: 5 })).toBe(0);
    expect(promotable({ places: null, held: 4, waiting: 5 })).toBe(5);
    expect(hasSeat({ places: 3, held: 2, waiting: 0 })).toBe(true);
    expect(hasSeat({ places: 3, held: 2, waiting: 1 })).toBe(false);
  });

  test("an offer never outlives its event", () => {
    const now = new Date("2030-05-01T10:00:00Z");
    expect(offerEnds({ offerMinutes: 30, endsAt: new Date("2030-05-01T12:00:00Z") }, now)).toEqual(new Date("2030-05-01T10:30:00Z"));
    expect(offerEnds({ offerMinutes: 300, endsAt: new Date("2030-05-01T12:00:00Z") }, now)).toEqual(new Date("2030-05-01T12:00:00Z"));
  });

  test("an edit leaves what it does not name; given places need no minutes", () => {
    const was = { overbooking: 2, freedPlaces: FreedPlaces.OFFERED, offerMinutes: 60, approval: true, sessionSeats: false, promotesAfterClosing: false };
    expect(ruleAfter(was, { overbooking: 5 })).toEqual({ ...was, overbooking: 5 });
    expect(ruleAfter(was, { freedPlaces: FreedPlaces.GIVEN })).toEqual({ ...was, freedPlaces: FreedPlaces.GIVEN, offerMinutes: null });
  });
});

describe("the rule that applies", () => {
  const RULE = "query($id: ID!) { event(id: $id) { version rsvpRule { capacity overbooking freedPlaces offerMinutes approval sessionSeats promotesAfterClosing opensAt closesAt questions { text } } } }";

  test("is read by everybody, and changed by its organisers with the version they read", async () => {
    const event = await plannedEvent(service, { capacity: 40 });
    const read = async () => (await service.ask<{ event: { version: number; rsvpRule: Record<string, unknown> } }>(RULE, { id: event.id })).event;
    const before = await read();
    expect(before.rsvpRule).toEqual({
      capacity: 40, overbooking: 0, freedPlaces: "GIVEN", offerMinutes: null, approval: false, sessionSeats: false, promotesAfterClosing: false, opensAt: null, closesAt: event.endsAt.toISOString(), questions: [],
    });
    await rule(event.id, event.organiser, { ...offered, overbooking: 5, approval: true, expectedVersion: before.version });
    expect((await read()).rsvpRule).toMatchObject({ overbooking: 5, freedPlaces: "OFFERED", offerMinutes: 60, approval: true });
    expect(await service.refusals("setRsvpRule", { eventId: event.id, overbooking: 6, expectedVersion: before.version }, event.organiser)).toEqual(["Changed input.expectedVersion"]);
  });

  test("wrong values are refused by field, all at once, and nothing is written", async () => {
    const event = await plannedEvent(service);
    const refused = (input: object) => service.refusals("setRsvpRule", { eventId: event.id, ...input }, event.organiser);
    expect(await refused({ overbooking: -1, offerMinutes: 1, approval: null })).toEqual(["InvalidInput input.approval", "InvalidInput input.overbooking", "InvalidInput input.offerMinutes"]);
    expect(await refused({ freedPlaces: "OFFERED" })).toEqual(["InvalidInput input.offerMinutes"]);
    expect(await refused({ offerMinutes: 60 })).toEqual(["InvalidInput input.offerMinutes"]);
    expect(await service.rows("SELECT freed_places, offer_minutes, version FROM event WHERE id = $1", [event.id])).toEqual([{ freed_places: "GIVEN", offer_minutes: null, version: 2 }]);
  });

  test("goes with a copy of the event", async () => {
    const event = await plannedEvent(service, { capacity: 10 });
    await rule(event.id, event.organiser, { ...offered, overbooking: 3 });
    await service.done("setRegistrationQuestions", { eventId: event.id, questions: [{ kind: "YES_NO", text: "Vegan?" }] }, "event { id }", event.organiser);
    const { event: copy } = await service.done<{ event: { rsvpRule: unknown } }>("copyEvent", { eventId: event.id, startsAt: new Date(event.startsAt.getTime() + 7 * 24 * 60 * MINUTE) },
      "event { rsvpRule { overbooking freedPlaces offerMinutes questions { text kind } } }", event.organiser);
    expect(copy.rsvpRule).toEqual({ overbooking: 3, freedPlaces: "OFFERED", offerMinutes: 60, questions: [{ text: "Vegan?", kind: "YES_NO" }] });
  });
});

describe("deliberate over-booking", () => {
  test("confirms that many more than the capacity; raising it promotes, lowering it bumps nobody", async () => {
    const event = await plannedEvent(service, { capacity: 2 });
    await rule(event.id, event.organiser, { overbooking: 1 });
    const crowd = await people(service, 6);
    for (const person of crowd) await rsvp(event.id, person);
    expect(await counted(event.id)).toEqual({ held: 3, waiting: 3 });
    await rule(event.id, event.organiser, { overbooking: 2 });
    expect(await counted(event.id)).toEqual({ held: 4, waiting: 2 });
    expect(await letters(crowd[3], "You have a seat")).toBe(1);
    await rule(event.id, event.organiser, { overbooking: 0 });
    expect(await counted(event.id)).toEqual({ held: 4, waiting: 2 });
    await cancel(event.id, crowd[0]);
    expect(await counted(event.id)).toEqual({ held: 3, waiting: 2 });
  });
});

describe("a freed place that is offered", () => {
  test("is told to the next in line once, with the deadline, and accepted", async () => {
    const { event, seated, line: [next, last] } = await offering(2);
    const until = new Date(Date.now() + 60 * MINUTE).getTime();
    await cancel(event.id, seated);
    const offer = await mine(event.id, next);
    expect(offer.status).toBe("OFFERED");
    expect(Math.abs(new Date(offer.offeredUntil!).getTime() - until)).toBeLessThan(MINUTE);
    expect(await mine(event.id, last)).toMatchObject({ status: "WAITLISTED", placeInLine: 1 });
    expect(await letters(next, "You are offered a seat")).toBe(1);
    expect(service.mail.find(({ to, subject }) => to === next.email && subject.startsWith("You are offered"))!.text).toContain("Accept or decline it by ");
    expect(await counted(event.id)).toEqual({ held: 1, waiting: 1 });
    expect((await accept(event.id, next)).status).toBe("CONFIRMED");
    expect((await accept(event.id, next)).status).toBe("CONFIRMED");
    expect(await service.refusals("acceptOffer", { eventId: event.id }, last)).toEqual(["NotPending"]);
    expect(await counted(event.id)).toEqual({ held: 1, waiting: 1 });
  });

  test("declined, it goes on; whoever declined comes back at the end of the line", async () => {
    const { event, seated, line: [next, last] } = await offering(2);
    await cancel(event.id, seated);
    expect((await decline(event.id, next)).status).toBe("DECLINED");
    expect((await decline(event.id, next)).status).toBe("DECLINED");
    expect((await mine(event.id, last)).status).toBe("OFFERED");
    expect(await rsvp(event.id, next)).toMatchObject({ status: "WAITLISTED", placeInLine: 1, offeredUntil: null });
    expect(await counted(event.id)).toEqual({ held: 1, waiting: 1 });
  });

  test("given back by cancelling, it goes on too", async () => {
    const { event, seated, line: [next, last] } = await offering(2);
    await cancel(event.id, seated);
    await cancel(event.id, next);
    expect((await mine(event.id, last)).status).toBe("OFFERED");
    expect(await counted(event.id)).toEqual({ held: 1, waiting: 0 });
  });

  test("cannot be accepted after its deadline, whether or not the job has come round; then it goes to the next", async () => {
    const { event, seated, line: [next, last] } = await offering(2);
    await cancel(event.id, seated);
    const { offeredUntil } = await mine(event.id, next);
    itIs(new Date(offeredUntil!));
    const { data } = await service.answer<{ acceptOffer: { rsvp: null; errors: unknown[] } }>(
      "mutation($input: AcceptOfferInput!) { acceptOffer(input: $input) { rsvp { id } errors { __typename ... on OfferEnded { endedAt } } } }", { input: { eventId: event.id } }, { as: next });
    expect(data!.acceptOffer).toEqual({ rsvp: null, errors: [{ __typename: "OfferEnded", endedAt: offeredUntil }] });
    expect((await mine(event.id, next)).status).toBe("OFFERED");
    await runJob();
    expect((await mine(event.id, next)).status).toBe("EXPIRED");
    expect(await service.refusals("acceptOffer", { eventId: event.id }, next)).toEqual(["OfferEnded"]);
    expect((await mine(event.id, last)).status).toBe("OFFERED");
    expect(await counted(event.id)).toEqual({ held: 1, waiting: 0 });
    expect(await letters(next, "Offer ended")).toBe(1);
    expect((await service.rows("SELECT 1 FROM change_log WHERE verb = 'endOffers' AND actor_id IS NULL AND objects->>'event' = $1", [event.id])).length).toBe(1);
  });

  test("a moment before its deadline it stands, and the job leaves it alone", async () => {
    const { event, seated, line: [next] } = await offering(1);
    await cancel(event.id, seated);
    const { offeredUntil } = await mine(event.id, next);
    itIs(new Date(new Date(offeredUntil!).getTime() - 1));
    await runJob();
    expect((await accept(event.id, next)).status).toBe("CONFIRMED");
  });

  test("several instances end each offer once, and lose none that is accepted at that moment", async () => {
    const beside = new TestService({ beside: service });
    await beside.start();
    try {
      const { event, seated, line } = await offering(3);
      await cancel(event.id, seated);
      const [next, second] = line;
      itIs(new Date((await mine(event.id, next)).offeredUntil!));
      await Promise.all([runJob(), runJob(beside), runJob(), runJob(beside)]);
      expect(await Promise.all(line.map(async person => (await mine(event.id, person)).status))).toEqual(["EXPIRED", "OFFERED", "WAITLISTED"]);
      expect(await counted(event.id)).toEqual({ held: 1, waiting: 1 });
      await letters(second, "");
      const told = await service.rows("SELECT kind, count(*)::int AS n FROM notification WHERE data->>'eventId' = $1 AND kind <> 'rsvp-promoted' GROUP BY 1 ORDER BY 1", [event.id]);
      expect(told).toEqual([{ kind: "rsvp-offer-ended", n: 1 }, { kind: "rsvp-offered", n: 2 }]);
    } finally { await beside.stop(); }
  });

  test("the job waits for whoever is accepting, and does not take the seat away", async () => {
    const { event, seated, line: [next] } = await offering(2);
    await cancel(event.id, seated);
    const { offeredUntil } = await mine(event.id, next);
    const inTime = new Date(new Date(offeredUntil!).getTime() - 1);
    itIs(inTime);
    let late: Promise<void> | null = null;
    probe.set(point => {
      if (point !== "seats counted" || late) return undefined;
      // Accepted in time and not committed yet; meanwhile the deadline passes and the job comes round.
      itIs(new Date(offeredUntil!));
      late = runJob();
      return new Promise(resolve => { setTimeout(resolve, 150); });
    });
    expect((await accept(event.id, next)).status).toBe("CONFIRMED");
    await late!;
    expect((await mine(event.id, next)).status).toBe("CONFIRMED");
    expect(await counted(event.id)).toEqual({ held: 1, waiting: 1 });
  });

  test("ends with the event, called off or over, and nobody is promoted then", async () => {
    const { event, seated, line: [next, last] } = await offering(2);
    await cancel(event.id, seated);
    await service.done("cancelEvent", { eventId: event.id }, "event { id }", event.organiser);
    expect((await mine(event.id, next)).status).toBe("EXPIRED");
    expect((await mine(event.id, last)).status).toBe("WAITLISTED");
    expect(await service.refusals("acceptOffer", { eventId: event.id }, next)).toEqual(["NotAllowed"]);
    expect([await letters(next, "Cancelled"), await letters(next, "Offer ended")]).toEqual([1, 0]);

    const over = await offering(2, { offerMinutes: 43_200 });
    await cancel(over.event.id, over.seated);
    expect((await mine(over.event.id, over.line[0])).offeredUntil).toBe(over.event.endsAt.toISOString());
    itIs(over.event.endsAt);
    await runJob();
    expect(await Promise.all(over.line.map(async person => (await mine(over.event.id, person)).status))).toEqual(["EXPIRED", "WAITLISTED"]);
    expect(await counted(over.event.id)).toEqual({ held: 0, waiting: 1 });
  });

  test("a job that fails for one event does the others", async () => {
    const [bad, good] = [await offering(1), await offering(1)];
    for (const { event, seated } of [bad, good]) await cancel(event.id, seated);
    await service.rows("UPDATE event_seats SET held = 0 WHERE event_id = $1", [bad.event.id]);
    itIs(new Date((await mine(good.event.id, good.line[0])).offeredUntil!));
    await runJob();
    expect((await mine(good.event.id, good.line[0])).status).toBe("EXPIRED");
    expect((await mine(bad.event.id, bad.line[0])).status).toBe("OFFERED");
    await service.rows("DELETE FROM rsvp WHERE event_id = $1", [bad.event.id]);
  });
});

describe("a rule that changes while people wait", () => {
  test("from offered to given, offers that stand become seats, and free seats are given at once", async () => {
    const { event, seated, line: [next, last] } = await offering(2);
    await cancel(event.id, seated);
    await rule(event.id, event.organiser, { freedPlaces: "GIVEN", overbooking: 1 });
    expect([(await mine(event.id, next)).status, (await mine(event.id, last)).status]).toEqual(["CONFIRMED", "CONFIRMED"]);
    expect(await letters(next, "You have a seat")).toBe(1);
    expect(await counted(event.id)).toEqual({ held: 2, waiting: 0 });
  });

  test("an offer whose time was up by then goes to the next instead", async () => {
    const { event, seated, line: [next, last] } = await offering(2);
    await cancel(event.id, seated);
    itIs(new Date((await mine(event.id, next)).offeredUntil!));
    await rule(event.id, event.organiser, { freedPlaces: "GIVEN" });
    expect([(await mine(event.id, next)).status, (await mine(event.id, last)).status]).toEqual(["EXPIRED", "CONFIRMED"]);
  });

  test("from given to offered, whoever has a seat keeps it; other minutes leave standing offers their deadline", async () => {
    const event = await plannedEvent(service, { capacity: 2 });
    const [first, second, third, fourth] = await people(service, 4);
    for (const person of [first, second, third, fourth]) await rsvp(event.id, person);
    await cancel(event.id, first);
    await rule(event.id, event.organiser, offered);
    expect((await mine(event.id, third)).status).toBe("CONFIRMED");
    await cancel(event.id, second);
    const { offeredUntil } = await mine(event.id, fourth);
    await rule(event.id, event.organiser, { offerMinutes: 5 });
    expect((await mine(event.id, fourth)).offeredUntil).toBe(offeredUntil);
  });

  test("a larger capacity is offered, and is refused to nobody who comes once the line is empty", async () => {
    const { event, line } = await offering(2);
    await service.done("changeEventCapacity", { eventId: event.id, capacity: 4 }, "event { id }", event.organiser);
    expect(await Promise.all(line.map(async person => (await mine(event.id, person)).status))).toEqual(["OFFERED", "OFFERED"]);
    expect((await rsvp(event.id, await someone(service))).status).toBe("CONFIRMED");
    expect((await rsvp(event.id, await someone(service))).status).toBe("WAITLISTED");
  });
});

describe("approval", () => {
  const approve = (rsvpId: string, as: Someone) => service.done<{ rsvp: { status: string; placeInLine: number | null } }>("approveRsvp", { rsvpId }, "rsvp { status placeInLine }", as);

  async function approving(size: number, capacity = 1) {
    const event = await plannedEvent(service, { capacity });
    await rule(event.id, event.organiser, { approval: true });
    const crowd = await people(service, size);
    const requests: string[] = [];
    for (const person of crowd) requests.push((await rsvp(event.id, person)).id);
    return { event, crowd, requests };
  }

  test("an RSVP waits for an organiser; approved, it has a seat or a place in line in order of arrival", async () => {
    const { event, crowd, requests } = await approving(4);
    expect(await mine(event.id, crowd[0])).toMatchObject({ status: "REQUESTED", placeInLine: null });
    expect(await counted(event.id)).toEqual({ held: 0, waiting: 0 });
    expect((await approve(requests[3], event.organiser)).rsvp).toEqual({ status: "CONFIRMED", placeInLine: null });
    expect((await approve(requests[2], event.organiser)).rsvp).toEqual({ status: "WAITLISTED", placeInLine: 1 });
    // Asked earlier, approved later: stands before.
    expect((await approve(requests[0], event.organiser)).rsvp).toEqual({ status: "WAITLISTED", placeInLine: 1 });
    expect((await approve(requests[0], event.organiser)).rsvp).toEqual({ status: "WAITLISTED", placeInLine: 1 });
    await cancel(event.id, crowd[3]);
    expect([(await mine(event.id, crowd[0])).status, (await mine(event.id, crowd[2])).status]).toEqual(["CONFIRMED", "WAITLISTED"]);
    expect(await counted(event.id)).toEqual({ held: 1, waiting: 1 });
    expect([await letters(crowd[0], "Approved"), await letters(crowd[0], "You have a seat")]).toEqual([1, 1]);
  });

  test("its organisers are told of each RSVP that waits, once, and not whose it is", async () => {
    const { event, crowd } = await approving(2);
    await eventually(async () => await letters(event.organiser, "Awaits approval") === 2);
    await cancel(event.id, crowd[0]);
    await rsvp(event.id, crowd[0]);
    await eventually(async () => (await service.rows("SELECT 1 FROM outbox")).length === 0);
    expect(await letters(event.organiser, "Awaits approval")).toBe(2);
    expect(service.mail.filter(({ to }) => to === event.organiser.email).map(({ text }) => text).join()).not.toMatch(/@|Person/);
  });

  test("declined with a reason, which the person is told; an organiser may think again, the person ask again", async () => {
    const { event, crowd: [person, other], requests } = await approving(2, 5);
    const declineIt = (rsvpId: string, as: Someone) => service.refusals("declineRsvp", { rsvpId, reason: "It is for residents of the borough" }, as);
    expect(await declineIt(requests[0], event.organiser)).toEqual([]);
    expect(await mine(event.id, person)).toMatchObject({ status: "DECLINED", declineReason: "It is for residents of the borough" });
    expect(await letters(person, "Declined")).toBe(1);
    expect(service.mail.find(({ to, subject }) => to === person.email && subject.startsWith("Declined"))!.text).toContain("residents of the borough");
    expect((await approve(requests[0], event.organiser)).rsvp.status).toBe("CONFIRMED");
    expect((await mine(event.id, person)).declineReason).toBeNull();
    expect(await declineIt(requests[0], event.organiser)).toEqual(["NotPending"]);
    await declineIt(requests[1], event.organiser);
    expect(await rsvp(event.id, other)).toMatchObject({ status: "REQUESTED", declineReason: null });
    await cancel(event.id, other);
    expect(await service.refusals("approveRsvp", { rsvpId: requests[1] }, event.organiser)).toEqual(["NotPending"]);
    expect(await service.refusals("declineRsvp", { rsvpId: requests[1], reason: " " }, event.organiser)).toEqual(["InvalidInput input.reason"]);
    expect(await counted(event.id)).toEqual({ held: 1, waiting: 0 });
  });

  test("all approved at once: as many seats as there are, the others in line without a gap", async () => {
    const { event, crowd, requests } = await approving(30, 7);
    probe.set(point => point === "seats counted" ? new Promise(resolve => { setTimeout(resolve, 4); }) : undefined);
    await Promise.all(requests.map(id => approve(id, event.organiser)));
    expect(await counted(event.id)).toEqual({ held: 7, waiting: 23 });
    const places = (await Promise.all(crowd.map(async person => (await mine(event.id, person)).placeInLine))).filter(place => place !== null);
    expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
  });

  test("its twin without the lock gives more seats than there are", async () => {
    const { event, requests } = await approving(30, 7);
    probe.remove("seats");
    probe.set(point => point === "seats counted" ? new Promise(resolve => { setTimeout(resolve, 20); }) : undefined);
    await Promise.all(requests.map(id => service.change("approveRsvp", { rsvpId: id }, "", event.organiser)));
    const [{ n }] = await service.rows<{ n: number }>("SELECT count(*)::int AS n FROM rsvp WHERE event_id = $1 AND status = 'CONFIRMED'", [event.id]);
    expect(n).toBeGreaterThan(7);
  });

  test("switched off, whoever waits for it is approved in order of arrival", async () => {
    const { event, crowd } = await approving(3, 2);
    await rule(event.id, event.organiser, { approval: false });
    expect(await Promise.all(crowd.map(async person => (await mine(event.id, person)).status))).toEqual(["CONFIRMED", "CONFIRMED", "WAITLISTED"]);
    expect(await counted(event.id)).toEqual({ held: 2, waiting: 1 });
    expect([await letters(crowd[0], "Approved"), await letters(crowd[2], "Approved")]).toEqual([1, 1]);
  });

  test("switched off, who stood in line before goes before", async () => {
    const event = await plannedEvent(service, { capacity: 1 });
    const [seated, inLine, asking] = await people(service, 3);
    for (const person of [seated, inLine]) await rsvp(event.id, person);
    await rule(event.id, event.organiser, { approval: true });
    await rsvp(event.id, asking);
    await rule(event.id, event.organiser, { approval: false, overbooking: 1 });
    expect([(await mine(event.id, inLine)).status, (await mine(event.id, asking)).status]).toEqual(["CONFIRMED", "WAITLISTED"]);
    expect(await counted(event.id)).toEqual({ held: 2, waiting: 1 });
  });
});
