import { ConfigError } from "../src/config.js";
import { CommandError, reasonOf } from "../src/reason.js";

const failure = (fields: object, message = "as it was said") => Object.assign(new Error(message), fields);

test("what somebody at a terminal can mend is told in one line", () => {
  expect(reasonOf(new ConfigError("wrong"))).toBe("wrong");
  expect(reasonOf(new CommandError("Usage"))).toBe("Usage");
  expect(reasonOf(failure({ code: "EADDRINUSE", port: 4000, syscall: "listen" }))).toBe("Port 4000 is in use; set PORT to another one");
  expect(reasonOf(failure({ code: "28P01" }, "password authentication failed"))).toBe("The database cannot be entered: password authentication failed");
  expect(reasonOf(failure({ code: "ECONNREFUSED" }, ""))).toBe("The database cannot be entered: ECONNREFUSED");
  expect(reasonOf(failure({ code: "ENOENT", syscall: "open" }))).toBe("as it was said");
});

test("a fault of ours keeps its stack", () => {
  expect(reasonOf(failure({ code: "42601" }))).toMatch(/at .*reason\.test/);
});
