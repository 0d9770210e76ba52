/** What PostGraphile is given to answer the same: functions that it shows as fields. Filled in beside its queries. */
export const PEER_FUNCTIONS = "SELECT 1";
