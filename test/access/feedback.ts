import type { ChangeRow } from "./world.js";

export const feedbackChanges: Record<string, ChangeRow> = {
  // Open to whoever sees the event, from its start: not open yet is what a coming event answers.
  giveFeedback: { published: "U X X X X X X", draft: "U F F A F A F", input: ({ eventId }) => ({ eventId, rating: 4 }) },
  // Nobody has said anything of a draft that could be answered.
  respondToFeedback: { published: "U A A D A A A", draft: "U F F A F A F", input: ({ eventId }) => ({ eventId, text: "We heard you" }) },
};
