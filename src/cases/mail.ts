import type { Wording } from "../base/module.js";

interface Reviewed { title: string; reason: string | null }

export const casePublished: Wording = ({ title }: Reviewed, locale) => locale === "it"
  ? { subject: `Pubblicato: ${title}`, text: `Il caso "${title}" è stato letto e pubblicato, con il tuo nome.\n\nPer correggerlo, ritiralo, modificalo e invialo di nuovo.\n` }
  : { subject: `Published: ${title}`, text: `The case study "${title}" was reviewed and published, with your name.\n\nTo correct it, take it back, edit it and submit it again.\n` };

export const caseReturned: Wording = ({ title, reason }: Reviewed, locale) => locale === "it"
  ? { subject: `Da rivedere: ${title}`, text: `Il caso "${title}" non è pubblico, e perché:\n\n  ${reason}\n\nPuoi modificarlo e inviarlo di nuovo, quante volte serve.\n` }
  : { subject: `To be mended: ${title}`, text: `The case study "${title}" is not public, and why:\n\n  ${reason}\n\nYou can edit it and submit it again, as often as it takes.\n` };
