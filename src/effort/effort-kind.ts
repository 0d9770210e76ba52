import { registerEnumType } from "type-graphql";

export enum EffortKind {
  HOURS = "HOURS", MONEY = "MONEY", RISK = "RISK", TIME_SAVED = "TIME_SAVED", MONEY_RECEIVED = "MONEY_RECEIVED", PAID_HELP_RECEIVED = "PAID_HELP_RECEIVED",
}
registerEnumType(EffortKind, {
  name: "EffortKind",
  description: "What a party bore, or what came back to it",
  valuesConfig: {
    HOURS: { description: "Borne: time that was given, in hours. Shares of the burden are shares of these" },
    MONEY: { description: "Borne: money that was spent and not given back, in units of its currency" },
    RISK: {
      description: "Borne: a risk that was taken on, as a level: 1 an inconvenience, 2 a small loss or some discomfort, 3 a loss of income or of standing that one would feel, 4 a serious one, 5 health, safety, liability or livelihood",
    },
    TIME_SAVED: { description: "Came back: time that the service or what was done together saved, in hours" },
    MONEY_RECEIVED: { description: "Came back: money that moved to the party for its part, in units of its currency" },
    PAID_HELP_RECEIVED: { description: "Came back: paid work that was put at the party's side, in hours" },
  },
});

/** Resources that moved to a party. */
export const RECEIVED: readonly EffortKind[] = [EffortKind.MONEY_RECEIVED, EffortKind.PAID_HELP_RECEIVED];
export const IN_MONEY: readonly EffortKind[] = [EffortKind.MONEY, EffortKind.MONEY_RECEIVED];

export enum EffortStatus { STANDING = "STANDING", DISPUTED = "DISPUTED", STRUCK = "STRUCK", RETRACTED = "RETRACTED" }
registerEnumType(EffortStatus, {
  name: "EffortStatus",
  description: "Where an entry of effort stands",
  valuesConfig: {
    STANDING: { description: "It counts" },
    DISPUTED: { description: "A steward doubts it; it counts until that is settled" },
    STRUCK: { description: "Another steward upheld the doubt: it does not count" },
    RETRACTED: { description: "Taken back by whose it is: it does not count" },
  },
});

/** Where an entry still counts. */
export const COUNTING: readonly EffortStatus[] = [EffortStatus.STANDING, EffortStatus.DISPUTED];

export enum EffortAction {
  RECORDED = "RECORDED", CORRECTED = "CORRECTED", DISPUTED = "DISPUTED", DISMISSED = "DISMISSED", UPHELD = "UPHELD", RETRACTED = "RETRACTED",
}
registerEnumType(EffortAction, {
  name: "EffortAction",
  description: "What was done with an entry of effort",
  valuesConfig: {
    RECORDED: { description: "It was written down" },
    CORRECTED: { description: "Whose it is corrected it" },
    DISPUTED: { description: "A steward doubted it" },
    DISMISSED: { description: "A steward dismissed the doubt: it stands" },
    UPHELD: { description: "Another steward upheld the doubt: it counts no more" },
    RETRACTED: { description: "Whose it is took it back" },
  },
});
