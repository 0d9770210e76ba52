import type { Wording } from "../base/module.js";
import { SHORT_LENGTH } from "./code-text.js";

export const signInCode: Wording = ({ code, minutes }: { code: string; minutes: number }, locale) => locale === "it"
  ? {
    subject: "Il tuo codice di accesso",
    text: `Il tuo codice per accedere a Coproduce è\n\n  ${code}\n\nVale ${minutes} minuti. ${code.length > SHORT_LENGTH ? "È più lungo del solito perché oggi sono stati inseriti molti codici sbagliati per il tuo indirizzo. " : ""}Se non l'hai chiesto tu, puoi ignorare questo messaggio.\n`,
  }
  : {
    subject: "Your sign-in code",
    text: `Your code to sign in to Coproduce is\n\n  ${code}\n\nIt lasts ${minutes} minutes. ${code.length > SHORT_LENGTH ? "It is longer than usual because many wrong codes were entered for your address today. " : ""}If you did not ask for it, you can ignore this message.\n`,
  };
