// The only module that asks the server. Answers are kept while the page is open.

const kept = new Map();

/** What went wrong, in the words of the server's problem document. */
export class Problem extends Error {
  constructor(told, status) {
    super(told.detail || told.title || String(status));
    this.title = told.title || "";
    this.status = status;
  }
}

/** The JSON of a path; parameters with lists are repeated, empty ones left out. */
export function ask(path, parameters = {}, language = "zh") {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of [value].flat()) if (each !== undefined && each !== null && each !== "") query.append(name, each);
  }
  const url = query.size ? `${path}?${query}` : path;
  const key = `${language} ${url}`;
  if (!kept.has(key)) {
    const coming = load(url, language);
    kept.set(key, coming);
    coming.catch(() => kept.delete(key)); // the next try asks again
  }
  return kept.get(key);
}

/** An answer's rows as objects by column. */
export async function rows(question, parameters = {}, language = "zh") {
  const answer = await ask(`/v1/questions/${question}`, parameters, language);
  const names = answer.columns.map((column) => column.name);
  return answer.rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place]])));
}

async function load(url, language) {
  const response = await fetch(url, { headers: { "accept-language": language } });
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(told, response.status);
  return told;
}
