import { registerEnumType } from "type-graphql";

export enum EventVerb {
  EDIT = "EDIT", PUBLISH = "PUBLISH", CANCEL = "CANCEL", SCHEDULE = "SCHEDULE", IMPORT = "IMPORT",
  SEE_RSVPS = "SEE_RSVPS", RSVP = "RSVP", PITCH = "PITCH",
}
registerEnumType(EventVerb, {
  name: "EventVerb",
  description: "What the viewer may do with an event. Whether it is open at this moment, phases say",
  valuesConfig: {
    EDIT: { description: "Edit it, its phases, rooms, slots and staff (`editEvent`, `addRoom` …)" },
    PUBLISH: { description: "Make it public (`publishEvent`)" },
    CANCEL: { description: "Call it off (`cancelEvent`)" },
    SCHEDULE: { description: "Accept sessions and place them (`acceptSession`, `scheduleSession` …)" },
    IMPORT: { description: "Import a schedule into it (`importSchedule`)" },
    SEE_RSVPS: { description: "See who comes (`Event.rsvps`)" },
    RSVP: { description: "Say that one comes (`rsvp`)" },
    PITCH: { description: "Pitch a session (`pitchSession`)" },
  },
});
