import { Field, InputType, Int } from "type-graphql";
import type { Act } from "../base/act.js";
import { Change } from "../base/change.js";
import { Id } from "../base/id.js";
import { me } from "./identity.resolver.js";
import { Person } from "./person.js";
import { KeyedInput } from "../base/once.js";

@InputType({ description: "What to change in the own profile: absent leaves, null clears" })
export class EditProfileInput extends KeyedInput {
  @Field(() => String, { nullable: true, description: "Name to go by; 1 to 120 characters" }) displayName?: string | null;
  @Field(() => String, { nullable: true, description: "One line beside the name; at most 160 characters" }) tagLine?: string | null;
  @Field(() => String, { nullable: true, description: "About oneself (CommonMark); at most 4,000 characters" }) bio?: string | null;
  @Field(() => String, { nullable: true, description: "Address of a picture (http or https)" }) avatarUrl?: string | null;
  @Field(() => [String], { nullable: true, description: "Languages one speaks (BCP 47); at most 20" }) languages?: string[] | null;
  @Field(() => String, { nullable: true, description: "Language the service writes in (BCP 47); until it is chosen here, that of the last sign-in" }) locale?: string | null;
  @Field(() => String, { nullable: true, description: "Time zone one lives in (IANA)" }) timeZone?: string | null;
  @Field(() => Int, { nullable: true, description: "Hours a week one can give; 0 to 168" }) hoursPerWeek?: number | null;
  @Field(() => Id, { nullable: true, description: "Place near which one would help, for example a library close to home; private, and only compared with where openings are" }) placeId?: string | null;
  @Field(() => String, { nullable: true, description: "What drives one to take part; private, at most 4,000 characters" }) drivers?: string | null;
  @Field(() => String, { nullable: true, description: "What worries one about taking part; private, at most 4,000 characters" }) concerns?: string | null;
}

export class EditProfile {
  @Change({
    input: () => EditProfileInput, yields: { me }, access: "signedIn",
    description: "Edits the own profile, public card and private notes alike",
    check: (input, checks) => {
      checks.notCleared(input, "displayName", "languages", "locale");
      checks.text("displayName", input.displayName, 120);
      checks.text("tagLine", input.tagLine, 160);
      checks.text("bio", input.bio, 4_000);
      checks.link("avatarUrl", input.avatarUrl);
      checks.languages("languages", input.languages);
      checks.language("locale", input.locale);
      checks.timeZone("timeZone", input.timeZone);
      checks.whole("hoursPerWeek", input.hoursPerWeek, 0, 168);
      checks.text("drivers", input.drivers, 4_000);
      checks.text("concerns", input.concerns, 4_000);
    },
  })
  async editProfile({ key: _key, ...edits }: EditProfileInput, act: Act): Promise<{ me: string }> {
    const id = act.viewer.personId;
    await act.update(Person, id, { ...edits, ...(edits.locale != null && { localeChosen: true }) } as Partial<Person>);
    return { me: id };
  }
}
