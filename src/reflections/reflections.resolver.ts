import { ArgsType, Field, InputType, ObjectType } from "type-graphql";
import { computed, fieldsOf, list, one, page, queries } from "../base/doors.js";
import { Id } from "../base/id.js";
import { localeOf } from "../base/locale.js";
import { PageArgs } from "../base/page.js";
import { Event } from "../events/event.js";
import { Me } from "../identity/me.js";
import { Project } from "../projects/project.js";
import { theProject } from "../projects/reads.js";
import { EmergentNatureStatement, STATEMENT_NAMES, STATEMENTS } from "./emergent-nature-statement.js";
import { EmergentNature } from "./emergent-nature.js";
import { DAYS_COUNTED, FEWEST_COUNTED } from "./publication.js";
import {
  answersOfEmergentNature, concernsOfProject, driversOfProject, emergentNatureOfEvent, emergentNatureOfProject, myEmergentNature, myReflections, themesOfSummary,
} from "./reads.js";
import { EmergentNatureCounts, ThemeCounts } from "./reflection-summary.js";
import { Reflection } from "./reflection.js";
import { ReflectionKind, ReflectionTheme } from "./theme.js";

@InputType({ description: "Which of one's own notes; every condition that is given must hold" })
export class ReflectionFilter {
  @Field(() => ReflectionKind, { nullable: true, description: "Is about this" }) kind?: ReflectionKind | null;
  @Field(() => Id, { nullable: true, description: "Is attached to this project" }) projectId?: string | null;
  @Field(() => ReflectionTheme, { nullable: true, description: "Comes under this theme" }) theme?: ReflectionTheme | null;
}

@ArgsType()
export class ReflectionPageArgs extends PageArgs {
  @Field(() => ReflectionFilter, { nullable: true, description: "Which notes; all when absent" }) filter?: ReflectionFilter | null;
}

@ArgsType()
export class WordingArgs {
  @Field(() => String, { nullable: true, description: "Language (BCP 47): Italian for `it`, otherwise English" }) language?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A statement about oneself, as it is put: the same words for everybody, or answers could not be counted together" })
export class StatementWording {
  @Field(() => EmergentNatureStatement, { description: "Which of the eight" }) statement!: EmergentNatureStatement;
  @Field(() => String, { description: "Its words" }) text!: string;
  @Field(() => String, { description: "Language that they are in (BCP 47)" }) language!: string;
}

export const ReflectionQueries = queries({
  emergentNatureStatements: {
    access: "anyone",
    ...computed({
      type: () => [StatementWording], args: WordingArgs, needs: [], rows: STATEMENT_NAMES.length,
      description: "Eight statements that one can agree or disagree with, in the order in which they are put (`answerEmergentNature`)",
      resolve: (_root, args) => {
        const language = localeOf((args.language as string | null | undefined) ?? "en");
        return STATEMENT_NAMES.map(statement => ({ statement, text: STATEMENTS[statement][language], language }));
      },
    }),
  },
});

export const EmergentNatureFields = fieldsOf(EmergentNature, {
  answers: list(answersOfEmergentNature, "What one answered, in the order of the statements"),
});

export const ReflectionFields = fieldsOf(Reflection, {
  project: one(theProject, { from: "projectId", description: "Project that it is attached to; null when to none, or to one that one may not see any more" }),
});

export const MyReflections = fieldsOf(Me, {
  emergentNature: one(myEmergentNature, { description: "How one says that one deals with what is still unfinished; null when one has not answered, or deleted it" }),
  reflections: page(myReflections, "Private notes of what drives and what worries one, newest first", ReflectionPageArgs),
});

const UNTIL = `null to everybody else, and until ${FEWEST_COUNTED} are counted`;

export const ProjectReflections = fieldsOf(Project, {
  emergentNatureCounts: one(emergentNatureOfProject, { as: () => EmergentNatureCounts, description: `For its stewards: how many of its members answered the statements of \`EmergentNature\`, in three bands; ${UNTIL}` }),
  driverThemes: one(driversOfProject, { as: () => ThemeCounts, description: `For its stewards: what its members note as driving them, as counts of themes; ${UNTIL}` }),
  concernThemes: one(concernsOfProject, { as: () => ThemeCounts, description: `For its stewards: what its members note as worrying them, as counts of themes; ${UNTIL}` }),
});

export const ThemeCountsFields = fieldsOf(ThemeCounts, {
  themes: list(themesOfSummary, "Themes that enough of these people share, the most frequent first"),
});

export const EventReflections = fieldsOf(Event, {
  emergentNatureCounts: one(emergentNatureOfEvent, {
    as: () => EmergentNatureCounts, description: `For its organisers: how many of those who have a seat answered the statements of \`EmergentNature\`, in three bands; ${UNTIL}. Until ${DAYS_COUNTED} days after it`,
  }),
});
