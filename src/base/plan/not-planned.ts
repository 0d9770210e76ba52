/** Why an operation is executed and not planned: few words for the counter, all of them for whoever asks. */
export type Reason = "off" | "request" | "invalid" | "no query" | "introspection" | "limits" | "field" | "type" | "arguments" | "variables" | "access" | "discarded";

/** Says that something has no plan; the operation is executed instead. No error for anybody. */
export class NotPlanned extends Error {
  constructor(readonly reason: Reason, readonly detail = "") { super(detail ? `${reason}: ${detail}` : reason); }
}
