import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

export interface Example { name: string; query: string; variables?: string }

const FOLDER = path.dirname(createRequire(import.meta.url).resolve("#schema/examples/01-event-page.graphql"));

/** The example operations of the schema, in order; what they need for variables stands in a file beside them. */
export async function exampleOperations(): Promise<Example[]> {
  const files = await readdir(FOLDER);
  return Promise.all(files.filter(file => file.endsWith(".graphql")).sort().map(async file => {
    const variables = file.replace(/\.graphql$/, ".json");
    return {
      name: file.replace(/^\d+-|\.graphql$/g, "").replaceAll("-", " "),
      query: await readFile(path.join(FOLDER, file), "utf8"),
      ...(files.includes(variables) ? { variables: await readFile(path.join(FOLDER, variables), "utf8") } : {}),
    };
  }));
}
