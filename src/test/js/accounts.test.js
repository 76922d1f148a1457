import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Asked } from "../../../web/js/accounts/asked.js";
import { challengeOf, newVerifier } from "../../../web/js/accounts/pkce.js";
import { nameOf, providersOf } from "../../../web/js/accounts/providers.js";
import { codeOf, sentenceOf } from "../../../web/js/accounts/refusals.js";
import { ownPath } from "../../../web/js/router.js";
import { storage } from "./loopback.js";

describe("a proof", () => {
  test("is what RFC 7636 computes in its appendix B", async () => {
    assert.equal(await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  });

  test("has a verifier of its own, as long as the RFC wants it", () => {
    const all = Array.from({ length: 50 }, newVerifier);
    assert.equal(new Set(all).size, 50);
    for (const each of all) assert.match(each, /^[A-Za-z0-9_-]{43,128}$/);
  });
});

describe("what was asked for", () => {
  test("at a provider is known in this tab only, by letter in the whole browser", () => {
    const browser = storage();
    const asked = new Asked(storage(), browser);
    const there = asked.note("provider", "/characters");
    const letter = asked.note("signup", "/settings");
    assert.deepEqual(asked.all.map(({ verifier, occasion, back }) => [verifier, occasion, back]), [[there, "provider", "/characters"], [letter, "signup", "/settings"]]);
    assert.deepEqual(new Asked(storage(), browser).all.map(({ verifier }) => verifier), [letter]);
  });

  test("is forgotten once it was answered, and the others are not", () => {
    const asked = new Asked(storage(), storage());
    asked.note("signup", "/new");
    const second = asked.note("recovery", "/new");
    asked.forget(asked.all.find(({ occasion }) => occasion === "signup"));
    assert.deepEqual(asked.all.map(({ verifier }) => verifier), [second]);
    asked.forget(asked.all[0]);
    assert.deepEqual(asked.all, []);
  });

  test("counts for a day, and for no more than a few", (t) => {
    const asked = new Asked(storage(), storage());
    asked.note("signup", "/new");
    const now = Date.now();
    t.mock.method(Date, "now", () => now + 25 * 3600_000);
    assert.deepEqual(asked.all, []);
    for (let i = 0; i < 20; i++) asked.note("recovery", "/new");
    assert.equal(asked.all.length, 5);
  });

  test("is nothing where something else was kept", () => {
    for (const kept of ["{", "7", "null", '{"a":1}']) assert.deepEqual(new Asked(storage({ "chatlab.asked": kept }), storage()).all, [], kept);
  });
});

describe("providers", () => {
  test("are those that are on, the usual first, each by the name that people know", () => {
    const external = { email: true, phone: true, anonymous_users: true, github: true, azure: true, google: true, apple: false, linkedin_oidc: true, my_school: true };
    assert.deepEqual(providersOf(external).map(({ id, name }) => [id, name]), [
      ["google", "Google"],
      ["azure", "Microsoft"],
      ["github", "GitHub"],
      ["linkedin_oidc", "LinkedIn"],
      ["my_school", "My school"],
    ]);
  });

  test("that are there in an old and a new way stand there once", () => {
    assert.deepEqual(providersOf({ slack: true, slack_oidc: true }).map(({ id }) => id), ["slack_oidc"]);
    assert.deepEqual(providersOf({ slack: true, slack_oidc: false }).map(({ id }) => id), ["slack"]);
  });

  test("unknown to us have their own name", () => {
    assert.equal(nameOf("zoom"), "Zoom");
  });
});

describe("a refusal", () => {
  const known = {
    "in today's form": { code: "invalid_credentials", message: "Invalid login credentials" },
    "with a code beside the status": { code: 400, error_code: "invalid_credentials", msg: "Invalid login credentials" },
    "of OAuth": { error: "invalid_grant", error_description: "Invalid login credentials" },
    "of an old server": { code: 400, msg: "Invalid login credentials" },
  };
  for (const [form, refusal] of Object.entries(known)) {
    test(`is told by its code: ${form}`, () => {
      assert.equal(codeOf(refusal), "invalid_credentials");
      assert.equal(sentenceOf(refusal), "E-mail address or password is not right.");
    });
  }

  test("has a sentence of ours for what people meet", () => {
    const codes = ["email_not_confirmed", "user_already_exists", "email_exists", "signup_disabled", "validation_failed", "email_address_invalid", "same_password", "otp_expired", "flow_state_expired", "bad_code_verifier", "access_denied", "provider_disabled", "refresh_token_not_found", "user_banned", "captcha_failed"];
    for (const code of codes) assert.doesNotMatch(sentenceOf({ code, message: "Their words" }), /Their words|would not do that/, code);
  });

  test("of a password says what is missing", () => {
    assert.match(sentenceOf({ code: "weak_password", message: "Password should be at least 12 characters." }, 422), /at least 12 characters/);
    assert.match(sentenceOf({ code: "weak_password", weak_password: { reasons: ["pwned"] } }, 422), /known from a theft/);
    assert.match(sentenceOf({ code: "weak_password", weak_password: { reasons: ["characters"] } }, 422), /too plain/);
    assert.match(sentenceOf({ code: 422, msg: "Password should contain at least one character of each" }, 422), /easy to guess/);
  });

  test("for haste says how long to wait", () => {
    assert.match(sentenceOf({ code: "over_email_send_rate_limit", message: "For security purposes, you can only request this after 52 seconds." }, 429), /52 seconds/);
    assert.match(sentenceOf({ code: "over_email_send_rate_limit", message: "email rate limit exceeded" }, 429), /So many letters/);
    assert.match(sentenceOf({}, 429), /too often/);
  });

  test("that we do not know is told in its own words, and not at length", () => {
    assert.match(sentenceOf({ code: "new_rule", message: "Moon must be full" }, 422), /“Moon must be full”/);
    assert.ok(sentenceOf({ msg: "x".repeat(5000) }, 422).length < 300);
    assert.match(sentenceOf({}, 500), /stumbled/);
    assert.match(sentenceOf({}, 404), /would not do that/);
  });
});

describe("where one wanted to be", () => {
  const origin = "https://chat.example";

  test("is a place on this page", () => {
    assert.equal(ownPath("/discussions/7#turn-3", origin), "/discussions/7#turn-3");
    assert.equal(ownPath("https://chat.example/settings?x=1", origin), "/settings");
  });

  test("is never on another site, and not the door again", () => {
    const others = ["//evil.example/", "https://evil.example/new", "/\\evil.example", "\\\\evil.example", "mailto:a@b.example", "data:text/html,x", "http://", "", "/", "/welcome", "/reset", "/auth/callback"];
    for (const path of others) assert.equal(ownPath(path, origin), "/new", path);
  });
});
