import type { Wording } from "../base/module.js";

interface Answered { title: string; organisation: string; reason: string | null; commitment: string | null; status: string | null }

/** Not quoted: whoever reads over a shoulder would learn who wrote what was published without a name. */
export const contributionAnswered: Wording = ({ title, organisation, reason, commitment, status }: Answered, locale) => {
  if (locale === "it") {
    const answer = commitment === null ? `Non se ne farà nulla, e perché:\n\n  ${reason}` : `${status === "DONE" ? "Un impegno già mantenuto" : "Un impegno"}:\n\n  ${commitment}`;
    return { subject: `Una risposta a quello che hai detto: ${title}`, text: `${organisation} ha risposto a qualcosa che hai detto nel progetto "${title}".\n\n${answer}\n\nTra i tuoi contributi vedi a che cosa.\n` };
  }
  const answer = commitment === null ? `Nothing will be done about it, and why:\n\n  ${reason}` : `${status === "DONE" ? "A promise that was kept already" : "A promise"}:\n\n  ${commitment}`;
  return { subject: `An answer to what you said: ${title}`, text: `${organisation} has answered something that you said in the project "${title}".\n\n${answer}\n\nYour contributions show which.\n` };
};

interface Settled { title: string; organisation: string; text: string; status: "DONE" | "BROKEN" | "WITHDRAWN"; reason: string | null; evidence: string | null; evidenceUrl: string | null }

const OUTCOME = {
  en: { DONE: "was kept", BROKEN: "was not kept", WITHDRAWN: "was taken back" },
  it: { DONE: "è stato mantenuto", BROKEN: "non è stato mantenuto", WITHDRAWN: "è stato ritirato" },
};

export const commitmentSettled: Wording = ({ title, organisation, text, status, reason, evidence, evidenceUrl }: Settled, locale) => {
  const why = [reason, evidence, evidenceUrl].filter(Boolean).join("\n");
  const outcome = OUTCOME[locale][status];
  return locale === "it"
    ? { subject: `L'impegno ${outcome}: ${title}`, text: `L'impegno con cui ${organisation} ti aveva risposto ${outcome}:\n\n  ${text}\n\n${why}\n` }
    : { subject: `The promise ${outcome}: ${title}`, text: `The promise with which ${organisation} had answered you ${outcome}:\n\n  ${text}\n\n${why}\n` };
};
