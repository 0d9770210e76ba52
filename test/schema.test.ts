import "reflect-metadata";
import { readFileSync } from "node:fs";
import {
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isSpecifiedScalarType, isUnionType, validateSchema,
  type GraphQLField, type GraphQLOutputType,
} from "graphql";
import { makeSchema, printed } from "../src/schema.js";

const schema = makeSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));

test("the committed schema is current", () => {
  expect(readFileSync("schema/schema.graphql", "utf8")).toBe(printed(schema));
});

test("the schema is valid", () => {
  expect(validateSchema(schema)).toEqual([]);
});

/** Every element with its description. */
function elements(): [string, string | null | undefined][] {
  return types.flatMap((type): [string, string | null | undefined][] => {
    // What the built-in scalars are, graphql-js says.
    const own: [string, string | null | undefined][] = isSpecifiedScalarType(type) ? [] : [[type.name, type.description]];
    if (isEnumType(type)) return [...own, ...type.getValues().map((value): [string, string | null | undefined] => [`${type.name}.${value.name}`, value.description])];
    if (isInputObjectType(type)) return [...own, ...Object.values(type.getFields()).map((field): [string, string | null | undefined] => [`${type.name}.${field.name}`, field.description])];
    if (isObjectType(type) || isInterfaceType(type)) {
      return [...own, ...Object.values(type.getFields()).flatMap((field): [string, string | null | undefined][] => [
        [`${type.name}.${field.name}`, field.description],
        ...field.args.map((arg): [string, string | null | undefined] => [`${type.name}.${field.name}(${arg.name})`, arg.description]),
      ])];
    }
    return own;
  });
}

test("every element is described, and none begins with \"The\"", () => {
  const wrong = elements().filter(([, description]) => !description || /^The /.test(description)).map(([name]) => name);
  expect(wrong).toEqual([]);
});

const outputFields = (): [string, GraphQLField<unknown, unknown>][] =>
  types.filter(type => isObjectType(type)).flatMap(type => Object.values(type.getFields()).map((field): [string, GraphQLField<unknown, unknown>] => [`${type.name}.${field.name}`, field]));

const listOf = (type: GraphQLOutputType): GraphQLOutputType | null => {
  const inner = isNonNullType(type) ? type.ofType as GraphQLOutputType : type;
  return isListType(inner) ? inner.ofType as GraphQLOutputType : null;
};

test("lists are non-null with non-null items, and bounded: a page, or a number of rows that the cost counts", () => {
  const lists = outputFields().filter(([, { type }]) => listOf(type));
  expect(lists.length).toBeGreaterThan(20);
  for (const [name, { type, extensions }] of lists) {
    if (name.endsWith(".path") || name.endsWith(".histogram")) continue;
    // What a change yields is null when it was refused.
    expect([name, isNonNullType(type) || /Payload\.(?!errors)/.test(name), isNonNullType(listOf(type))]).toEqual([name, true, true]);
    const rows = isObjectType(getNamedType(type)) || isUnionType(getNamedType(type));
    const counted = /(Connection\.(edges|nodes)|Payload\.errors)$/.test(name) || typeof extensions.rows === "number";
    if (rows) expect([name, counted]).toEqual([name, true]);
  }
});

test("root fields declare who may ask", () => {
  for (const root of [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!]) {
    for (const [name, { extensions, description }] of Object.entries(root.getFields())) {
      expect([name, extensions.access]).toEqual([name, expect.stringMatching(/^(anyone|signedIn|atDoor)$/)]);
      expect([name, description]).toEqual([name, expect.stringMatching(/(Open to anyone|Requires sign-in|Requires sign-in, or a door token of the event)\.$/)]);
    }
  }
});

/** Their answers hold what must not be answered twice, or each scan of their input has a nonce. */
const KEYLESS = new Set([
  "requestSignInCode", "signIn", "signOut", "signOutEverywhere", "issueDoorToken", "issueCalendarAddress", "checkIn", "undoCheckIn", "checkInBatch", "recordAttendance", "undoAttendance",
]);

test("a change has an input and a payload of its own, refusals as a union, and a key", () => {
  const seen = new Set<string>();
  for (const [name, { args, type }] of Object.entries(schema.getMutationType()!.getFields())) {
    const capital = name[0].toUpperCase() + name.slice(1);
    expect(String(type)).toBe(`${capital}Payload!`);
    expect(args.map(arg => `${arg.name}: ${String(arg.type)}`)).toEqual([`input: ${capital}Input!`]);
    const payload = getNamedType(type);
    const input = getNamedType(args[0].type);
    if (!isObjectType(payload) || !isInputObjectType(input)) throw new Error(name);
    expect(String(payload.getFields().errors.type)).toBe(`[${capital}Error!]!`);
    expect([name, "key" in input.getFields()]).toEqual([name, !KEYLESS.has(name)]);
    expect(seen.has(input.name)).toBe(false);
    seen.add(input.name);
  }
});

test("every refusal is one by interface", () => {
  for (const type of types) {
    if (!isUnionType(type) || !type.name.endsWith("Error")) continue;
    for (const member of type.getTypes()) expect([member.name, member.getInterfaces().map(({ name }) => name)]).toEqual([member.name, ["Refusal"]]);
  }
});
