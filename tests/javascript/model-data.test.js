// Labels and properties as the ontology has them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { describeProperties, labelOf, modelOf, splitId, valueLabelOf } from "../../viz/static/js/model-data.js";

function term(name, label_zh, label_en, more = {}) {
  return { name, label_zh, label_en, ...more };
}

const MODEL = modelOf({
  classes: [
    term("Agency", "机构", "Agency", {
      properties: [
        term("name", "名称", "name"),
        term("level", "层级", "level", { scheme: "level" }),
        term("alt_names", "别名", "other names"),
      ],
    }),
  ],
  relations: [term(null, "参与组织", "Participation", { type: "ORGANIZED", properties: [term("role", "角色", "role")] })],
  schemes: { level: [{ value: "national", label_zh: "全国", label_en: "national level" }] },
});
const SPC = { level: "national", name: "最高人民法院", alt_names: ["最高法", "法院"], unknown: 1 };

test("properties come in the order of the ontology, in the language of the page", () => {
  assert.deepEqual(describeProperties(MODEL, "zh", "Agency", SPC, []), [
    ["名称", "最高人民法院"],
    ["层级", "全国"],
    ["别名", "最高法、法院"],
  ]);
  assert.deepEqual(describeProperties(MODEL, "en", "Agency", SPC, ["name"]), [
    ["level", "national level"],
    ["other names", "最高法, 法院"],
  ]);
});

test("relationships have properties too; an unknown kind has none", () => {
  assert.deepEqual(describeProperties(MODEL, "zh", "ORGANIZED", { role: "lead" }, []), [["角色", "lead"]]);
  assert.deepEqual(describeProperties(MODEL, "zh", "Strange", { role: "lead" }, []), []);
});

test("a value, class or scheme that the model lacks is shown by its name", () => {
  assert.equal(valueLabelOf(MODEL, "zh", "level", "national"), "全国");
  assert.equal(valueLabelOf(MODEL, "zh", "level", "galactic"), "galactic");
  assert.equal(valueLabelOf(MODEL, "zh", "nothing", "x"), "x");
  assert.equal(labelOf("zh", MODEL.classes.get("Strange"), "Strange"), "Strange");
});

test("an id in a picture is split at its first slash", () => {
  assert.deepEqual(splitId("Agency/samr"), ["Agency", "samr"]);
  assert.deepEqual(splitId("Activity/a/b"), ["Activity", "a/b"]);
});
