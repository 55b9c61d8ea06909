// The page of a year: the quality month of a year and a scope, with theme, slogans, issuers, notices and what was new.

import { el } from "./dom.js";
import { valueLabel } from "./model.js";
import { half, names, titled } from "./page-tables.js";
import { flow, labelled, pageLink, section, sourceLink, table } from "./sections.js";
import { ask, rows } from "./server.js";
import { language, localized, message } from "./words.js";
import { drawChanges, drawIssuers, drawTypes } from "./year-changes.js";

/**
 * @import { NoticeEntity, Page, RegisterRow, RelatedItem, WholeEntity } from "../../types/api.js"
 * @import { Child } from "../../types/page.js"
 */

/** @typedef {{ id: string, name: string, name_en?: string | null, year: number, scope: string }} Campaign */

const MOST = 500; // entities of a list

/**
 * Draw a campaign.
 * @param {WholeEntity} entity
 * @returns {Promise<{ sections: Element[] }>}
 */
export async function campaignPage(entity) {
  const [year, scope] = [Number(entity.year), String(entity.scope)];
  const asked = { scope, from_year: year, to_year: year };
  const fields = ["title", "doc_number", "campaign_year", "source_file"];
  /** @type {[Page<NoticeEntity>, Page<Campaign>]} */
  const [notices, campaigns] = await Promise.all([
    ask("v1/notices", { from_year: year, to_year: year, limit: MOST, fields }, language()),
    ask("v1/campaigns", { limit: MOST }, language()),
  ]);
  const [register, issuers, types, changes] = await Promise.all([
    rows("campaign-register", { ...asked, basis: "register", status: ["confirmed", "unconfirmed"] }),
    rows("issuers-joined-and-left", { ...asked, change: ["joined", "left", "stayed"] }),
    rows("types-by-year", asked),
    rows("new-and-dropped-activities", { ...asked, change: ["new", "dropped", "kept"] }),
  ]);
  return {
    sections: [
      half(section("words", message("campaign.words"), labelled(words(entity)))),
      half(section("around", message("campaign.around"), labelled(around(entity, notices.items, campaigns.items)))),
      section("issuers", message("campaign.issuers"), drawIssuers(issuers)),
      half(section("types", message("campaign.types"), drawTypes(types))),
      half(section("changes", message("campaign.changes"), drawChanges(changes))),
      ...registered(register),
    ],
  };
}

/**
 * Theme and slogans; each leads to its place in a notice, or else to its own page.
 * @param {WholeEntity} entity
 * @returns {[string, Child][]}
 */
function words({ relations }) {
  const items = (/** @type {string} */ relation) =>
    relations.find((group) => group.relation === relation && group.direction === "out")?.items ?? [];
  const list = (/** @type {RelatedItem[]} */ some) =>
    some.length ? el("ul", { class: "lines", lang: "zh-CN" }, [...byText(some)].map(quoted)) : "—";
  return [
    [message("campaign.theme"), list(items("HAS_THEME"))],
    [message("campaign.slogans"), list(items("HAS_SLOGAN"))],
  ];
}

/**
 * The places of each theme or slogan, which several notices may print.
 * @param {RelatedItem[]} items
 * @returns {Map<string, RelatedItem[]>}
 */
function byText(items) {
  const found = new Map();
  for (const item of items) found.set(item.id, [...(found.get(item.id) ?? []), item]);
  return found;
}

/**
 * A theme or slogan as a list item that leads to each notice where it stands.
 * @param {[string, RelatedItem[]]} places
 * @returns {HTMLElement}
 */
function quoted([, items]) {
  const links = items.map((item, place) => [place ? " " : "", placed(item, place ? String(place + 1) : item.title)]);
  return el("li", {}, links);
}

/**
 * A link to the notice where a theme or slogan stands; to its own page where a register has it.
 * @param {RelatedItem} item
 * @param {string} text
 * @returns {HTMLElement}
 */
function placed({ type, id, properties: { notice, start, end } }, text) {
  if (!notice || !end) return pageLink(type, id, text);
  const link = pageLink("Notice", String(notice), text, { span: `${start}-${end}` });
  if (/^\d+$/.test(text)) link.setAttribute("aria-label", message("campaign.also", { place: text }));
  return link;
}

/**
 * The notices of the year, the years of the scope, and the other scopes of the year.
 * @param {WholeEntity} entity
 * @param {NoticeEntity[]} notices
 * @param {Campaign[]} campaigns
 * @returns {[string, Child][]}
 */
function around(entity, notices, campaigns) {
  const years = campaigns.filter(({ scope }) => scope === entity.scope).sort((one, other) => one.year - other.year);
  const others = campaigns.filter(({ id, year }) => year === entity.year && id !== entity.id);
  const links = years.map(({ id, year }) =>
    id === entity.id ? el("strong", {}, String(year)) : pageLink("Campaign", id, String(year)),
  );
  const listed = notices.map((each) => pageLink("Notice", each.id, titled(each)));
  return [
    [message("campaign.years"), flow(links)],
    [message("campaign.notices"), listed.length ? flow(listed) : message("campaign.noNotices")],
    [message("campaign.others"), others.length ? names("Campaign", others) : "—"],
  ];
}

/**
 * What registers of past campaigns have on the year.
 * @param {RegisterRow[]} register
 * @returns {HTMLElement[]}
 */
function registered(register) {
  if (!register.length) return [];
  const listed = table(message("campaign.registerCaption", { count: register.length }), [
    { title: message("register.fact"), cell: (row) => valueLabel("fact", row.fact) },
    { title: message("register.value"), cell: (row) => row.value },
    { title: message("register.status"), cell: (row) => valueLabel("status", row.status) },
    { title: message("register.source"), cell: sourceLink },
    { title: message("register.note"), cell: (row) => localized(row.note, row.note) || "—" },
  ], register);
  return [section("register", message("campaign.register"), listed)];
}
