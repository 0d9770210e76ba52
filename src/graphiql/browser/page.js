/* global React, ReactDOM, GraphiQL */
// The page around GraphiQL: who is signed in, and the examples. A plain script, since GraphiQL comes as plain scripts.
(() => {
  // GraphiQL's menus add a style element; this name is where they look for the nonce that allows it.
  globalThis.__webpack_nonce__ = document.currentScript.nonce;

  const { tabs, demo } = JSON.parse(byId("data").textContent);
  const endpoint = new URL("graphql", document.baseURI);
  const h = React.createElement;

  const storage = openStorage();
  const signIn = openSignIn();
  ReactDOM.createRoot(byId("graphiql")).render(h(GraphiQL, {
    fetcher,
    storage,
    // No switch to keep the headers for good: they may hold a token.
    shouldPersistHeaders: false,
    plugins: tabs.length > 0 ? [{ title: "Examples", icon: ExamplesIcon, content: Examples }] : [],
    ...firstVisit(),
  }));

  /** GraphiQL keeps the visitor's own tabs; the examples fill them only while there are none. */
  function firstVisit() {
    if (tabs.length === 0) return {};
    const returning = storage.getItem("graphiql:tabState") !== null;
    // GraphiQL forgets the variables of the first of its default tabs unless they are given here too.
    return { defaultTabs: tabs, ...(returning ? {} : { variables: tabs[0].variables ?? "" }) };
  }

  /** GraphiQL's history would keep the headers for good, and with them a token that somebody wrote there. */
  function openStorage() {
    const kept = GraphiQL.createLocalStorage({ namespace: "coproduce" });
    const { setItem } = kept;
    const withoutHeaders = (text) => JSON.stringify(JSON.parse(text), (name, value) => (name === "headers" ? undefined : value));
    kept.setItem = (key, text) => setItem(key, /:(queries|favorites)$/.test(key) ? withoutHeaders(text) : text);
    return kept;
  }

  /** A new fetcher for each request, so that each goes out as who is signed in now. */
  function fetcher(request, settings) {
    // The schema is public: a token that has expired should not take the documentation away.
    const anonymous = request.operationName === "IntrospectionQuery" || hasOwnAuthorization(settings?.headers);
    const token = anonymous ? undefined : signIn.token();
    const authorization = token && `Bearer ${token}`;
    const send = GraphiQL.createFetcher({
      url: endpoint.href,
      subscriptionUrl: endpoint.href.replace(/^http/, "ws"),
      headers: authorization ? { Authorization: authorization } : {},
      wsConnectionParams: authorization ? { authorization } : {},
      fetch: async (...call) => {
        const response = await fetch(...call);
        if (response.status === 401 && token && token === signIn.token()) signIn.refused();
        return response;
      },
    });
    return send(request, settings);
  }

  /** What somebody writes into GraphiQL's headers goes before the bar; sent together, the two would be joined. */
  function hasOwnAuthorization(headers) {
    return Object.keys(headers ?? {}).some((name) => name.toLowerCase() === "authorization");
  }

  function Examples() {
    const editor = GraphiQL.React.useEditorContext({ nonNull: true });
    const open = ({ query, variables = "" }) => {
      const there = editor.tabs.findIndex((tab) => tab.query === query && (tab.variables ?? "") === variables);
      if (there >= 0) return editor.changeTab(there);
      // The editors must show the new tab before they are written to, or the old tab would be overwritten.
      ReactDOM.flushSync(() => editor.addTab());
      editor.queryEditor.setValue(query);
      editor.variableEditor.setValue(variables);
    };
    return h("section", { "aria-label": "Examples", className: "examples" },
      h("div", { className: "graphiql-doc-explorer-title" }, "Examples"),
      h("ul", null, tabs.map((tab, index) =>
        h("li", { key: index }, h("button", { type: "button", onClick: () => open(tab) }, tab.name)))));
  }

  function ExamplesIcon() {
    return h("svg", { viewBox: "0 0 20 20", fill: "none", stroke: "currentColor", strokeWidth: 1.5, "aria-hidden": true },
      h("path", { d: "M3 5h1M3 10h1M3 15h1M7 5h10M7 10h10M7 15h10", strokeLinecap: "round" }));
  }

  /** The bar. What was chosen is kept for this browser tab alone, and a demo person by address: tokens change. */
  function openSignIn() {
    const key = "graphiql-sign-in";
    let chosen = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    const person = () => demo.find((each) => each.email === chosen.email);
    const token = () => person()?.token ?? chosen.token;

    const select = byId("person");
    select.append(...demo.map((each) => new Option(each.label, each.email)));
    byId("people").hidden = demo.length === 0;
    select.addEventListener("change", () => choose(select.value ? { email: select.value } : {}));
    byId("sign-out").addEventListener("click", () => {
      choose({});
      // The button has just gone, and the focus with it.
      (demo.length > 0 ? select : byId("own").firstElementChild).focus();
    });

    const own = byId("own");
    const close = () => {
      own.open = false;
      own.firstElementChild.focus();
    };
    own.addEventListener("toggle", () => own.open && byId("token").focus());
    own.addEventListener("keydown", (event) => event.key === "Escape" && close());
    document.addEventListener("pointerdown", (event) => own.contains(event.target) || (own.open = false));
    byId("token-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const pasted = byId("token").value.trim().replace(/^Bearer\s+/i, "");
      if (!pasted) return;
      event.target.reset();
      close();
      choose({ token: pasted });
    });

    show();
    return { token, refused: () => say("Token refused: it has expired or is unknown", true) };

    function choose(next) {
      chosen = next;
      sessionStorage.setItem(key, JSON.stringify(chosen));
      show();
    }

    function show() {
      const who = person();
      // With an own token the select shows nothing, for neither a name nor "Nobody" would be true.
      if (token() && !who) select.selectedIndex = -1;
      else select.value = who?.email ?? "";
      byId("sign-out").hidden = !token();
      say(!token() ? "Not signed in" : who ? `Signed in as ${who.label}` : "Signed in with your own token", false);
    }

    function say(text, wrong) {
      byId("status").textContent = text;
      byId("status").classList.toggle("wrong", wrong);
    }
  }

  function byId(id) {
    return document.getElementById(id);
  }
})();
