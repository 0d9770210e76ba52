import type { Wording } from "../base/module.js";

interface About { project: string; title: string }

export const helpOffered: Wording = ({ project, title }: About, locale) => locale === "it"
  ? { subject: `Qualcuno offre aiuto: ${title}`, text: `Nel progetto "${project}" qualcuno offre di occuparsi di\n\n  ${title}\n\nTocca a chi cura il progetto rispondere.\n` }
  : { subject: `Somebody offers to help: ${title}`, text: `In the project "${project}" somebody offers to do\n\n  ${title}\n\nIt is for you and the other stewards to answer.\n` };

export const helpAnswered: Wording = ({ project, title, accepted, reason }: About & { accepted: boolean; reason: string | null }, locale) => {
  const why = reason ? `\n${reason}\n` : "";
  if (locale === "it") {
    return accepted
      ? { subject: `Il tuo aiuto è accettato: ${title}`, text: `Nel progetto "${project}" la tua offerta è stata accettata:\n\n  ${title}\n${why}` }
      : { subject: `Il tuo aiuto non serve ora: ${title}`, text: `Nel progetto "${project}" la tua offerta non è stata accettata:\n\n  ${title}\n${why}` };
  }
  return accepted
    ? { subject: `Your help is accepted: ${title}`, text: `In the project "${project}" your offer was accepted:\n\n  ${title}\n${why}` }
    : { subject: `Your offer was not accepted: ${title}`, text: `In the project "${project}" your offer was not accepted:\n\n  ${title}\n${why}` };
};

export const helpWithdrawn: Wording = ({ project, title }: About, locale) => locale === "it"
  ? { subject: `Qualcuno si ritira: ${title}`, text: `Nel progetto "${project}" qualcuno che avevate accettato non se ne occupa più:\n\n  ${title}\n\nIl posto è di nuovo libero.\n` }
  : { subject: `Somebody steps back: ${title}`, text: `In the project "${project}" somebody whom you had accepted does not do this any more:\n\n  ${title}\n\nTheir place is free again.\n` };
