import type { Cursors, Peer } from "../peers/peer.js";
import type { Server } from "../peers/server.js";

/** Somebody who is measured: a peer, as one process or as several instances, with the cursors it gave. */
export interface Standing { peer: Peer; servers: readonly Server[]; cursors: Cursors }
