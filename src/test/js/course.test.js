import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { amount, columns, markAt, partsOf, ticks } from "../../../web/js/model/course.js";

const turn = (seq, item, words) => ({ seq, item, words });
const course = (turns, phases = []) => ({ turns, phases });
const many = (count) => course(Array.from({ length: count }, (_, index) => turn(index + 1, index % 3, 10)));

describe("a column", () => {
  test("is a turn's where there are few, as high as it has words beside the longest", () => {
    const drawn = columns(course([turn(1, 0, 100), turn(3, 1, 50), turn(4, 0, 1)]));
    assert.deepEqual(drawn.map(({ from, to }) => [from, to]), [[1, 1], [3, 3], [4, 4]]);
    assert.deepEqual(drawn.flatMap(({ marks }) => marks.map(({ item, high }) => [item, high])), [[0, 1], [1, 0.5], [0, 0.14]], "the shortest can be seen");
  });

  test("leaves room for what is to come", () => {
    const [only] = columns(course([turn(1, 0, 100)]));
    assert.deepEqual([only.at, only.wide], [0, 1 / 12]);
    const drawn = columns(many(20));
    assert.deepEqual([drawn.length, drawn.at(-1).at + drawn.at(-1).wide], [20, 1]);
  });

  test("is for several turns where there are many, so that all can be told apart", () => {
    assert.equal(columns(many(60)).length, 60);
    for (const count of [61, 214, 1000, 2000]) {
      const drawn = columns(many(count));
      assert.ok(drawn.length > 25 && drawn.length <= 36, `${drawn.length} for ${count}`);
      assert.equal(drawn.flatMap(({ marks }) => marks).reduce((sum, { turns }) => sum + turns, 0), count, "no turn is lost");
      assert.ok(drawn.at(-1).at + drawn.at(-1).wide <= 1.0001);
    }
  });

  test("for several has one mark for each who spoke, with the first of their turns", () => {
    const [first] = columns(many(61));
    assert.deepEqual(first.marks.map(({ item, seq, turns, words }) => [item, seq, turns, words]), [[0, 1, 1, 10], [1, 2, 1, 10]]);
  });

  test("is none where nothing was said, and stands where no word was counted", () => {
    assert.deepEqual(columns(course([])), []);
    assert.deepEqual(ticks([]), []);
    assert.equal(columns(course([turn(1, 0, 0)]))[0].marks[0].high, 0.14);
  });
});

describe("what is under the pointer", () => {
  const drawn = columns(course([turn(1, 0, 100), turn(2, 1, 50)]));

  test("is its column's, whichever the lane", () => {
    assert.equal(markAt(drawn, 2, { x: 0.01, y: 0.9 }).seq, 1);
    assert.equal(markAt(drawn, 2, { x: 0.1, y: 0.1 }).seq, 2);
  });

  test("is the last turn's where the talk has not come so far", () => {
    assert.equal(markAt(drawn, 2, { x: 0.9, y: 0.5 }).seq, 2);
    assert.equal(markAt(drawn, 2, { x: -0.1, y: 0.5 }).seq, 1);
  });

  test("is the nearest lane's among several turns", () => {
    const binned = columns(many(61));
    assert.equal(markAt(binned, 3, { x: 0, y: 0.1 }).seq, 1);
    assert.equal(markAt(binned, 3, { x: 0, y: 0.9 }).seq, 2);
  });

  test("is nothing where nothing was said", () => {
    assert.equal(markAt([], 2, { x: 0.5, y: 0.5 }), undefined);
  });

  test("has its amount in words", () => {
    const at = (from, to, phase) => ({ from, to, phase, at: 0, wide: 1, marks: [] });
    const mark = (words, turns) => ({ item: 0, words, turns, seq: 1, high: 1 });
    assert.equal(amount(at(1, 1, ""), mark(1, 1)), "1 word");
    assert.equal(amount(at(1, 1, "Questions"), mark(84, 1)), "84 words (Questions)");
    assert.equal(amount(at(5, 10, ""), mark(93, 2)), "93 words, in 2 of the turns 5 to 10");
  });
});

describe("numbers beneath the columns", () => {
  const numbered = (count) => ticks(columns(many(count))).map(({ seq }) => seq);

  test("are the first and round ones, and few", () => {
    assert.deepEqual(numbered(1), [1]);
    assert.deepEqual(numbered(5), [1, 2, 3, 4, 5]);
    assert.deepEqual(numbered(12), [1, 4, 6, 8, 10, 12]);
    assert.deepEqual(numbered(214), [1, 50, 100, 150, 200]);
    for (let count = 1; count <= 2000; count += 7) assert.ok(numbered(count).length <= 8, String(count));
  });

  test("stand beneath the middle of the column that has the turn", () => {
    const found = ticks(columns(course([turn(1, 0, 1), turn(3, 0, 1), turn(5, 0, 1)])));
    assert.deepEqual(found.map(({ seq, at }) => [seq, Math.round(at * 24)]), [[1, 1], [3, 3], [5, 5]], "and only where there is one");
  });
});

describe("phases", () => {
  const phases = [{ id: "a", name: "Opening", from_seq: 1 }, { id: "b", name: "Questions", from_seq: 4 }];

  test("begin at their column and end before the next one", () => {
    const drawn = columns(course(many(12).turns, phases));
    assert.deepEqual(partsOf({ turns: [], phases }, drawn).map(({ name, from, to, at }) => [name, from, to, Math.round(at * 12)]), [["Opening", 1, 3, 0], ["Questions", 4, 12, 3]]);
    assert.deepEqual(drawn.map(({ phase }) => phase).slice(2, 4), ["Opening", "Questions"]);
  });

  test("that are over before the first column are not told", () => {
    const later = course(many(12).turns.slice(5), phases);
    assert.deepEqual(partsOf(later, columns(later)).map(({ name, from }) => [name, from]), [["Questions", 6]]);
  });
});
