import type { Wording } from "../base/module.js";

interface About { title: string }

export const projectInvitation: Wording = ({ title }: About, locale) => locale === "it"
  ? { subject: `Invito: ${title}`, text: `Ti invitano a partecipare al progetto\n\n  ${title}\n\nAccedi a Coproduce con questo indirizzo per accettare o rifiutare. Se non te l'aspettavi, puoi ignorare questo messaggio.\n` }
  : { subject: `Invitation: ${title}`, text: `You are invited to take part in the project\n\n  ${title}\n\nSign in to Coproduce with this address to accept or decline. If you did not expect this, you can ignore this message.\n` };

export const joinRequested: Wording = ({ title }: About, locale) => locale === "it"
  ? { subject: `Richiesta di partecipare: ${title}`, text: `Qualcuno chiede di partecipare al progetto\n\n  ${title}\n\nTocca a chi lo cura rispondere.\n` }
  : { subject: `Request to join: ${title}`, text: `Somebody asks to join the project\n\n  ${title}\n\nIt is for you and the other stewards to answer.\n` };

export const joinAnswered: Wording = ({ title, accept, reason }: About & { accept: boolean; reason: string | null }, locale) => {
  const why = reason ? `\n${reason}\n` : "";
  if (locale === "it") {
    return accept
      ? { subject: `Partecipi: ${title}`, text: `La tua richiesta è stata accettata: ora partecipi al progetto\n\n  ${title}\n` }
      : { subject: `Richiesta non accettata: ${title}`, text: `La tua richiesta di partecipare non è stata accettata.\n\n  ${title}\n${why}` };
  }
  return accept
    ? { subject: `You take part: ${title}`, text: `Your request was accepted: you take part in the project\n\n  ${title}\n` }
    : { subject: `Request not accepted: ${title}`, text: `Your request to join was not accepted.\n\n  ${title}\n${why}` };
};

export const organisationProposed: Wording = ({ title, name }: About & { name: string }, locale) => locale === "it"
  ? { subject: `Partecipare a: ${title}`, text: `Si chiede a ${name} di partecipare al progetto\n\n  ${title}\n\nPuò rispondere chi la rappresenta o la amministra.\n` }
  : { subject: `Taking part in: ${title}`, text: `${name} is asked to take part in the project\n\n  ${title}\n\nIts officers and admins can answer.\n` };
