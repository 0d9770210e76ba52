/** Text as a block quote (CommonMark 0.31, 5.1). Runs of empty lines mean no more than one, and would only lengthen it. */
export const quoted = (text: string): string =>
  text.replace(/\n{3,}/g, "\n\n").split("\n").map(line => line === "" ? ">" : `> ${line}`).join("\n");
