import type { ChangeRow, QueryRow, Stage, SubscriptionRow, World } from "./world.js";

const runOf = async ({ eventId, event }: Stage, { service }: World): Promise<string> =>
  (await service.done<{ planRun: { id: string } }>("planSchedule", { eventId, effort: "LIGHT" }, "planRun { id }", event.organiser)).planRun.id;

export const plannerChanges: Record<string, ChangeRow> = {
  planSchedule: { published: "U A A D A A A", draft: "U F F D F A F", input: ({ eventId }) => ({ eventId, effort: "LIGHT" }) },
  // Nobody else knows of plans; a run that is over is told apart from one that is not seen.
  cancelPlanRun: {
    published: "U F F D F F F", draft: "U F F D F F F",
    input: async (_stage, world, _role, fresh) => {
      const stage = await fresh();
      const [known] = await world.service.rows<{ id: string }>("SELECT id FROM plan_run WHERE event_id = $1", [stage.eventId]);
      const planRunId = known?.id ?? await runOf(stage, world);
      await world.service.rows("UPDATE plan_run SET status = 'WAITING' WHERE id = $1", [planRunId]);
      return { planRunId };
    },
  },
};

export const plannerQueries: Record<string, QueryRow> = {
  planRun: {
    published: "- - - D - - -", draft: "- - - D - - -",
    ask: async (stage, world) => {
      const [known] = await world.service.rows<{ id: string }>("SELECT id FROM plan_run WHERE event_id = $1", [stage.eventId]);
      return { query: "query($id: ID!) { planRun(id: $id) { status } }", variables: { id: known?.id ?? await runOf(stage, world) } };
    },
    found: (data: { planRun: unknown }) => data.planRun,
  },
};

export const plannerSubscriptions: Record<string, SubscriptionRow> = {
  planProgress: {
    published: "U F F D F F F", draft: "U F F D F F F",
    ask: async (stage, world) => {
      const [known] = await world.service.rows<{ id: string }>("SELECT id FROM plan_run WHERE event_id = $1", [stage.eventId]);
      return { query: "subscription($id: ID!) { planProgress(planRunId: $id) { status } }", variables: { id: known?.id ?? await runOf(stage, world) } };
    },
  },
};
