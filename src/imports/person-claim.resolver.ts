import { fieldsOf, list, one } from "../base/doors.js";
import { Me } from "../identity/me.js";
import { thePerson } from "../identity/reads.js";
import { PersonClaim } from "./person-claim.js";
import { myClaims } from "./reads.js";

export const ClaimFields = fieldsOf(PersonClaim, {
  person: one(thePerson, { from: "personId", nullable: false, description: "Person on the imported schedule" }),
});

export const MyClaims = fieldsOf(Me, {
  claims: list(myClaims, "People on imported schedules whom one is asked to take over"),
});
