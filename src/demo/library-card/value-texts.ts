import type { PartyKey, TouchpointKey } from "./cast.js";

/** Where the ratings of a party lie on the scale from 1 to 7: as the touchpoint was found, and as it is. */
export const VALUE: Record<TouchpointKey, Partial<Record<PartyKey, readonly [before: number, now: number]>>> = {
  hears: { residents: [3.6, 4.1], families: [2.7, 5], desk: [4.2, 4.5], friends: [4.9, 5.2] },
  asks: { residents: [2.7, 5], families: [2.9, 4.8], desk: [3.6, 4.7], managers: [4.5, 4.6] },
  form: { residents: [2.5, 4.6], families: [2.7, 4.4], desk: [3.7, 4.9], friends: [5.4, 3] },
  post: { residents: [2, 2.1], families: [1.9, 2], desk: [2.9, 2.8], managers: [4.8, 4.7] },
  loan: { residents: [5.2, 5.6], families: [5, 5.3], desk: [5.4, 5.5], friends: [5.6, 5.8] },
  renews: { residents: [3.8, 3.9], families: [3.7, 3.9], desk: [4.1, 4.1], managers: [4.8, 4.8] },
};

/** How far each side says that it was treated as an equal. */
export const FOOTING: Record<TouchpointKey, { community: readonly [before: number, now: number]; institution: readonly [before: number, now: number] }> = {
  hears: { community: [4, 4.8], institution: [5.2, 5.3] },
  asks: { community: [2.8, 4.7], institution: [5.4, 5.2] },
  form: { community: [2.9, 4.2], institution: [5.3, 5.4] },
  post: { community: [2.2, 2.3], institution: [5, 4.8] },
  loan: { community: [5.2, 5.5], institution: [5.5, 5.6] },
  renews: { community: [3.6, 3.7], institution: [5.1, 5.2] },
};

interface Said { at: TouchpointKey; of: PartyKey; iteration: 1 | 2; texts: readonly string[] }

export const WAITED_IN_VAIN = "The card came after nineteen days, to the old address.";
export const PRINT_HERE = "Print the card here. The school does it in a minute.";
export const FOUR_PAGES = "Four pages, and the word \"pursuant\" on each of them.";
export const SAME_QUESTION = "My name is asked three times on one form.";
export const TELEPHONE = "On the telephone the form cannot be sent: the button is outside the screen.";
export const NO_GAS_BILL = "I rent a room. The gas bill is in somebody else's name.";
export const DESK_LANGUAGE = "My mother did not dare to ask, because nobody there speaks her language.";
export const WE_FILL_IN = "What the desk used to do is now done by us, and nobody asked whether we can.";
export const BUS_FARE = "I come three times a week by bus and pay for it myself.";

/** Reasons that people gave, from the least content to the most. Ten of a party are enough for them to be public. */
export const REASONS: readonly Said[] = [
  { at: "hears", of: "residents", iteration: 2, texts: [
    "Only the young people in the stairwell have heard of it.", "The leaflet is good. It lay under the pizza adverts.", "Non sapevo che fosse gratuita.",
    "A poster in the bus would reach more of us.", "I heard of it by chance, at the surgery.", "It says \"residents\". Am I one, without papers?", "The Arabic is right, for once.",
    "My neighbour told me, the leaflet told her.", "Short, clear, with a picture of the door.", "I kept it, it hangs on the fridge.",
  ] },
  { at: "hears", of: "families", iteration: 2, texts: [
    "The day nursery got none.", "Big letters would help my father.", "Handed out when the children run out: I stuffed it in a bag.", "Good that it says it costs nothing.",
    "A woman explained it to me in Ukrainian.", "Finalmente nella nostra lingua.", "The children read it to me.", "She asked what my son likes to read. That was it.",
    "It came from somebody I know from the gate.", "We went the same afternoon.",
  ] },
  { at: "asks", of: "residents", iteration: 1, texts: [
    "I was sent away for a stamp.", NO_GAS_BILL, DESK_LANGUAGE, "A number, forty minutes, and then the wrong counter.", "One stands, they sit. It feels like an exam.",
    "Nobody said what to bring, so I came three times.", "The glass pane is too high for my wheelchair.", "They were kind, but the queue heard my address.",
    "Two desks, and each sent me to the other.", "It took a while, in the end it was all right.",
  ] },
  { at: "asks", of: "residents", iteration: 2, texts: [
    "Still the gas bill.", "On Saturdays there is only one person for everything.", "The table is good. Others can listen, though.", "Mi hanno fatto sedere, non ci credevo.",
    "I got a card that says what to bring. It fits in my purse.", "One visit instead of three.", "She drew me the way to the other office.", "I could ask what I did not understand.",
    "They looked at me and not at the screen.", "I brought my neighbour the next day.",
  ] },
  { at: "form", of: "residents", iteration: 1, texts: [
    FOUR_PAGES, TELEPHONE, SAME_QUESTION, "I signed something that I could not read.", "Why do they need my profession?", "No printer, no card.",
    "The desk filled it in for me, and sighed.", "I can do forms. My neighbours cannot.", "The example at the end helped, why at the end?", "Long, but fair.",
  ] },
  { at: "form", of: "residents", iteration: 2, texts: [
    "Still by hand, still with a signature.", "The afternoons are when I work.", "One page! And I understood all of it.", "Somebody sat with me and did not take the pen from me.",
    "It works on my telephone now.", "Better than the form for the day nursery.", "La firma, ancora la firma.", "I did it alone, in four minutes.", "They asked only what they need.",
    "I helped the next one in the queue.",
  ] },
  { at: "form", of: "friends", iteration: 2, texts: [
    WE_FILL_IN, BUS_FARE, "It began as one afternoon. Now it is three, and Saturday.", "I sit with people's papers and nobody told me what I may see.",
    "When I am ill, nobody comes in my place.", "The desk got its time back. We were not asked.", "I like the people. I do not like being the service.",
    "There is no chair for us behind the table.", "We should be two, always, as it was agreed.", "I stay because of Mrs B., who reads now.",
  ] },
  { at: "form", of: "desk", iteration: 2, texts: [
    "I still type it all in by hand afterwards.", "When the volunteers are away, the line is back.", "Fewer mistakes, less to ask again.", "I have time to talk with people.",
    "The short form saves me ten minutes each.", "We wrote it ourselves, with them.", "No more arguing about the profession.", "The Friends do what we did. I am not sure that is right.",
    "People smile at the end.", "For the first time I am not ashamed of a form.",
  ] },
  { at: "post", of: "residents", iteration: 1, texts: [
    WAITED_IN_VAIN, PRINT_HERE, "Three weeks without a book, with a child who had just begun to read.", "I thought they had forgotten me.", "The letter box has no name, so it went back.",
    "Nobody could tell me where it is.", "By then I had stopped wanting it.", "I borrowed on my sister's card meanwhile.", "Two weeks. For a piece of plastic.", "It came. The photograph is not mine.",
  ] },
  { at: "post", of: "residents", iteration: 2, texts: [
    "Sixteen days, and now I am told so by text message.", "A message does not make it faster.", "The card went to my old address again.", "Print it at the desk, please.",
    "Why not a number on paper for the first weeks?", "My daughter asks every day.", "Ancora due settimane.", "In the courtyards others open our letters.",
    "The message was in Italian only.", "At least I know that it is coming.",
  ] },
  { at: "post", of: "families", iteration: 2, texts: [
    "Three children, three cards, three different weeks.", "The school trip to the library was over before the cards came.", "For carers every second way is one too many.",
    "They sent my father's to the home, where nobody passes it on.", "I rang four times.", "One envelope for a family would do.", "You wait for the post, and for the patience of a six-year-old.",
    "A slip of paper would have been enough to begin.", "The message came while I was at work.", "It took long, but the desk was sorry and said so.",
  ] },
  { at: "loan", of: "residents", iteration: 2, texts: [
    "The machine speaks too fast.", "I wanted a book that is always out.", "More in large print.", "A tour on Saturdays only; I work.", "Six weeks for the first book takes the fear out of it.",
    "He showed me where the newspapers are. I come daily.", "I did not know that I could order.", "Niente multe sul primo libro: grazie.", "My first book in this country.", "They let me choose, nobody looked over my shoulder.",
  ] },
  { at: "renews", of: "residents", iteration: 2, texts: [
    "I moved, the letter did not.", "Whoever is late starts from the beginning. Why?", "The letter sounds like a fine.", "I rang the number, it was engaged.", "A message would do.",
    "Two years are short.", "I was abroad and lost it.", "The date was clear.", "It reminded me to come back.", "Two minutes, done.",
  ] },
];

/** What was said of the afternoon, by either side. */
export const MEETING: Record<"community" | "institution", { centre: number; texts: readonly string[] }> = {
  community: { centre: 4.6, texts: [
    "The officers sat together at the front.", "I was asked, and then somebody summed it up differently.", "Good. But the date was set without us.", "They listened to the end. That was new.",
    "Nobody corrected my Italian.", "We walked, so nobody could hide behind a table.", "The child-minding made it possible.", "They said \"I do not know\". I liked that.",
    "I spoke and it was written down as I said it.", "Mine was the first hand that was seen.",
  ] },
  institution: { centre: 5.6, texts: [
    "For two hours I was the one who explains why not.", "I would have liked to hear more of the shy ones.", "We were asked what hurts us too.", "People know that I do not make the rules.",
    "Nobody shouted. I had been afraid of that.", "We drew the steps together, nobody had the pen for long.", "I learnt what the number tickets do.", "It was a conversation.", "I was not the office, I was Anna.", "I would go again on my free day.",
  ] },
};
