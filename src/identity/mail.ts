import type { Wording } from "../base/module.js";

export const signInCode: Wording = ({ code }: { code: string }, locale) => locale === "it"
  ? { subject: "Il tuo codice di accesso", text: `Il tuo codice per accedere a Coproduce è\n\n  ${code}\n\nVale 10 minuti. Se non l'hai chiesto tu, puoi ignorare questo messaggio.\n` }
  : { subject: "Your sign-in code", text: `Your code to sign in to Coproduce is\n\n  ${code}\n\nIt lasts 10 minutes. If you did not ask for it, you can ignore this message.\n` };
