import fc from "fast-check";
import { addressOf, doiOf, hasCredentials, isSameAddress } from "../../src/resources/address.js";

test("addresses that lead to one thing are one, others are not", () => {
  for (const other of ["http://example.org/guide", "https://www.example.org/guide/", "https://EXAMPLE.org:443/guide?utm_source=mail#chapter-2", "https://example.org/./guide?fbclid=1", "https://example.org//guide", "https:example.org/guide", "http:/example.org/guide", "https:\\\\example.org\\guide"]) {
    expect([other, isSameAddress("https://example.org/guide", other)]).toEqual([other, true]);
  }
  expect(isSameAddress("https://example.org/?a=1&b=2", "https://example.org/?b=2&a=1")).toBe(true);
  expect(isSameAddress("https://example.org/?at=/a/", "https://example.org/?at=/a")).toBe(false);
  for (const other of ["https://example.org/Guide", "https://example.org/guide?page=2", "https://example.org/guide#/two", "https://docs.example.org/guide", "https://example.org:8443/guide", "https://example.org/guide?/"]) {
    expect([other, isSameAddress("https://example.org/guide", other)]).toEqual([other, false]);
  }
});

test("an address compared once is its own address", () => {
  fc.assert(fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), url => addressOf(`https://${addressOf(url)}`) === addressOf(url)));
  for (const url of ["https://example.org/x?/#y", "https://example.org/a/%09/b", "https://example.org/?/&+/2D"]) expect(addressOf(`https://${addressOf(url)}`)).toBe(addressOf(url));
});

test("a DOI is one, however it is written; names and passwords are found", () => {
  for (const text of ["10.1000/182.AB", "doi:10.1000/182.ab", "https://doi.org/10.1000/182.Ab", "http://dx.doi.org/10.1000/182.ab"]) expect(doiOf(text)).toBe("10.1000/182.ab");
  for (const text of ["10.1000", "10.12/x", "11.1000/182", "https://example.org/10.1000/182", "10.1000/a b", `10.1000/${"x".repeat(300)}`]) expect(doiOf(text)).toBeNull();
  expect(["https://a:b@example.org", "https://a@example.org", "https://example.org/@a", "none"].map(hasCredentials)).toEqual([true, true, false, false]);
});
