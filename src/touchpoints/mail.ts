import type { Wording } from "../base/module.js";

interface About { title: string; party: string; reason: string }

export const removedFromParty: Wording = ({ title, party, reason }: About, locale) => locale === "it"
  ? { subject: `${title}: ${party}`, text: `Chi cura il progetto\n\n  ${title}\n\nha tolto il tuo nome da «${party}», con questa motivazione:\n\n${reason}\n\nSe ritieni che sia un errore, parlane con chi cura il progetto.\n` }
  : { subject: `${title}: ${party}`, text: `A steward of the project\n\n  ${title}\n\nhas taken you off "${party}", for this reason:\n\n${reason}\n\nIf you think that this is wrong, speak to the project's stewards.\n` };
