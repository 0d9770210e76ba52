import { registerEnumType } from "type-graphql";

export enum EventVerb {
  EDIT = "EDIT", PUBLISH = "PUBLISH", CANCEL = "CANCEL", SCHEDULE = "SCHEDULE", IMPORT = "IMPORT",
  SEE_RSVPS = "SEE_RSVPS", DECIDE_RSVPS = "DECIDE_RSVPS", CHECK_IN = "CHECK_IN", RSVP = "RSVP", PITCH = "PITCH", PITCH_INTO_SCHEDULE = "PITCH_INTO_SCHEDULE",
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
    DECIDE_RSVPS: { description: "Approve and decline RSVPs, and let people in past the line (`approveRsvp`, `declineRsvp`, `admitToEvent`)" },
    CHECK_IN: { description: "Check people in at its door (`checkIn` …)" },
    RSVP: { description: "Say that one comes (`rsvp`)" },
    PITCH: { description: "Pitch a session (`pitchSession`)" },
    PITCH_INTO_SCHEDULE: { description: "Pitch a session into a free position on the day (`pitchIntoSchedule`)" },
  },
});
