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

/** Every step, in order. */
export const migrations = [
  Ground1789000000001, Identity1789000000002, Notifications1789000000003,
  Places1789000000004, Organisations1789000000005, Projects1789000000006,
  Events1789000000007, Programme1789000000008, Imports1789000000009, Feedback1789000000010,
  EventTies1789000000011,
];
