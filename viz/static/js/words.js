// The page's own words, one JSON file a language; names of things come with the data.

let words = {};
let language = "zh";

/** Loads a language and puts its words into every element with data-word, data-label or data-hint. */
export async function speak(wanted) {
  language = wanted === "en" ? "en" : "zh";
  const response = await fetch(`/static/words/${language}.json`);
  words = await response.json();
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = say("title");
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = say(each.dataset.word);
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", say(each.dataset.label));
  for (const each of document.querySelectorAll("[data-hint]")) each.placeholder = say(each.dataset.hint);
}

export function spoken() {
  return language;
}

/** A message with {names} filled in; an unknown one shows its own name, so that it is noticed. */
export function say(name, values = {}) {
  const text = words[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

/** One of two texts, such as the two labels of a class. */
export function pick(zh, en) {
  return language === "en" ? en || zh : zh || en;
}
