import { Field, ObjectType } from "type-graphql";
import { Refusal } from "../base/refusal.js";
import { RsvpStatus } from "../registration/rsvp.js";

@ObjectType({ implements: Refusal, description: "No RSVP of this event has this code: it was misread, is another event's, or of an RSVP that was cancelled meanwhile; which of these is not told. Look the person up by name (`Event.rsvps`) and give `rsvpId`" })
export class UnknownCode extends Refusal {
  constructor() { super("No RSVP of this event has this code; look the person up by name and give `rsvpId`", ["input", "code"]); }
}

@ObjectType({ implements: Refusal, description: "Only who has a seat is checked in" })
export class NotConfirmed extends Refusal {
  @Field(() => RsvpStatus, { description: "Where the RSVP stands instead of CONFIRMED" })
  status: RsvpStatus;

  constructor(status: RsvpStatus, field: string) {
    super(`This RSVP is ${status}; only CONFIRMED ones are checked in`, ["input", field]);
    this.status = status;
  }
}

@ObjectType({ implements: Refusal, description: "Was checked in before, here or at another door; nothing has changed" })
export class AlreadyCheckedIn extends Refusal {
  @Field(() => Date, { description: "When the person was checked in" })
  checkedInAt: Date;

  constructor(checkedInAt: Date, field: string) {
    super(`Already checked in at ${checkedInAt.toISOString()}`, ["input", field]);
    this.checkedInAt = checkedInAt;
  }
}

@ObjectType({ implements: Refusal, description: "Nobody who is checked in: there is nothing to undo, or to certify" })
export class NotCheckedIn extends Refusal {
  constructor(message: string, field: string) { super(message, ["input", field]); }
}

@ObjectType({ implements: Refusal, description: "Nonce of another scan of this event; make a new one, at random, for each scan" })
export class NonceReused extends Refusal {
  static readonly constraint = "scan_nonce";
  constructor() { super("This nonce was used for another scan of this event; make a new one for each scan", ["input", "nonce"]); }
}
