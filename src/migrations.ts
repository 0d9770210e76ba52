import { Ground1789000000001 } from "../migrations/1789000000001-ground.js";
import { Identity1789000000002 } from "../migrations/1789000000002-identity.js";
import { Notifications1789000000003 } from "../migrations/1789000000003-notifications.js";
import { Places1789000000004 } from "../migrations/1789000000004-places.js";
import { Organisations1789000000005 } from "../migrations/1789000000005-organisations.js";
import { Projects1789000000006 } from "../migrations/1789000000006-projects.js";
import { Events1789000000007 } from "../migrations/1789000000007-events.js";
import { Programme1789000000008 } from "../migrations/1789000000008-programme.js";
import { Imports1789000000009 } from "../migrations/1789000000009-imports.js";
import { Feedback1789000000010 } from "../migrations/1789000000010-feedback.js";
import { EventTies1789000000011 } from "../migrations/1789000000011-event-ties.js";
import { ScheduleVersions1789000000012 } from "../migrations/1789000000012-schedule-versions.js";
import { RsvpRules1789000000013 } from "../migrations/1789000000013-rsvp-rules.js";
import { SessionSeats1789000000014 } from "../migrations/1789000000014-session-seats.js";
import { SessionNotes1789000000015 } from "../migrations/1789000000015-session-notes.js";
import { Planning1789000000016 } from "../migrations/1789000000016-planning.js";
import { Attendance1789000000017 } from "../migrations/1789000000017-attendance.js";
import { CalendarAddresses1789000000018 } from "../migrations/1789000000018-calendar-addresses.js";
import { Touchpoints1789000000019 } from "../migrations/1789000000019-touchpoints.js";
import { Value1789000000020 } from "../migrations/1789000000020-value.js";
import { Resources1789000000021 } from "../migrations/1789000000021-resources.js";
import { Cases1789000000022 } from "../migrations/1789000000022-cases.js";
import { Principles1789000000023 } from "../migrations/1789000000023-principles.js";
import { IdeasAndCommitments1789000000024 } from "../migrations/1789000000024-ideas-and-commitments.js";
import { Answers1789000000025 } from "../migrations/1789000000025-answers.js";
import { Openings1789000000026 } from "../migrations/1789000000026-openings.js";
import { Reflections1789000000027 } from "../migrations/1789000000027-reflections.js";
import { Effort1789000000028 } from "../migrations/1789000000028-effort.js";
import { Capabilities1789000000029 } from "../migrations/1789000000029-capabilities.js";
import { HelpOffers1789000000030 } from "../migrations/1789000000030-help-offers.js";
import { Citations1789000000031 } from "../migrations/1789000000031-citations.js";
import { WrongTries1789000000032 } from "../migrations/1789000000032-wrong-tries.js";
import { Mail1789000000033 } from "../migrations/1789000000033-mail.js";
import { KnownBy1789000000034 } from "../migrations/1789000000034-known-by.js";
import { DayChangeAndRoomOrder1789000000037 } from "../migrations/1789000000037-day-change-and-room-order.js";
import { LineAfterClosing1789000000039 } from "../migrations/1789000000039-line-after-closing.js";
import { Admissions1789000000040 } from "../migrations/1789000000040-admissions.js";

/** Every step, in order. */
export const migrations = [
  Ground1789000000001, Identity1789000000002, Notifications1789000000003, Places1789000000004, Organisations1789000000005, Projects1789000000006,
  Events1789000000007, Programme1789000000008, Imports1789000000009, Feedback1789000000010, EventTies1789000000011, ScheduleVersions1789000000012,
  RsvpRules1789000000013, SessionSeats1789000000014, SessionNotes1789000000015, Planning1789000000016, Attendance1789000000017,
  CalendarAddresses1789000000018, Touchpoints1789000000019, Value1789000000020, Resources1789000000021, Cases1789000000022, Principles1789000000023,
  IdeasAndCommitments1789000000024, Answers1789000000025, Openings1789000000026, Reflections1789000000027, Effort1789000000028,
  Capabilities1789000000029, HelpOffers1789000000030, Citations1789000000031, WrongTries1789000000032, Mail1789000000033, KnownBy1789000000034,
  DayChangeAndRoomOrder1789000000037, LineAfterClosing1789000000039, Admissions1789000000040,
];
