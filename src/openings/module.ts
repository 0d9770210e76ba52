import type { Module } from "../base/module.js";
import { AddOpening } from "./add-opening.js";
import { AnswerHelpOffer } from "./answer-help-offer.js";
import { CloseOpening } from "./close-opening.js";
import { EditOpening } from "./edit-opening.js";
import { HelpOffer } from "./help-offer.js";
import { helpAnswered, helpOffered, helpWithdrawn } from "./mail.js";
import { matchedPeople } from "./matching.js";
import { OfferHelp } from "./offer-help.js";
import { OpeningSkill } from "./opening-skill.js";
import { Opening } from "./opening.js";
import { HelpOfferFields, MyOpenings, OpeningFields, OpeningQueries, ProjectOpenings, TouchpointOpenings } from "./opening.resolver.js";
import { peopleOfOpenings } from "./policy.js";

export const openings: Module = {
  name: "openings",
  entities: [Opening, OpeningSkill, HelpOffer],
  resolvers: [OpeningQueries, OpeningFields, HelpOfferFields, ProjectOpenings, TouchpointOpenings, MyOpenings, AddOpening, EditOpening, CloseOpening, OfferHelp, AnswerHelpOffer],
  moments: { opening: ["by_when"] },
  mail: { "help-offered": helpOffered, "help-answered": helpAnswered, "help-withdrawn": helpWithdrawn },
  shows: { person: t => `${peopleOfOpenings(t)} OR ${matchedPeople(t)}` },
};
