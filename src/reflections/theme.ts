import { registerEnumType } from "type-graphql";

export enum ReflectionKind { DRIVER = "DRIVER", CONCERN = "CONCERN" }
registerEnumType(ReflectionKind, {
  name: "ReflectionKind",
  description: "What a private note is about",
  valuesConfig: {
    DRIVER: { description: "What drives one to take part" },
    CONCERN: { description: "What worries one about taking part" },
  },
});

export enum ReflectionTheme {
  BETTER_SERVICE = "BETTER_SERVICE", FAIRNESS = "FAIRNESS", LEARNING = "LEARNING", BELONGING = "BELONGING", INFLUENCE = "INFLUENCE", GIVING_BACK = "GIVING_BACK", RECOGNITION = "RECOGNITION", PAY = "PAY",
  TIME = "TIME", COST = "COST", TOKENISM = "TOKENISM", BLAME = "BLAME", PRIVACY = "PRIVACY", ACCESS = "ACCESS", DUTY_SHIFTED = "DUTY_SHIFTED", CONFLICT = "CONFLICT",
}
registerEnumType(ReflectionTheme, {
  name: "ReflectionTheme",
  description: "What a private note comes under, so that it can be counted without being read; eight for drivers, eight for concerns",
  valuesConfig: {
    BETTER_SERVICE: { description: "Driver: the service itself is to become better" },
    FAIRNESS: { description: "Driver: those who are left out are to get what others have" },
    LEARNING: { description: "Driver: learning something, or how things are done" },
    BELONGING: { description: "Driver: meeting people, being part of something" },
    INFLUENCE: { description: "Driver: having a say in what is decided" },
    GIVING_BACK: { description: "Driver: giving back for what one has been given" },
    RECOGNITION: { description: "Driver: being seen and taken seriously for what one knows" },
    PAY: { description: "Driver: pay, a certificate, or a step towards a job" },
    TIME: { description: "Concern: it takes more time than one has" },
    COST: { description: "Concern: what it costs: travel, childcare, earnings that one goes without" },
    TOKENISM: { description: "Concern: being asked for form's sake, with everything decided already" },
    BLAME: { description: "Concern: being held responsible for what goes wrong" },
    PRIVACY: { description: "Concern: what becomes known of oneself" },
    ACCESS: { description: "Concern: not being able to take part in full: language, place, hours, disability, devices" },
    DUTY_SHIFTED: { description: "Concern: work that was the public body's lands on people, without the means" },
    CONFLICT: { description: "Concern: quarrels, or trouble with neighbours, colleagues or an office that one depends on" },
  },
});

const DRIVERS = ["BETTER_SERVICE", "FAIRNESS", "LEARNING", "BELONGING", "INFLUENCE", "GIVING_BACK", "RECOGNITION", "PAY"] as readonly ReflectionTheme[];
const CONCERNS = ["TIME", "COST", "TOKENISM", "BLAME", "PRIVACY", "ACCESS", "DUTY_SHIFTED", "CONFLICT"] as readonly ReflectionTheme[];

/** The themes of a kind. */
export const THEMES: Readonly<Record<ReflectionKind, readonly ReflectionTheme[]>> = { DRIVER: DRIVERS, CONCERN: CONCERNS };

export const MOST_THEMES = 8;
