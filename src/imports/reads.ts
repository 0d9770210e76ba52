import { byId, hasMany } from "../base/reads.js";
import { PersonClaim } from "./person-claim.js";

const ownClaims = (t: string) => `${t}.claimant_id = :viewer OR ${t}.invited_by_id = :viewer`;
export const theClaim = byId(PersonClaim, ownClaims);
export const myClaims = hasMany(PersonClaim, "claimantId", ["createdAt"], ownClaims, { bound: 100, where: t => `${t}.status = 'INVITED'` });
