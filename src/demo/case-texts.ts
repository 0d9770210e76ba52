type Outcome = "SUCCEEDED" | "MIXED" | "FAILED";
type Kind = "RESIDENT" | "FAMILY" | "VOLUNTEER" | "COMMUNITY_GROUP" | "FRONT_LINE_STAFF" | "MANAGER" | "PARTNER";
export type FactorName =
  "ORGANISATIONAL_COMPATIBILITY" | "OPEN_ATTITUDE" | "ADMINISTRATIVE_RISK_CULTURE" | "CLEAR_INCENTIVES" | "CITIZEN_CHARACTERISTICS" | "OWNERSHIP" | "SOCIAL_CAPITAL" | "PERSONAL_RISK" |
  "TRUST" | "TIME" | "FUNDING" | "LEADERSHIP" | "SHARED_POWER" | "PROMISES_KEPT" | "BURDEN_SHARING" | "FACILITATION" | "INCLUSION" | "CONTINUITY_OF_STAFF" | "DATA" | "LEGAL_FRAME";

export interface FactorText { factor: FactorName; helped: boolean; evidence: string; source: string; url?: string }
export interface CaseText {
  /** By the number of its author among the demo's people; `days` ago it was submitted, and a week later reviewed. */
  author: number; days: number;
  /** What it grew out of: the library card, or a note of its afternoon by its number. */
  from?: "project" | number;
  title: string; summary: string; context: string; method: string; whatHappened: string; lessons: string;
  outcome: Outcome; parties: readonly Kind[]; stage: "CO_COMMISSION" | "CO_DESIGN" | "CO_DELIVER" | "CO_ASSESS"; countryCode: string; years: readonly [number, number];
  factors: readonly FactorText[];
}

/** Made up, each of them; the failures are told as fully as the rest. */
export const CASES: readonly CaseText[] = [
  {
    author: 9, days: 200, title: "The waiting room that patients moved", summary: "Patients and reception staff of a health centre redesigned the first twenty minutes of a visit.",
    context: "A health centre for eleven thousand people. Whoever came in stood in one queue, gave their complaint through a glass pane, and everybody behind them heard it. Staff had asked for a screen for years; the plan was to buy a ticket machine.",
    method: "Before anything was bought, six patients and four receptionists walked the first twenty minutes together, in both directions: patients sat behind the pane, staff queued with a pram. They marked on the floor with tape where it hurt. For three Mondays they moved the furniture themselves, and asked everybody who left for one word.",
    whatHappened: "There is no machine. There are two low tables at an angle, a line to stop at, and a card with which one can say *I would rather not say it aloud*. Complaints about privacy fell from about nine a month to one. The receptionists asked for the same room in the second building.",
    lessons: "Tape is cheaper than a consultant. We would pay the patients from the first day; two had to stop because of the fares.",
    outcome: "SUCCEEDED", parties: ["RESIDENT", "FRONT_LINE_STAFF", "MANAGER"], stage: "CO_DESIGN", countryCode: "FI", years: [2022, 2023],
    factors: [
      { factor: "OPEN_ATTITUDE", helped: true, evidence: "The head receptionist gave up the plan that she had written herself after one afternoon in the queue.", source: "Minutes of the house meeting, 14 March 2022", url: "https://example.org/cases/waiting-room/minutes" },
      { factor: "SHARED_POWER", helped: true, evidence: "The group could move whatever has no cable, without asking anybody. It used that eleven times.", source: "Log of the three Mondays" },
      { factor: "FACILITATION", helped: true, evidence: "A nurse from the other building asked the questions, so that neither side did.", source: "Log of the three Mondays" },
      { factor: "DATA", helped: true, evidence: "Complaints about privacy: 9 a month before, 1 after, over two half-years.", source: "Complaints register 2021 to 2023", url: "https://example.org/cases/waiting-room/register.csv" },
      { factor: "FUNDING", helped: false, evidence: "Fares were not paid back until the third month; two of six patients had left by then.", source: "Interview with a patient who left" },
    ],
  },
  {
    author: 12, days: 170, title: "A budget that nobody could spend", summary: "A district let residents decide about 300,000 euros, and no law about how to spend them.",
    context: "After a lost vote on a car park the council of a district set aside 300,000 euros for what residents would choose. It was to mend trust. The rules of procurement were to be looked at \"in due course\".",
    method: "Four assemblies, a vote in which one in nine took part, seven winning proposals. Their authors were made \"citizen leads\" and given a desk, a log-in and a deadline of nine months.",
    whatHappened: "Six of the seven needed a tender, which took fourteen months. The leads were neither allowed to sign nor to talk to bidders. Two officers were moved to another department in spring. At the end of the year the money lapsed, as the law says. One bench was built. Of seven leads five say that they will not take part in anything again; the next vote was called off.",
    lessons: "We opened a decision that was not ours to open. Ask the lawyers *before* the vote, and write on one page what cannot be promised. When it began to fail we should have said so in public; we waited for the summer, and then it was too late.",
    outcome: "FAILED", parties: ["RESIDENT", "COMMUNITY_GROUP", "MANAGER"], stage: "CO_COMMISSION", countryCode: "DE", years: [2020, 2021],
    factors: [
      { factor: "LEGAL_FRAME", helped: false, evidence: "Six of seven proposals needed a tender of fourteen months; the money lapsed after twelve.", source: "Report of the court of auditors of the district, 2022, p. 31", url: "https://example.org/cases/budget/audit#31" },
      { factor: "PROMISES_KEPT", helped: false, evidence: "\"You decide\" stood on every poster. One of seven decisions was carried out.", source: "Poster, and the list of results" },
      { factor: "CONTINUITY_OF_STAFF", helped: false, evidence: "Both officers who knew the leads were moved in the same month.", source: "Organisation chart, April 2021" },
      { factor: "TRUST", helped: false, evidence: "Five of seven leads will not take part again. Before, all seven had said that they would.", source: "Interviews, December 2021" },
      { factor: "ADMINISTRATIVE_RISK_CULTURE", helped: false, evidence: "The leads' log-in showed less than the public web site; the legal office had asked for that.", source: "Letter of the legal office, 3 February 2021" },
      { factor: "SOCIAL_CAPITAL", helped: true, evidence: "The bench was built by an association that had its own tools and insurance.", source: "Minutes of the association" },
    ],
  },
  {
    author: 0, days: 40, from: "project", title: "One page instead of four", summary: "A shorter form for the library card: better for those who fill it in, worse for those who help.",
    context: "To borrow a book took fourteen steps. The sixth was a form of four pages that nobody at the desk could explain. The borough had put in writing that the form was open to change, and what was not.",
    method: "Desk staff and residents wrote three drafts and tried each on old telephones and with people who read little. Eleven residents stumbled, and wherever two stumbled the sentence went. From the fourth month on the Friends of the Library sat beside whoever wanted help.",
    whatHappened: "The form has one page. Residents' median rose by two points of seven, by more than chance, and so did that of parents and carers. For the Friends it **fell** by more than three: what desk staff used to do became theirs. Their hours trebled, no money moved, and the desk's hours went down.",
    lessons: "Look at all parties, and not only at those the service is for. We had agreed on shares of the work and did not look at them for five months; the flag stood for three before we talked about it.",
    outcome: "MIXED", parties: ["RESIDENT", "FAMILY", "VOLUNTEER", "FRONT_LINE_STAFF", "MANAGER"], stage: "CO_DELIVER", countryCode: "IT", years: [2025, 2026],
    factors: [
      { factor: "BURDEN_SHARING", helped: false, evidence: "The Friends' hours went from 12 to 38 a month in half a year while the borough's fell, and no resource moved.", source: "Burden balance of the project" },
      { factor: "INCLUSION", helped: true, evidence: "The drafts were tried with people who read little, on telephones that were eight years old.", source: "Notes of the three trials", url: "https://example.org/form-v4.pdf" },
      { factor: "SHARED_POWER", helped: true, evidence: "A sentence at which two people stumbled went, whoever had written it.", source: "Rules of the writing group" },
      { factor: "PROMISES_KEPT", helped: true, evidence: "The page was there six days before its date.", source: "List of promises at the library door" },
    ],
  },
  {
    author: 33, days: 130, title: "Neighbours on the night line", summary: "A helpline for carers that volunteers were to run, until there were none.",
    context: "A county paid three people to answer carers at night. When two retired, it was decided that neighbours would do it better: they know the place. The project was called co-produced from the first day; no carer had been at the table on which it was decided.",
    method: "Forty volunteers had two evenings of training. A rota, a mobile telephone, a folder. The county's third member of staff was to be there \"for the hard calls\", and was given other tasks in the second month.",
    whatHappened: "In the first quarter volunteers took nine calls in ten, and liked it. Then a caller died. There was nobody to speak to on the next morning, and the insurance did not cover them. Eleven left within a week. By autumn six people held a rota that had been made for forty; one slept with the telephone on for nineteen nights. The line was closed in November. Carers learnt it from a recorded voice.",
    lessons: "It moved work and called it participation. Nobody should hold alone what professionals hold in threes. We counted calls and never hours; had we counted hours, we would have seen it in May.",
    outcome: "FAILED", parties: ["VOLUNTEER", "FAMILY", "MANAGER"], stage: "CO_DELIVER", countryCode: "GB", years: [2018, 2019],
    factors: [
      { factor: "BURDEN_SHARING", helped: false, evidence: "Paid hours fell from 390 to 40 a month, unpaid ones rose from 0 to 410; nothing moved with them but a mobile telephone.", source: "Rotas 2018 and 2019", url: "https://example.org/cases/night-line/rotas.csv" },
      { factor: "PERSONAL_RISK", helped: false, evidence: "Volunteers were not insured, and had nobody to talk to after a death. Eleven of forty left in the week after it.", source: "Letter of a volunteer, 6 June 2019" },
      { factor: "LEADERSHIP", helped: false, evidence: "Whoever had decided it had left the county by spring; nobody took it over.", source: "Inquiry of the county's carers' board, 2020", url: "https://example.org/cases/night-line/inquiry" },
      { factor: "INCLUSION", helped: false, evidence: "No carer took part in the decision to close the paid line.", source: "Inquiry of the county's carers' board, 2020" },
      { factor: "SOCIAL_CAPITAL", helped: true, evidence: "Forty people volunteered in two weeks: they knew carers, or had been one.", source: "List of the training evenings" },
      { factor: "CLEAR_INCENTIVES", helped: false, evidence: "The only aim that was written down was a saving of two posts.", source: "Budget note 2018/14" },
    ],
  },
  {
    author: 8, days: 90, title: "Noon, seen by eleven-year-olds", summary: "Pupils, cooks and parents changed the lunch hour, and the left-overs fell by half.",
    context: "A school kitchen cooked for 420. A third went into the bin. The contract with the supplier ran for another year, so neither the price nor the list of goods could be touched, and everybody was told so on the first day.",
    method: "Pupils of the fifth year interviewed the cooks, the cooks ate in the hall for a week, parents weighed the bins. Together they made a list of what disturbs, from *noise* to *fish on Mondays*, and crossed out what the contract kept closed. Each month two things were changed, tried, and kept or undone by a show of hands in which a cook's hand counts as much as a child's.",
    whatHappened: "Seating by friendship and not by class, half portions with a second helping, the menu read aloud by pupils. Left-overs fell from 34 to 16 per cent of the weight. The cooks say that they are greeted. The next tender has a paragraph that pupils wrote.",
    lessons: "Small things, every month, and undo what does not work. That the scope was narrow and clear helped more than we had thought.",
    outcome: "SUCCEEDED", parties: ["RESIDENT", "FAMILY", "FRONT_LINE_STAFF", "MANAGER"], stage: "CO_ASSESS", countryCode: "IT", years: [2023, 2025],
    factors: [
      { factor: "OWNERSHIP", helped: true, evidence: "When a substitute head wanted the old seating back, pupils and cooks came together to refuse.", source: "Minutes of the school board, November 2024" },
      { factor: "DATA", helped: true, evidence: "Bins were weighed daily for two years: 34 per cent before, 16 after.", source: "Weighing sheets", url: "https://example.org/cases/noon/weights.csv" },
      { factor: "LEGAL_FRAME", helped: true, evidence: "What the contract closed was said on the first day; nobody was disappointed by it later.", source: "Scope statement, version 1" },
      { factor: "ORGANISATIONAL_COMPATIBILITY", helped: true, evidence: "The kitchen's shifts were changed so that a cook can be in the hall at noon.", source: "Rota, January 2024" },
      { factor: "PROMISES_KEPT", helped: true, evidence: "21 of 24 monthly changes were made in their month; the other three were explained.", source: "List on the door of the kitchen" },
    ],
  },
  {
    author: 17, days: 60, title: "A lottery for green courtyards", summary: "Chance decided who may take out the asphalt first. Fair to begin with, thin after three years.",
    context: "Sixty courtyards wanted to be green and there was money for ten a year. Who had a landlord's ear had always come first. A borough and a tenants' association agreed to draw lots, in public, with a quota for the hottest blocks.",
    method: "Children drew the lots in the market hall. Who was drawn had a gardener for six Saturdays, tools on loan, and a neighbour from a courtyard of the year before. Whoever was not drawn stayed in the drum with double weight.",
    whatHappened: "Thirty courtyards in three years; the share of those in the hottest blocks went from one in ten to one in two. Nobody contested a draw. But in fourteen of them the beds are dry again: watering had been left to \"the neighbours\", which came to mean two or three women in each house. A fourth year was voted down.",
    lessons: "Chance made the beginning fair and says nothing about who waters. We would not dig before the house has written down who carries what, and what they get for it.",
    outcome: "MIXED", parties: ["RESIDENT", "COMMUNITY_GROUP", "PARTNER", "MANAGER"], stage: "CO_DELIVER", countryCode: "PT", years: [2019, 2022],
    factors: [
      { factor: "TRUST", helped: true, evidence: "No draw was contested in three years, after eleven complaints a year under the old list.", source: "Complaints register of the borough" },
      { factor: "INCLUSION", helped: true, evidence: "Courtyards in the hottest blocks: 1 in 10 before, 1 in 2 after.", source: "Map of the courtyards 2022", url: "https://example.org/cases/courtyards/map" },
      { factor: "BURDEN_SHARING", helped: false, evidence: "In nine of fourteen dried-out courtyards two or three women had done all the watering.", source: "Survey of the houses, autumn 2022", url: "https://example.org/cases/courtyards/survey.csv" },
      { factor: "FUNDING", helped: false, evidence: "There was money for digging and none for the years after.", source: "Council paper 2022/88" },
      { factor: "TIME", helped: false, evidence: "Six Saturdays; gardeners had asked for two years.", source: "Interview with the gardener" },
    ],
  },
];

/** In the reviewers' queue. */
export const SUBMITTED_CASE: CaseText = {
  author: 5, days: 3, from: 1, title: "Two steps for a form that is no more", summary: "Steps that outlive the rule they were made for, and how a walk found them.",
  context: "Of the fourteen steps to a library card two exist because of a form that was withdrawn in 2011. Nobody had noticed, because nobody walks the whole way.",
  method: "Thirty people walked all fourteen steps in one afternoon, with whoever stands at each of them. At every step somebody asked: *for what?* Where nobody knew, a red dot was put on the floor.",
  whatHappened: "Five red dots. For two of them the answer turned up in a cellar: the withdrawn form. One step was dropped within the week, as it needed nobody's signature; the other stands in a regulation and waits for the council. What comes of it we do not know yet, so we call it mixed.",
  lessons: "Ask *for what* at each step, of whoever does it. They are glad to be asked.",
  outcome: "MIXED", parties: ["RESIDENT", "FRONT_LINE_STAFF", "PARTNER"], stage: "CO_DESIGN", countryCode: "IT", years: [2026, 2026],
  factors: [
    { factor: "OPEN_ATTITUDE", helped: true, evidence: "Desk staff put down the first red dot themselves.", source: "Note of the afternoon" },
    { factor: "LEGAL_FRAME", helped: false, evidence: "One of the two steps stands in a regulation and cannot be dropped by the desk.", source: "Regolamento della biblioteca di prova, art. 7" },
  ],
};
