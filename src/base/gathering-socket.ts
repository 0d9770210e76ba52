import { Socket } from "node:net";

type Write = (...args: unknown[]) => boolean;

/**
 * A socket that sends in one write, each of which is a call of the operating system, what is written to it until `later`
 * calls what it is given.
 */
export function gatheringSocket(later: (flush: () => void) => void): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as Write;
  let gathering = false;
  const gather: Write = (...args) => {
    if (!gathering) {
      gathering = true;
      socket.cork();
      later(() => {
        gathering = false;
        socket.uncork();
      });
    }
    return write(...args);
  };
  // Connecting puts the socket's own `write` back.
  return socket.once("connect", () => { socket.write = gather as Socket["write"]; });
}
