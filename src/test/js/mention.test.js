import assert from "node:assert/strict";
import { test } from "node:test";
import { calledByFirstName, completed, completion, pieces } from "../../../web/js/model/mention.js";

function participant(name, muted = false) {
  return { character_id: name.toLowerCase().replace(/\W+/g, "-"), name, muted };
}

const DEWEY = participant("John Dewey");
const DU_BOIS = participant("W. E. B. Du Bois");
const SKINNER = participant("B. F. Skinner");
const HOOKS = participant("bell hooks");
const FROEBEL = participant("Friedrich Fröbel");
const RESTING = participant("Jean Piaget", true);
const CAST = [DEWEY, DU_BOIS, SKINNER, HOOKS, FROEBEL, RESTING];

/** Completes at `|`, and gives the names on offer. */
function offered(marked, cast = CAST) {
  const caret = marked.indexOf("|");
  const found = completion(marked.replace("|", ""), caret, cast);
  return found && found.who.map((each) => each.name);
}

/** The pieces as text, with those who are named in brackets. */
function marked(text, cast = CAST) {
  const found = pieces(text, cast);
  assert.equal(found.map((piece) => piece.text).join(""), text, "nothing is lost");
  return found.map((piece) => (piece.who ? `[${piece.text}=${piece.who.name}]` : piece.text)).join("");
}

test("the sign alone offers everybody who takes part", () => {
  assert.deepEqual(offered("@|"), [DEWEY, DU_BOIS, SKINNER, HOOKS, FROEBEL].map((each) => each.name));
  assert.deepEqual(offered("I ask (@|)"), offered("@|"));
  assert.deepEqual(offered("line\n@|"), offered("@|"));
});

test("any word of a name may be begun, in any case", () => {
  assert.deepEqual(offered("@jo|"), ["John Dewey"]);
  assert.deepEqual(offered("@DEW|"), ["John Dewey"]);
  assert.deepEqual(offered("@john de|"), ["John Dewey"]);
  assert.deepEqual(offered("@d|"), ["John Dewey", "W. E. B. Du Bois"]);
  assert.deepEqual(offered("@hooks|"), ["bell hooks"]);
});

test("accents may be left out, or typed", () => {
  assert.deepEqual(offered("@frobel|"), ["Friedrich Fröbel"]);
  assert.deepEqual(offered("@Fröb|"), ["Friedrich Fröbel"]);
  assert.deepEqual(offered("@Frö|", [participant("Froebel"), participant("Fro Bel")]), ["Froebel", "Fro Bel"]);
});

test("initials with their stops are words of a name", () => {
  assert.deepEqual(offered("@B.|"), ["W. E. B. Du Bois", "B. F. Skinner"]);
  assert.deepEqual(offered("@b. f|"), ["B. F. Skinner"]);
  assert.deepEqual(offered("@du b|"), ["W. E. B. Du Bois"]);
  assert.deepEqual(offered("@W. E. B. D|"), ["W. E. B. Du Bois"]);
});

test("a name of five words can be typed to its end", () => {
  assert.deepEqual(offered("@W. E. B. Du B|"), ["W. E. B. Du Bois"]);
  assert.deepEqual(offered("@W. E. B. Du Bois|"), ["W. E. B. Du Bois"]);
});

test("nothing is offered where no name is begun", () => {
  for (const text of ["|", "dew|", "@zz|", "@dewey what|", "@ |", "@dewey\n|", "@dewey, |", "|@dewey"]) {
    assert.equal(offered(text), null, text);
  }
});

test("an e-mail address offers nobody", () => {
  for (const text of ["me@dew|", "me.too@d|", "a_b@d|", "a+b@d|", "a-b@d|", "50%@d|", "ä@d|", "7@d|"]) {
    assert.equal(offered(text), null, text);
  }
});

test("who rests is not offered", () => {
  assert.equal(offered("@piaget|"), null);
});

test("what is put in replaces what was typed, and one space follows", () => {
  const text = "Well, @dew what now?";
  const place = completion(text, 10, CAST);
  assert.deepEqual({ from: place.from, to: place.to }, { from: 6, to: 10 });
  assert.deepEqual(completed(text, place, "John Dewey"), { text: "Well, @John Dewey what now?", caret: 18 });
  assert.deepEqual(completed("@d", { from: 0, to: 2 }, "John Dewey"), { text: "@John Dewey ", caret: 12 });
});

test("whole names and last names are marked, wherever they stand", () => {
  assert.equal(marked("@John Dewey, and @dewey?"), "[@John Dewey=John Dewey], and [@dewey=John Dewey]?");
  assert.equal(marked("(@Skinner) “@hooks”"), "([@Skinner=B. F. Skinner]) “[@hooks=bell hooks]”");
  assert.equal(marked("@W. E. B. Du Bois: @B. F. Skinner."), "[@W. E. B. Du Bois=W. E. B. Du Bois]: [@B. F. Skinner=B. F. Skinner].");
  assert.equal(marked("@Piaget rests"), "[@Piaget=Jean Piaget] rests");
});

test("a last name of two words is marked", () => {
  assert.equal(marked("@Du Bois?"), "[@Du Bois=W. E. B. Du Bois]?");
});

test("letters with accents are no end of a name", () => {
  assert.equal(marked("@Fröbel"), "[@Fröbel=Friedrich Fröbel]");
  assert.equal(marked("@FRÖBEL!"), "[@FRÖBEL=Friedrich Fröbel]!");
  assert.equal(marked("@Deweyö @Dewey2 @Deweys"), "@Deweyö @Dewey2 @Deweys");
});

test("a stop in a name stands for itself", () => {
  assert.equal(marked("@BxFx Skinner"), "@BxFx Skinner");
  assert.equal(marked("@C++ (x)", [participant("C++ (x)")]), "[@C++ (x)=C++ (x)]");
});

test("an e-mail address names nobody", () => {
  for (const text of ["me@dewey.org", "john@Dewey", "a.b@hooks", "a_b@hooks", "a+b@hooks", "a-b@hooks", "ä@hooks", "7@hooks"]) {
    assert.equal(marked(text), text);
  }
});

test("of two with one last name, the whole name tells who is meant", () => {
  const alice = participant("Alice Dewey");
  const cast = [DEWEY, alice];
  assert.equal(marked("@Alice Dewey @John Dewey", cast), "[@Alice Dewey=Alice Dewey] [@John Dewey=John Dewey]");
  assert.deepEqual(offered("@dewey|", cast), ["John Dewey", "Alice Dewey"]);
  assert.equal(marked("@Dewey", cast), "[@Dewey=John Dewey]");
});

test("a name that begins another one does not hide it", () => {
  const cast = [participant("Ann"), participant("Ann Lee")];
  assert.equal(marked("@Ann Lee and @Ann", cast), "[@Ann Lee=Ann Lee] and [@Ann=Ann]");
});

test("text without names is one piece, an empty one none", () => {
  assert.deepEqual(pieces("Who @ all?", CAST), [{ text: "Who @ all?" }]);
  assert.deepEqual(pieces("", CAST), []);
  assert.deepEqual(pieces("@Dewey", []), [{ text: "@Dewey" }]);
});

test("a first name with a comma calls somebody", () => {
  const called = (text, cast = CAST) => calledByFirstName(text, cast)?.name;
  for (const text of ["John, what would you do?", "john: and you?", "Hello John, are you there?", "And now, John, what?", "What would you do, John?", "What would you do, JOHN"]) {
    assert.equal(called(text), "John Dewey", text);
  }
  assert.equal(called("Bell, and you?"), "bell hooks");
});

test("a first name calls nobody where it may mean something else", () => {
  const called = (text, cast = CAST) => calledByFirstName(text, cast)?.name;
  for (const text of ["John is my son. What do you say?", "My son John thinks so.", "John and I, we disagree.", "@Dewey, what does John, my son, need?", "Johnny, what?", "Jean, you rest.", "B, or not B?", ""]) {
    assert.equal(called(text), undefined, text);
  }
  assert.equal(called("John, and you?", [DEWEY, participant("John Locke")]), undefined, "there are two of them");
});
