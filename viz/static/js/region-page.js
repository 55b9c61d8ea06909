// The page of a region: what is within it, its campaigns and notices, its agencies, its activities over the years.

import { el } from "./dom.js";
import { classLabel } from "./model.js";
import { activityTable, half, names, properties, related, titled } from "./page-tables.js";
import { flow, labelled, pageLink, section } from "./sections.js";
import { ask, rows } from "./server.js";
import { typeYearTable } from "./type-years.js";
import { language, message } from "./words.js";

/**
 * @import { NamedEntity, NoticeEntity, Page, WholeEntity } from "../../types/api.js"
 * @import { Child } from "../../types/page.js"
 */

const HIDDEN = ["name", "pinyin", "former_ids", "campaign_scope"];
const MOST = 500; // entities of a list

/**
 * Draw a region.
 * @param {WholeEntity} entity
 * @returns {Promise<{ sections: Element[] }>}
 */
export async function regionPage(entity) {
  const here = { region: entity.id, limit: MOST };
  const scope = { scope: String(entity.campaign_scope ?? ""), limit: MOST };
  /** @type {[Page<NamedEntity>, Page<NoticeEntity>, Page<NamedEntity>]} */
  const lists = await Promise.all([
    scope.scope ? ask("v1/campaigns", scope, language()) : { items: [] },
    ask("v1/notices", { ...here, fields: ["title", "doc_number", "campaign_year", "source_file"] }, language()),
    ask("v1/agencies", { ...here, fields: ["name", "name_en"] }, language()),
  ]);
  const [types, activities] = await Promise.all([
    rows("regions-compared", { region: entity.id }),
    rows("activities", { region: entity.id }),
  ]);
  return { sections: [...places(entity, lists), work(types, activities)] };
}

/**
 * Where the region lies, and what it has.
 * @param {WholeEntity} entity
 * @param {[Page<NamedEntity>, Page<NoticeEntity>, Page<NamedEntity>]} lists
 * @returns {HTMLElement[]}
 */
function places(entity, [campaigns, notices, agencies]) {
  const within = related(entity, { "WITHIN out": message("region.within"), "WITHIN in": message("region.contains") });
  /** @type {[string, Child][]} */
  const pairs = [
    [classLabel("Campaign"), names("Campaign", campaigns.items)],
    [classLabel("Notice"), flow(notices.items.map((each) => pageLink("Notice", each.id, titled(each))))],
  ];
  const some = pairs.filter((_, place) => [campaigns, notices][place]?.items.length);
  const listed = agencies.items.length ? names("Agency", agencies.items) : none("region.noAgencies");
  return [
    half(properties(entity, HIDDEN)),
    half(section("within", message("region.place"), labelled(within))),
    half(section("campaigns", message("region.campaigns"), some.length ? labelled(some) : none("region.noNotices"))),
    half(section("agencies", message("region.agencies"), listed)),
  ];
}

/**
 * The activities in the region by type and year, and one by one.
 * @param {import("../../types/api.js").TypeYearRow[]} types
 * @param {import("../../types/api.js").ActivityRow[]} activities
 * @returns {HTMLElement}
 */
function work(types, activities) {
  const counts = typeYearTable(message("record.byYear"), types, null);
  const listed = activities.length ? activityTable(activities) : none("region.noActivities");
  return section("activities", message("region.activities"), counts, listed);
}

/**
 * A note that there is nothing.
 * @param {string} name of its message
 * @returns {HTMLElement}
 */
function none(name) {
  return el("p", { class: "hint" }, message(name));
}
