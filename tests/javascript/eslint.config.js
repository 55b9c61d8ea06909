// What tsc does not see: doubtful code, functions without documentation, impurity in a pure module.

import js from "@eslint/js";
import jsdoc from "eslint-plugin-jsdoc";

const PURE = ["viz/static/js/*-data.js", "viz/static/js/sentence.js"];
const OF_A_PAGE = ["document", "window", "location", "history", "navigator", "fetch", "addEventListener"];
const DOCUMENTED = ["ClassDeclaration", "FunctionDeclaration", "MethodDefinition"];

export default [
  js.configs.recommended,
  {
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-len": ["error", { code: 120 }],
      "max-lines": ["error", 150],
      "max-lines-per-function": ["error", 30],
      "no-implicit-globals": "error",
      "no-param-reassign": "error",
      "no-shadow": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["viz/static/**/*.js"],
    plugins: { jsdoc },
    settings: { jsdoc: { mode: "typescript" } },
    rules: {
      "no-undef": "off", // tsc finds these, and knows what a browser has
      "jsdoc/check-alignment": "error",
      "jsdoc/check-param-names": "error",
      "jsdoc/check-tag-names": "error",
      "jsdoc/require-description": ["error", { contexts: DOCUMENTED }],
      "jsdoc/require-jsdoc": ["error", { require: Object.fromEntries(DOCUMENTED.map((kind) => [kind, true])) }],
      "jsdoc/require-param": "error",
      "jsdoc/require-param-type": "error",
      "jsdoc/require-returns": "error",
      "jsdoc/require-returns-type": "error",
    },
  },
  {
    files: PURE,
    rules: {
      "no-restricted-globals": ["error", ...OF_A_PAGE],
      "no-restricted-imports": ["error", { patterns: [{ regex: "^(?!\\./([a-z]+-data|sentence)\\.js$)" }] }],
    },
  },
  {
    files: ["viz/static/export/draw.js"],
    languageOptions: { sourceType: "script" },
    rules: { "no-implicit-globals": "off" }, // the page that it is written into has no other script of ours
  },
  {
    files: ["tests/javascript/*.test.js"],
    rules: { "max-lines": "off" },
  },
];
