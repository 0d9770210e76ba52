import { registerEnumType } from "type-graphql";

export enum OpeningVerb { EDIT = "EDIT", CLOSE = "CLOSE", REOPEN = "REOPEN", ANSWER = "ANSWER", OFFER = "OFFER", WITHDRAW_OFFER = "WITHDRAW_OFFER" }
registerEnumType(OpeningVerb, {
  name: "OpeningVerb",
  description: "What the viewer may do with an opening",
  valuesConfig: {
    EDIT: { description: "Edit it (`editOpening`)" },
    CLOSE: { description: "Close it with a reason (`closeOpening`)" },
    REOPEN: { description: "Open it again (`reopenOpening`)" },
    ANSWER: { description: "Accept and decline offers to help (`answerHelpOffer`)" },
    OFFER: { description: "Offer to help, or change what one offers while it awaits an answer (`offerHelp`)" },
    WITHDRAW_OFFER: { description: "Take the own offer back (`withdrawHelpOffer`)" },
  },
});
