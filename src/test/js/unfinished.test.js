import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { steady } from "../../../web/js/model/unfinished.js";

/** Each line: what has come, and what is shown of it. */
function shows(table) {
  for (const [come, shown] of table) assert.equal(steady(come).trimEnd(), shown.trimEnd(), JSON.stringify(come));
}

describe("a growing reply shows", () => {
  test("plain words as they are", () => {
    shows([
      ["", ""],
      ["Learning", "Learning"],
      ["One.\n\nTwo", "One.\n\nTwo"],
      ["One.\n", "One.\n"],
      ["2 * 3 and 4", "2 * 3 and 4"],
      ["snake_case_name is", "snake_case_name is"],
    ]);
  });

  test("emphasis from its first letter, closed", () => {
    shows([
      ["So *", "So"],
      ["So **", "So"],
      ["So **the", "So **the**"],
      ["So **the ", "So **the**"],
      ["So **the child*", "So **the child**"],
      ["So **the child** is", "So **the child** is"],
      ["So **the *small* child", "So **the *small* child**"],
      ["So **the *small", "So **the *small***"],
      ["It is ~~not", "It is ~~not~~"],
      ["It is _so", "It is _so_"],
    ]);
  });

  test("code within a line, closed", () => {
    shows([
      ["Type `", "Type "],
      ["Type `ls", "Type `ls`"],
      ["Type `ls *.md", "Type `ls *.md`"],
      ["Type `ls` and", "Type `ls` and"],
      ["**Watch**, then `speak()`", "**Watch**, then `speak()`"],
      ["Type ``a ` b", "Type ``a ` b``"],
    ]);
  });

  test("a link as its words, once those are whole", () => {
    shows([
      ["See [the", "See"],
      ["See [the text]", "See"],
      ["See [the text](https://exa", "See the text"],
      ["See [the text](https://example.org).", "See [the text](https://example.org)."],
      ["See [1], and", "See [1], and"],
      ["See ![a picture](http", "See a picture"],
    ]);
  });

  test("no sign of which it is not known yet what it becomes", () => {
    shows([
      ["One.\n\n#", "One.\n"],
      ["One.\n\n## ", "One.\n"],
      ["One.\n\n-", "One.\n"],
      ["One.\n\n1", "One.\n"],
      ["One.\n\n1.", "One.\n"],
      ["One.\n---", "One."],
      ["- one\n- [", "- one"],
      ["- one\n- [x] ", "- one"],
      ["- one\n  - ", "- one"],
      ["One.\n\n> ", "One.\n"],
      ["Salt & pep", "Salt & pep"],
      ["Salt &am", "Salt"],
    ]);
  });

  test("a table once it is one, row by row", () => {
    shows([
      ["So:\n\n| who", "So:\n"],
      ["So:\n\n| who | what |\n", "So:\n"],
      ["So:\n\n| who | what |\n| -", "So:\n"],
      ["So:\n\n| who | what |\n| --- | --- |", "So:\n"],
      ["So:\n\n| who | what |\n| --- | --- |\n", "So:\n\n| who | what |\n| --- | --- |\n"],
      ["So:\n\n| who | what |\n| --- | --- |\n| the", "So:\n\n| who | what |\n| --- | --- |"],
      ["So:\n\n| who | what |\n| --- | --- |\n| the | child |\n", "So:\n\n| who | what |\n| --- | --- |\n| the | child |\n"],
      ["| no table\nat all", "| no table\nat all"],
    ]);
  });

  test("a block of code from its first line on, without the fence that ends it", () => {
    shows([
      ["So:\n\n``", "So:\n"],
      ["So:\n\n```py", "So:\n"],
      ["So:\n\n```py\n", "So:\n\n```py\n"],
      ["So:\n\n```py\na = **b", "So:\n\n```py\na = **b"],
      ["So:\n\n```py\na = 1\n``", "So:\n\n```py\na = 1"],
      ["So:\n\n```py\na = 1\n```", "So:\n\n```py\na = 1"],
      ["```md\n~~~\n# no", "```md\n~~~\n# no"],
    ]);
  });

  test("never more than has come, but for what closes it", () => {
    const text = "# Head\n\nA *b* **c `d`** [e](f)\n\n- [x] g\n- h\n\n| i | j |\n|---|---|\n| k | l |\n\n```js\nm\n```\n\n> n";
    for (let length = 0; length <= text.length; length++) {
      const come = text.slice(0, length);
      const shown = steady(come).replace(/[*_~`]+$/, "");
      assert.ok(come.replace(/\[([^\]]*)\]\([^)]*$/, "$1").startsWith(shown), JSON.stringify([come, shown]));
    }
  });
});
