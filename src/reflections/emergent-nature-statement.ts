import { registerEnumType } from "type-graphql";
import type { Locale } from "../base/locale.js";

export enum EmergentNatureStatement {
  ROUGH_IDEAS = "ROUGH_IDEAS", OTHER_LIVES = "OTHER_LIVES", MISSING_PIECES = "MISSING_PIECES", SMALL_CHANGES = "SMALL_CHANGES",
  TRYING_EARLY = "TRYING_EARLY", UNLIKELY_LINKS = "UNLIKELY_LINKS", PLAIN_RETELLING = "PLAIN_RETELLING", LATER_USE = "LATER_USE",
}

/** In the order in which they are put. Another wording is another statement: what people answered to it cannot be compared. */
export const STATEMENTS: Readonly<Record<EmergentNatureStatement, Readonly<Record<Locale, string>>>> = {
  ROUGH_IDEAS: { en: "I enjoy working on ideas that nobody has finished thinking through.", it: "Mi piace lavorare su idee che nessuno ha ancora pensato fino in fondo." },
  OTHER_LIVES: { en: "I can tell how a change would play out in the day of somebody unlike me.", it: "So dire che effetto avrebbe un cambiamento nella giornata di chi è diverso da me." },
  MISSING_PIECES: { en: "Where a plan has holes, ways of closing them come to me readily.", it: "Se un progetto ha dei buchi, mi viene facile trovare come chiuderli." },
  SMALL_CHANGES: { en: "When I use a service, I tend to spot the small change that would help many.", it: "Quando uso un servizio, noto spesso il piccolo cambiamento che aiuterebbe molti." },
  TRYING_EARLY: { en: "I would rather try something out early than wait until it is settled.", it: "Preferisco provare presto una cosa piuttosto che aspettare che sia definita." },
  UNLIKELY_LINKS: { en: "I often see what two things have in common that seem to have nothing to do with each other.", it: "Vedo spesso che cosa unisce due cose che sembrano non avere nulla a che fare tra loro." },
  PLAIN_RETELLING: { en: "I can put a vague proposal so that others see what it is good for.", it: "So spiegare una proposta vaga in modo che gli altri capiscano a che cosa serve." },
  LATER_USE: { en: "A novelty that I have no need of today still keeps me thinking about what it may be good for.", it: "Una novità che oggi non mi serve mi fa comunque pensare a che cosa potrebbe servire." },
};

export const STATEMENT_NAMES = Object.values(EmergentNatureStatement);

registerEnumType(EmergentNatureStatement, {
  name: "EmergentNatureStatement",
  description: "Eight statements about how one deals with what is still unfinished. The idea of an \"emergent nature\", of people who see what a rough concept could become, is that of Hoffman, Kopalle and Novak (2010, " +
    "\"The 'Right' Consumers for Better Concepts\", Journal of Marketing Research 47(5)); the statements are this service's own and not their scale, and have not been validated: nothing that is found with theirs holds for these",
  valuesConfig: Object.fromEntries(STATEMENT_NAMES.map(name => [name, { description: STATEMENTS[name].en }])),
});

export const LEAST_AGREEMENT = 1;
export const MOST_AGREEMENT = 7;
export const AGREEMENT = `${LEAST_AGREEMENT} (disagree entirely) to ${MOST_AGREEMENT} (agree entirely)`;
